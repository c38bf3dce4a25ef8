import { dateRange } from '~/app/records/filters';
import type { Filter } from '~/lib/url';
import type { TimeFilter } from '~/__generated__/TimePageQuery.graphql';
import { stateFor, timeStatuses, type TimeStatus, type Verb } from './words';

/** The address's filter as the server's. What the server would not know is left out. */
export function toTimeFilter(filter: Filter, text: string): TimeFilter {
  const status = timeStatuses.filter((value) => filter['status']?.includes(value));
  const workedOn = dateRange(filter['worked']?.[0]);
  const account = filter['account']?.[0];
  const contract = filter['contract']?.[0];
  const billed = filter['billed']?.[0];
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(status.length > 0 ? { status } : {}),
    ...(workedOn ? { workedOn } : {}),
    ...(account ? { accountId: account } : {}),
    ...(contract ? { contractId: contract } : {}),
    ...(filter['late']?.[0] === 'yes' ? { late: true } : {}),
    ...(billed === 'yes' || billed === 'no' ? { billed: billed === 'yes' } : {}),
  };
}

/** Of the chosen entries those that the verb can be done to. */
export function ready<Entry extends { readonly id: string; readonly status: TimeStatus }>(entries: readonly Entry[], verb: Verb): readonly Entry[] {
  return entries.filter((entry) => entry.status === stateFor(verb));
}

/** The filter of the list narrowed to what the verb can be done to; null when that is nothing. */
export function readyFilter(filter: TimeFilter, verb: Verb): TimeFilter | null {
  const state = stateFor(verb);
  return filter.status && !filter.status.includes(state) ? null : { ...filter, status: [state] };
}
