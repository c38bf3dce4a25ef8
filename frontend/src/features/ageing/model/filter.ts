import { isPlainDate, type PlainDate } from '~/lib/plaindate';
import { sortField, type Filter, type Sort } from '~/lib/url';
import { accountKinds } from '~/features/accounts/model/kinds';
import type { AgeingFilter } from '~/__generated__/AgeingPageQuery.graphql';

/** What the report is about; all of it is in the address. */
export interface Report {
  asOf: PlainDate;
  basis: 'DUE_DATE' | 'ISSUE_DATE';
  filter: AgeingFilter;
  /** The report covers everything: only then can it be tied to the ledger. */
  whole: boolean;
}

export function reportOf(filter: Filter, viewerId: string, today: PlainDate): Report {
  const day = filter['asof']?.[0];
  const kind = accountKinds.filter((value) => filter['kind']?.includes(value));
  const unit = filter['unit']?.[0];
  const mine = filter['book']?.[0] === 'mine';
  return {
    asOf: day && isPlainDate(day) ? day : today,
    basis: filter['basis']?.[0] === 'issue' ? 'ISSUE_DATE' : 'DUE_DATE',
    filter: { ...(kind.length > 0 ? { kind } : {}), ...(unit ? { businessUnitId: unit } : {}), ...(mine ? { bookOf: viewerId } : {}) },
    whole: kind.length === 0 && !mine,
  };
}

const fields = { account: 'NAME', total: 'TOTAL', pastDue: 'PAST_DUE', oldestDueOn: 'OLDEST' } as const;

/** The server has one direction for each field: names from A, amounts from the largest, days from the oldest. */
export function ageingOrder(sort: Sort | undefined): (typeof fields)[keyof typeof fields] {
  return sortField(fields, sort) ?? 'PAST_DUE';
}

export const naturalSort = (sort: Sort | undefined): Sort | undefined => sort && { field: sort.field, descending: sort.field === 'total' || sort.field === 'pastDue' };

/**
 * The filter of the invoice list that sums to a bucket, or to everything open; undefined when that list cannot say the
 * same: it is about today, due dates and all kinds of account.
 */
export function invoiceList(report: Report, today: PlainDate, currency: string, filter: Filter, buckets: readonly string[]): string | undefined {
  if (report.asOf !== today || report.basis !== 'DUE_DATE' || filter['kind'] || filter['unit']) return undefined;
  return [filter['book'] ? 'book:mine' : '', buckets.length > 0 ? `bucket:${buckets.join('|')}` : '', `currency:${currency}`, 'status:OPEN|OVERDUE'].filter(Boolean).join(',');
}
