import { graphql } from 'react-relay/hooks';
import { useLiveQuery } from '~/app/query';
import { t } from '~/i18n';
import { DateText, Figure, Money } from '~/ui';
import type { NextDueOnQuery } from '~/__generated__/NextDueOnQuery.graphql';
import type { NextDueQuery } from '~/__generated__/NextDueQuery.graphql';

export interface NextDueProps {
  accounts: { accountId?: string; includeChildren?: boolean };
  currency: string;
  onShow: (day: string) => void;
}

/** The next day on which something is due. */
export function NextDue({ accounts, currency, onShow }: NextDueProps) {
  const { data } = useLiveQuery<NextDueQuery>(
    graphql`
      query NextDueQuery($filter: InvoiceFilter) {
        invoices(first: 1, filter: $filter, orderBy: { field: DUE_ON }) {
          edges {
            node {
              id
              dueOn
            }
          }
        }
      }
    `,
    { filter: { ...accounts, currency, status: ['OPEN'] } },
    ['Invoice', 'Application'],
  );
  const day = data.invoices.edges[0]?.node.dueOn;
  if (!day) return <Figure label={t('portal.next', 'Next due')} value="–" hint={t('portal.next.none', 'nothing more is due')} />;
  return <NextOn accounts={accounts} currency={currency} day={day} onShow={onShow} />;
}

/** All that is due on that day, together. */
function NextOn({ accounts, currency, day, onShow }: NextDueProps & { day: string }) {
  const { data } = useLiveQuery<NextDueOnQuery>(
    graphql`
      query NextDueOnQuery($filter: InvoiceFilter) {
        invoices(first: 1, filter: $filter) {
          totals {
            count
            balance {
              amount
              currency
            }
          }
        }
      }
    `,
    { filter: { ...accounts, currency, status: ['OPEN'], dueOn: { from: day, to: day } } },
    ['Invoice', 'Application'],
  );
  const sum = data.invoices.totals[0];
  return <Figure label={t('portal.next', 'Next due')} value={sum ? <Money value={sum.balance} unit="code" /> : '–'} hint={<DateText date={day} />} onClick={() => onShow(day)} />;
}
