import { isZero, toMinor, type Money } from '~/lib/money';
import type { PlainDate } from '~/lib/plaindate';
import type { Sort } from '~/lib/url';
import { bucketOn, type BucketName } from './buckets';

interface Item {
  readonly number: string;
  readonly issueOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly total: Money;
  readonly balance: Money;
}

/** What was open at the end of a day, out of the invoices issued by then with their balances of that day. */
export function openOn<I extends Item>(invoices: readonly I[], asOf: PlainDate, buckets: readonly BucketName[], currency: string | undefined): I[] {
  return invoices.filter(
    (invoice) => !isZero(invoice.balance) && (currency === undefined || invoice.balance.currency === currency) && (buckets.length === 0 || buckets.includes(bucketOn(asOf, invoice.dueOn))),
  );
}

const by: Record<string, (left: Item, right: Item) => number> = {
  number: (left, right) => (left.number < right.number ? -1 : left.number > right.number ? 1 : 0),
  issueOn: (left, right) => (left.issueOn < right.issueOn ? -1 : left.issueOn > right.issueOn ? 1 : 0),
  dueOn: (left, right) => (left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : 0),
  total: (left, right) => Number(toMinor(left.total) - toMinor(right.total)),
  balance: (left, right) => Number(toMinor(left.balance) - toMinor(right.balance)),
};

/** Sorted as the server would; oldest due first when nothing else is asked. */
export function sorted<I extends Item>(items: readonly I[], sort: Sort | undefined): I[] {
  const order = by[sort && Object.hasOwn(by, sort.field) ? sort.field : 'dueOn'];
  const direction = sort?.descending ? -1 : 1;
  return items.toSorted((left, right) => direction * (order?.(left, right) ?? 0) || (by['number']?.(left, right) ?? 0));
}
