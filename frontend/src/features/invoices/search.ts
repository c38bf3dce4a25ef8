import { fetchQuery, graphql } from 'react-relay/hooks';
import { registerSearch } from '~/app/commands/search';
import { t } from '~/i18n';
import { moneyText } from '~/ui/Money';
import type { searchInvoicesQuery } from '~/__generated__/searchInvoicesQuery.graphql';

/** Lets the palette find invoices by number, purchase order or account. */
registerSearch('invoices', async (text, signal, { environment, open }) => {
  const request = fetchQuery<searchInvoicesQuery>(
    environment,
    graphql`
      query searchInvoicesQuery($text: String!) {
        invoices(first: 6, filter: { text: $text }) {
          edges {
            node {
              id
              number
              balance {
                amount
                currency
              }
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
  const found = await request;
  if (signal.aborted || !found) return [];
  return found.invoices.edges.map(({ node }) => ({
    id: node.id,
    label: node.number,
    hint: `${node.account?.name ?? ''} ${moneyText(node.balance, { unit: 'code' })}`.trim(),
    group: t('nav.invoices', 'Invoices'),
    icon: 'invoice' as const,
    run: () => open(`/invoices/${encodeURIComponent(node.id)}`),
  }));
});
