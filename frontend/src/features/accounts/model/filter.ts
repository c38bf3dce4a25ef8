import type { PlainDate } from '~/lib/plaindate';
import { sortField, type Filter, type Sort } from '~/lib/url';
import type { AccountFilter, AccountOrder } from '~/__generated__/AccountsPageQuery.graphql';
import { accountKinds } from './kinds';
import { accountStatuses } from './names';

const decimal = /^\d+(\.\d{1,8})?$/;

/** The address's filter as the server's, with its balances of an earlier day; unknown values are left out. */
export function toAccountFilter(filter: Filter, text: string, viewerId: string, asOf?: PlainDate): AccountFilter {
  const kind = accountKinds.filter((value) => filter['kind']?.includes(value));
  const status = accountStatuses.filter((value) => filter['status']?.includes(value));
  const region = filter['region']?.[0];
  const parent = filter['parent']?.[0];
  const [min, max] = [filter['min']?.[0], filter['max']?.[0]];
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(kind.length > 0 ? { kind } : {}),
    ...(status.length > 0 ? { status } : {}),
    ...(region ? { region } : {}),
    ...(parent ? { parentId: parent } : {}),
    ...(filter['owing']?.[0] === 'yes' ? { hasBalance: true } : {}),
    ...(min && decimal.test(min) ? { minBalance: min } : {}),
    ...(max && decimal.test(max) ? { maxBalance: max } : {}),
    ...(asOf ? { asOf } : {}),
    ...(filter['book']?.[0] === 'mine' ? { bookOf: viewerId } : {}),
  };
}

const fields = { number: 'NUMBER', name: 'NAME', createdAt: 'CREATED_AT', balance: 'BALANCE' } as const;

export function toAccountOrder(sort: Sort | undefined): AccountOrder | undefined {
  const field = sortField(fields, sort);
  return field ? { field, direction: sort?.descending ? 'DESC' : 'ASC' } : undefined;
}
