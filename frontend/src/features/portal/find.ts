import { fetchQuery, graphql } from 'react-relay/hooks';
import type { FoundRecord, SearchTools } from '~/app/commands/search';
import { t } from '~/i18n';
import { moneyText } from '~/ui/Money';
import type { findQuery } from '~/__generated__/findQuery.graphql';

/** Invoices by number or purchase order, payments by number or reference. */
export async function find(text: string, signal: AbortSignal, { environment, open }: SearchTools): Promise<FoundRecord[]> {
  const found = await fetchQuery<findQuery>(
    environment,
    graphql`
      query findQuery($text: String!) {
        invoices(first: 6, filter: { text: $text }) {
          edges {
            node {
              id
              number
              balance {
                amount
                currency
              }
            }
          }
        }
        payments(first: 4, filter: { text: $text }) {
          edges {
            node {
              id
              number
              amount {
                amount
                currency
              }
            }
          }
        }
      }
    `,
    { text },
  ).toPromise();
  if (signal.aborted || !found) return [];
  return [
    ...found.invoices.edges.map(({ node }) => ({
      id: node.id,
      label: node.number,
      hint: moneyText(node.balance, { unit: 'code' }),
      group: t('nav.invoices', 'Invoices'),
      icon: 'invoice' as const,
      run: () => open(`/portal/invoices/${encodeURIComponent(node.id)}`),
    })),
    ...found.payments.edges.map(({ node }) => ({
      id: node.id,
      label: node.number,
      hint: moneyText(node.amount, { unit: 'code' }),
      group: t('nav.payments', 'Payments'),
      icon: 'payment' as const,
      run: () => open(`/portal/payments/${encodeURIComponent(node.id)}`),
    })),
  ];
}
