import { fetchQuery, graphql } from 'react-relay/hooks';
import { registerSearch } from '~/app/commands/search';
import { t } from '~/i18n';
import { moneyText } from '~/ui/Money';
import type { searchPaymentsQuery } from '~/__generated__/searchPaymentsQuery.graphql';

/** Lets the palette find payments by number, reference or payer. */
registerSearch('payments', async (text, signal, { environment, open }) => {
  const found = await fetchQuery<searchPaymentsQuery>(
    environment,
    graphql`
      query searchPaymentsQuery($text: String!) {
        payments(first: 4, filter: { text: $text }) {
          edges {
            node {
              id
              number
              payer
              amount {
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
  if (signal.aborted || !found) return [];
  return found.payments.edges.map(({ node }) => ({
    id: node.id,
    label: node.number,
    hint: `${node.account?.name ?? node.payer} ${moneyText(node.amount, { unit: 'code' })}`.trim(),
    group: t('nav.payments', 'Payments'),
    icon: 'payment' as const,
    run: () => open(`/payments/${encodeURIComponent(node.id)}`),
  }));
});
