import { isPlainDate, today, type PlainDate } from '~/lib/plaindate';
import type { Filter } from '~/lib/url';

/** What an account's page is about: one account or with those below it, on a day. All of it is in the address. */
export interface Scope {
  accountId: string;
  group: boolean;
  asOf: PlainDate;
  today: PlainDate;
}

export function scopeOf(accountId: string, filter: Filter): Scope {
  const now = today();
  const day = filter['asof']?.[0];
  return { accountId, group: filter['group']?.[0] === 'all', asOf: day && isPlainDate(day) ? day : now, today: now };
}
