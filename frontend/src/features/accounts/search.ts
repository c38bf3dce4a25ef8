import { fetchQuery, graphql } from 'react-relay/hooks';
import { registerSearch } from '~/app/commands/search';
import { t } from '~/i18n';
import type { searchAccountsQuery } from '~/__generated__/searchAccountsQuery.graphql';

/** Lets the palette find accounts by number or name. */
registerSearch('accounts', async (text, signal, { environment, open }) => {
  const found = await fetchQuery<searchAccountsQuery>(
    environment,
    graphql`
      query searchAccountsQuery($text: String!) {
        accounts(first: 6, filter: { text: $text }) {
          edges {
            node {
              id
              number
              name
            }
          }
        }
      }
    `,
    { text },
  ).toPromise();
  if (signal.aborted || !found) return [];
  return found.accounts.edges.map(({ node }) => ({
    id: node.id,
    label: node.name,
    hint: node.number,
    group: t('nav.accounts', 'Accounts'),
    icon: 'accounts' as const,
    run: () => open(`/accounts/${encodeURIComponent(node.id)}`),
  }));
});
