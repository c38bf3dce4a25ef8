import lists, { type HomeListsQuery } from '~/__generated__/HomeListsQuery.graphql';
import owed from '~/__generated__/PortalPageQuery.graphql';
import type { Question } from '~/app/start';
import { accountsOf, type Accounts, type PortalSearch } from './scope';

export const listsOf = (accounts: Accounts): HomeListsQuery['variables'] => ({ invoices: { ...accounts, status: ['OPEN', 'OVERDUE'] }, payments: accounts });

/** What the overview begins with: what is owed, and the lists below it. */
export function overviewAhead({ account, group }: PortalSearch): Question[] {
  const accounts = accountsOf(account, group);
  return [
    { request: owed, variables: { filter: accounts } },
    { request: lists, variables: listsOf(accounts) },
  ];
}
