import { creditReasons } from '~/app/records/credit';
import { dateRange } from '~/app/records/filters';
import type { Filter, Sort } from '~/lib/url';
import type { CreditMemoFilter, CreditMemoOrder } from '~/__generated__/CreditsPageQuery.graphql';

export const creditTabs = ['requested', 'posted', 'unapplied', 'rejected', 'all'] as const;
export type CreditTab = (typeof creditTabs)[number];

/** Tab and filter of the address as the server's filter. */
export function toCreditFilter(tab: CreditTab, filter: Filter, text: string, viewerId: string): CreditMemoFilter {
  const reason = creditReasons()
    .map((entry) => entry.value)
    .filter((value) => filter['reason']?.includes(value));
  const issueOn = dateRange(filter['issued']?.[0]);
  const account = filter['account']?.[0];
  const currency = filter['currency']?.[0];
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(tab === 'all' ? {} : { status: [tab === 'requested' ? 'REQUESTED' : tab === 'rejected' ? 'REJECTED' : 'POSTED'] }),
    ...(tab === 'unapplied' ? { hasUnapplied: true } : {}),
    ...(reason.length > 0 ? { reason } : {}),
    ...(issueOn ? { issueOn } : {}),
    ...(currency && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
    ...(filter['book']?.[0] === 'mine' ? { bookOf: viewerId } : {}),
    ...(account ? { accountId: account, includeChildren: filter['group']?.[0] === 'all' } : {}),
  };
}

const fields = { issueOn: 'ISSUE_ON', amount: 'AMOUNT', createdAt: 'CREATED_AT' } as const;

export function toCreditOrder(sort: Sort | undefined): CreditMemoOrder | undefined {
  const field = sort && fields[sort.field as keyof typeof fields];
  return field ? { field, direction: sort.descending ? 'DESC' : 'ASC' } : undefined;
}
