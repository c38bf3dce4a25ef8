import type { IconName } from '~/ui';

/** A record that the palette found. */
export interface FoundRecord {
  id: string;
  label: string;
  hint?: string;
  group: string;
  icon?: IconName;
  run: () => void;
}

export type RecordSearch = (text: string, signal: AbortSignal) => Promise<readonly FoundRecord[]>;

const searches = new Map<string, RecordSearch>();

/** Lets the palette look for records of one kind on the server: registerSearch('accounts', …) once, at module level of a feature. */
export function registerSearch(kind: string, search: RecordSearch): void {
  searches.set(kind, search);
}

/** All kinds at once; a kind that fails finds nothing. */
export async function searchRecords(text: string, signal: AbortSignal): Promise<FoundRecord[]> {
  const found = await Promise.all([...searches.values()].map((search) => search(text, signal).catch(() => [])));
  return found.flat();
}
