import type { IEnvironment } from 'relay-runtime';
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

/** What a search works with: where to ask, and how to go to what was found. */
export interface SearchTools {
  environment: IEnvironment;
  /** Path and search params: "/accounts/…". */
  open: (path: string) => void;
}

export type RecordSearch = (text: string, signal: AbortSignal, tools: SearchTools) => Promise<readonly FoundRecord[]>;

const searches = new Map<string, RecordSearch>();

/** Lets the palette look for records of one kind on the server: registerSearch('accounts', …) once, at module level of a feature. */
export function registerSearch(kind: string, search: RecordSearch): void {
  searches.set(kind, search);
}

/** All kinds at once; a kind that fails finds nothing. */
export async function searchRecords(text: string, signal: AbortSignal, tools: SearchTools): Promise<FoundRecord[]> {
  const found = await Promise.all([...searches.values()].map((search) => search(text, signal, tools).catch(() => [])));
  return found.flat();
}
