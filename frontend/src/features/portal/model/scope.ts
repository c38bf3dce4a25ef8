/** Search params of the portal's pages: filter, order and text of a list, whose accounts it is about, and the page of it. */
export interface PortalSearch {
  f?: string;
  sort?: string;
  q?: string;
  /** Only this account; all that the viewer may see when absent. */
  account?: string;
  /** "all": the account with those below it. */
  group?: string;
  /** From 2 on. */
  page?: string;
}

const forms = { f: /./, sort: /./, q: /./, account: /./, group: /^all$/, page: /^(?!1$)[1-9]\d{0,4}$/ };

/** Strings of the right form only; everything else is dropped. */
export function portalSearch(raw: Record<string, unknown>): PortalSearch {
  return Object.fromEntries(Object.entries(forms).flatMap(([name, form]) => (typeof raw[name] === 'string' && form.test(raw[name]) ? [[name, raw[name]]] : [])));
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
export interface Accounts {
  accountId?: string;
  includeChildren?: boolean;
}

export function accountsOf(account: string | undefined, group?: string): Accounts {
  return account === undefined ? {} : { accountId: account, includeChildren: group === 'all' };
}
