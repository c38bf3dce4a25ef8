import { isPlainDate, type PlainDate } from '~/lib/plaindate';
import type { Filter } from '~/lib/url';

/** The day of the address; today when it names none. */
export function dayOf(filter: Filter, today: PlainDate): PlainDate {
  const day = filter['asof']?.[0];
  return day && isPlainDate(day) ? day : today;
}
