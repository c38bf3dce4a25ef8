import lists, { type HomeListsQuery } from '~/__generated__/HomeListsQuery.graphql';
import owed from '~/__generated__/PortalPageQuery.graphql';
import choices from '~/__generated__/ScopeSwitchQuery.graphql';
import type { Question } from '~/app/start';
import { accountsOf, type Accounts, type PortalSearch } from './scope';

export const listsOf = (accounts: Accounts): HomeListsQuery['variables'] => ({ invoices: { ...accounts, status: ['OPEN', 'OVERDUE'] }, payments: accounts });

export const firstChoices = { first: 50, offset: 0 };

/** What the overview begins with: what is owed, the lists below it, and the accounts to choose from. */
export function overviewAhead({ account, group }: PortalSearch): Question[] {
  const accounts = accountsOf(account, group);
  return [
    { request: owed, variables: { filter: accounts } },
    { request: lists, variables: listsOf(accounts) },
    { request: choices, variables: firstChoices },
  ];
}
