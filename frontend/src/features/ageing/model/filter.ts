import { addDays, type PlainDate } from '~/lib/plaindate';
import { encodeFilter, sortField, type Filter, type Sort } from '~/lib/url';
import { dayOf } from '~/features/accounts/model/day';
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
  const kind = accountKinds.filter((value) => filter['kind']?.includes(value));
  const unit = filter['unit']?.[0];
  const mine = filter['book']?.[0] === 'mine';
  return {
    asOf: dayOf(filter, today),
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

/** Days of age of each bucket; the last has no end. */
const ages: Readonly<Record<string, readonly [number, number?]>> = { CURRENT: [0, 0], D1_30: [1, 30], D31_60: [31, 60], D61_90: [61, 90], D91_120: [91, 120], D121_PLUS: [121] };

/** The days of issue of neighbouring buckets, by age since the issue date. */
function issuedIn(buckets: readonly string[], asOf: PlainDate): string[] {
  const youngest = ages[buckets[0] ?? ''];
  const oldest = ages[buckets.at(-1) ?? '']?.[1];
  return youngest ? [`${oldest === undefined ? '' : addDays(asOf, -oldest)}..${addDays(asOf, -youngest[0])}`] : [];
}

/** The filter of the invoice list that sums to neighbouring buckets, or to everything open. */
export function invoiceList(report: Report, today: PlainDate, currency: string, filter: Filter, buckets: readonly string[]): string | undefined {
  const byDue = report.basis === 'DUE_DATE';
  return encodeFilter({
    asof: report.asOf === today ? [] : [report.asOf],
    book: filter['book'] ?? [],
    bucket: byDue ? buckets : [],
    currency: [currency],
    issued: byDue ? [] : issuedIn(buckets, report.asOf),
    kind: report.filter.kind ?? [],
    status: ['OPEN', 'OVERDUE'],
    unit: report.filter.businessUnitId ? [report.filter.businessUnitId] : [],
  });
}
