import type { Filter, Sort } from '~/lib/url';
import type { PaymentFilter, PaymentOrder } from '~/__generated__/PaymentsPageQuery.graphql';
import { dateRange } from '~/app/records/filters';

export const paymentTabs = ['all', 'unapplied', 'unidentified', 'reversed'] as const;
export type PaymentTab = (typeof paymentTabs)[number];

const statuses = { all: undefined, unapplied: ['UNAPPLIED'], unidentified: ['UNIDENTIFIED'], reversed: ['REVERSED'] } as const;
const methods = ['ACH', 'WIRE', 'CHECK', 'CARD', 'DIRECT_DEBIT', 'CASH', 'OTHER'] as const;
const decimal = /^\d+(\.\d{1,8})?$/;

/** Tab and filter of the address as the server's filter. */
export function toPaymentFilter(tab: PaymentTab, filter: Filter, text: string, viewerId: string): PaymentFilter {
  const status = statuses[tab];
  const method = methods.filter((value) => filter['method']?.includes(value));
  const receivedOn = dateRange(filter['received']?.[0]);
  const [min, max] = [filter['min']?.[0], filter['max']?.[0]];
  const currency = filter['currency']?.[0];
  const account = filter['account']?.[0];
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(status ? { status: [...status] } : {}),
    ...(method.length > 0 ? { method } : {}),
    ...(receivedOn ? { receivedOn } : {}),
    ...(currency && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
    ...(min && decimal.test(min) ? { minAmount: min } : {}),
    ...(max && decimal.test(max) ? { maxAmount: max } : {}),
    ...(filter['book']?.[0] === 'mine' ? { bookOf: viewerId } : {}),
    ...(account ? { accountId: account, includeChildren: filter['group']?.[0] === 'all' } : {}),
  };
}

const fields = { number: 'NUMBER', receivedOn: 'RECEIVED_ON', amount: 'AMOUNT', unapplied: 'UNAPPLIED' } as const;

export function toPaymentOrder(sort: Sort | undefined): PaymentOrder | undefined {
  const field = sort && fields[sort.field as keyof typeof fields];
  return field ? { field, direction: sort.descending ? 'DESC' : 'ASC' } : undefined;
}
