import { today, type PlainDate } from '~/lib/plaindate';
import type { Filter } from '~/lib/url';
import { dayOf } from './model/day';

/** What an account's page is about: one account or with those below it, on a day. All of it is in the address. */
export interface Scope {
  accountId: string;
  group: boolean;
  asOf: PlainDate;
  today: PlainDate;
}

export function scopeOf(accountId: string, filter: Filter): Scope {
  const now = today();
  return { accountId, group: filter['group']?.[0] === 'all', asOf: dayOf(filter, now), today: now };
}
