import { describe, expect, it } from 'vitest';
import { accountsOf, keepAccounts, portalSearch, type PortalSearch } from './scope';

describe('portalSearch', () => {
  it('drops what a page does not know, and what is no text', () => {
    expect(portalSearch({ account: 'A', group: 'all', peek: 'x', q: 'INV', f: 3 })).toEqual({ account: 'A', group: 'all', q: 'INV' });
    expect(portalSearch({ account: '', group: 'some' })).toEqual({});
  });
  it('drops pages that are none, and the first', () => {
    for (const page of ['0', '1', '-2', '2.5', 'x', 2]) expect(portalSearch({ page }), String(page)).toEqual({});
    expect(portalSearch({ page: '12' })).toEqual({ page: '12' });
  });
});

describe('keepAccounts', () => {
  const go = (from: PortalSearch, to: PortalSearch) => keepAccounts({ search: from, next: () => to });
  it('carries the accounts to the next page', () => expect(go({ account: 'A', group: 'all', q: 'x' }, {})).toEqual({ account: 'A', group: 'all' }));
  it('lets another choice through', () => expect(go({ account: 'A', group: 'all' }, { account: 'B' })).toEqual({ account: 'B' }));
  it('lets go when told to', () => expect(go({ account: 'A' }, { account: undefined } as unknown as PortalSearch)).toEqual({ account: undefined }));
});

describe('accountsOf', () => {
  it('is everything without an account', () => expect(accountsOf(undefined)).toEqual({}));
  it('is one account, or it and those below', () => {
    expect(accountsOf('A')).toEqual({ accountId: 'A', includeChildren: false });
    expect(accountsOf('A', 'all')).toEqual({ accountId: 'A', includeChildren: true });
  });
});
