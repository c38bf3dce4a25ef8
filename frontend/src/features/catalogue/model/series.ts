import type { PlainDate } from '~/lib/plaindate';
import { phaseOn, type Dated } from './prices';

/** Values that hold until the next one of their series begins get the last day that they hold. The answer is newest first, series by series. */
export function withEnds<Entry extends { readonly startsOn: PlainDate }>(entries: readonly Entry[], series: (entry: Entry) => string, dayBefore: (day: PlainDate) => PlainDate): (Entry & { readonly endsOn: PlainDate | null })[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = series(entry);
    const group = groups.get(name);
    if (group) group.push(entry);
    else groups.set(name, [entry]);
  }
  return [...groups.keys()].toSorted().flatMap((name) => {
    const sorted = (groups.get(name) ?? []).toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1));
    return sorted.map((entry, i) => {
      const next = sorted[i - 1];
      return { ...entry, endsOn: next ? dayBefore(next.startsOn) : null };
    });
  });
}

/** Without what is over, unless that is wanted too. */
export const withoutPast = <Entry extends Dated>(entries: readonly Entry[], day: PlainDate, past: boolean): readonly Entry[] => (past ? entries : entries.filter((entry) => phaseOn(entry, day) !== 'past'));
