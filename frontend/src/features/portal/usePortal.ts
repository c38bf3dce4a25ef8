import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { accountsOf, type PortalSearch } from './model/scope';

/** Whose records the page shows, and which page of them: both are in the address. */
export function usePortal() {
  const { account, group, page } = useSearch({ strict: false }) as PortalSearch;
  return useMemo(
    () => ({
      account,
      group: group !== undefined,
      /** For the filter of any list. */
      accounts: accountsOf(account, group),
      page: Number(page ?? 1),
    }),
    [account, group, page],
  );
}
