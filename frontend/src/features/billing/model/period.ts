import { addDays, addMonths, endOfMonth, relativeRanges, resolveRange, startOfMonth, toDayNumber, type PlainDate, type RelativeRange } from '~/lib/plaindate';

/** Months that can be billed, the newest first: the next one, this one, and those before it. */
export function months(base: PlainDate, before = 17): PlainDate[] {
  return Array.from({ length: before + 2 }, (_, i) => addMonths(startOfMonth(base), 1 - i));
}

/** "October 2026". */
export const monthName = (first: PlainDate, locale: string): string => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(toDayNumber(first) * 86_400_000);

/** The month's name where the period is one month, else null. */
export function wholeMonth(from: PlainDate, to: PlainDate): PlainDate | null {
  return startOfMonth(from) === from && endOfMonth(from) === to ? from : null;
}

/** The days of cut-off, run, approval and delivery that follow a period when nobody says otherwise. */
export function usualDates(to: PlainDate): { cutOffOn: PlainDate; runOn: PlainDate; approveOn: PlainDate; deliverOn: PlainDate } {
  return { cutOffOn: addDays(to, 2), runOn: addDays(to, 3), approveOn: addDays(to, 5), deliverOn: addDays(to, 7) };
}

/** First and last day that the board shows: a relative range, or the months around today. */
export function boardRange(token: string | undefined, base: PlainDate): [PlainDate, PlainDate] {
  if ((relativeRanges as readonly string[]).includes(token ?? '')) return resolveRange(token as RelativeRange, base);
  const month = startOfMonth(base);
  return [addMonths(month, -1), endOfMonth(addMonths(month, 1))];
}

export type MilestoneState = 'done' | 'late' | 'today' | 'ahead';

/** How a day of a cycle stands: kept when what belongs to it is done, late when it is past and that is not. */
export const milestone = (on: PlainDate, done: boolean, base: PlainDate): MilestoneState => (done ? 'done' : on < base ? 'late' : on === base ? 'today' : 'ahead');
