import { fetchQuery, graphql } from 'react-relay/hooks';
import { registerSearch } from '~/app/commands/search';
import { t } from '~/i18n';
import type { searchContractsQuery } from '~/__generated__/searchContractsQuery.graphql';

/** Lets the palette find contracts by number. */
registerSearch('contracts', async (text, signal, { environment, open }) => {
  const found = await fetchQuery<searchContractsQuery>(
    environment,
    graphql`
      query searchContractsQuery($text: String!) {
        contracts(first: 4, filter: { text: $text }) {
          edges {
            node {
              id
              number
              account {
                id
                name
              }
            }
          }
        }
      }
    `,
    { text },
  ).toPromise();
  if (signal.aborted || !found) return [];
  return found.contracts.edges.map(({ node }) => ({
    id: node.id,
    label: node.number,
    ...(node.account ? { hint: node.account.name } : {}),
    group: t('nav.contracts', 'Contracts'),
    icon: 'contract' as const,
    run: () => open(`/contracts/${encodeURIComponent(node.id)}`),
  }));
});
