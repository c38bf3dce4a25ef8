import { listSearch, type ListSearch } from '~/app/list';

/** Search params of the portal's pages: those of a list, whose accounts it is about, and the page of it. */
export interface PortalSearch extends ListSearch {
  /** Only this account; all that the viewer may see when absent. */
  account?: string;
  /** The account with those below it. */
  group?: 'all';
  /** From 2 on. */
  page?: string;
}

export function portalSearch(raw: Record<string, unknown>): PortalSearch {
  const { account, group, page } = raw;
  return {
    ...listSearch(raw),
    ...(typeof account === 'string' && account !== '' ? { account, ...(group === 'all' ? { group } : {}) } : {}),
    ...(typeof page === 'string' && /^[1-9]\d{0,4}$/.test(page) && page !== '1' ? { page } : {}),
  };
}

/**
 * Keeps the accounts when a link or a filter says nothing about them: they hold on all pages until somebody chooses others.
 * "account" present but undefined is such a choice.
 */
export function keepAccounts({ search, next }: { search: PortalSearch; next: (search: PortalSearch) => PortalSearch }): PortalSearch {
  const result = next(search);
  if ('account' in result || search.account === undefined) return result;
  return { ...result, account: search.account, ...(search.group ? { group: search.group } : {}) };
}

/** The part of every filter that says whose records are meant. */
export function accountsOf(account: string | undefined, group?: 'all'): { accountId?: string; includeChildren?: boolean } {
  return account === undefined ? {} : { accountId: account, includeChildren: group === 'all' };
}
