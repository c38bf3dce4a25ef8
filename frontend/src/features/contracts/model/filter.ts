import { dayOf } from '~/app/records/DayFilter';
import { dateRange } from '~/app/records/filters';
import type { Filter } from '~/lib/url';
import type { ContractFilter } from '~/__generated__/ContractsPageQuery.graphql';
import { contractStatuses } from './words';

/** The address's filter as the server's. What the server would not know is left out: an address may come from anywhere. */
export function toContractFilter(filter: Filter, text: string): ContractFilter {
  const status = contractStatuses.filter((value) => filter['status']?.includes(value));
  const activeOn = dayOf(filter['active']?.[0]);
  const endsOn = dateRange(filter['ends']?.[0]);
  const account = filter['account']?.[0];
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(status.length > 0 ? { status } : {}),
    ...(activeOn ? { activeOn } : {}),
    ...(endsOn ? { endsOn } : {}),
    ...(account ? { accountId: account, includeChildren: filter['group']?.[0] === 'all' } : {}),
  };
}
