import { accountKinds } from '~/features/accounts/model/kinds';
import type { PlainDate } from '~/lib/plaindate';
import type { Filter, Sort } from '~/lib/url';
import type { InvoiceFilter, InvoiceOrder } from '~/__generated__/InvoicesPageQuery.graphql';
import { dateRange } from '~/app/records/filters';

type Value<Field extends keyof InvoiceFilter> = NonNullable<InvoiceFilter[Field]>;

const decimal = /^\d+(\.\d{1,8})?$/;

/** The address's filter as the server's, with its balances of an earlier day. Values that the server would not know are left out: an address may come from anywhere. */
export function toInvoiceFilter(filter: Filter, text: string, viewerId: string, asOf?: PlainDate): InvoiceFilter {
  const known = <V extends string>(field: string, values: readonly V[]): V[] => (filter[field] ?? []).filter((value): value is V => (values as readonly string[]).includes(value));
  const status = known('status', ['OPEN', 'OVERDUE', 'PAID']) as Value<'status'>;
  const bucket = known('bucket', ['CURRENT', 'D1_30', 'D31_60', 'D61_90', 'D91_120', 'D121_PLUS']) as Value<'bucket'>;
  const issueOn = dateRange(filter['issued']?.[0]);
  const dueOn = dateRange(filter['due']?.[0]);
  const [min, max] = [filter['min']?.[0], filter['max']?.[0]];
  const currency = filter['currency']?.[0];
  const account = filter['account']?.[0];
  const unit = filter['unit']?.[0];
  const accountKind = accountKinds.filter((value) => filter['kind']?.includes(value));
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(status.length > 0 ? { status } : {}),
    ...(bucket.length > 0 ? { bucket } : {}),
    ...(issueOn ? { issueOn } : {}),
    ...(dueOn ? { dueOn } : {}),
    ...(currency && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
    ...(min && decimal.test(min) ? { minBalance: min } : {}),
    ...(max && decimal.test(max) ? { maxBalance: max } : {}),
    ...(filter['book']?.[0] === 'mine' ? { bookOf: viewerId } : {}),
    ...(accountKind.length > 0 ? { accountKind } : {}),
    ...(unit ? { businessUnitId: unit } : {}),
    ...(asOf ? { asOf } : {}),
    ...(account ? { accountId: account, includeChildren: filter['group']?.[0] === 'all' } : {}),
  };
}

const fields = { number: 'NUMBER', issueOn: 'ISSUE_ON', dueOn: 'DUE_ON', total: 'TOTAL', balance: 'BALANCE' } as const;

export function toInvoiceOrder(sort: Sort | undefined): InvoiceOrder | undefined {
  const field = sort && fields[sort.field as keyof typeof fields];
  return field ? { field, direction: sort.descending ? 'DESC' : 'ASC' } : undefined;
}
