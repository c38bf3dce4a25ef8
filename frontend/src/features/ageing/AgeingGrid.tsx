import { useNavigate } from '@tanstack/react-router';
import { useMemo, type ReactNode, type Ref } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useList } from '~/app/list';
import { useCan } from '~/app/viewer';
import { bucketLabel, bucketNames } from '~/features/accounts/model/buckets';
import { kindName } from '~/features/accounts/model/names';
import { dateColumn, Grid, moneyColumn, textColumn, type GridColumn, type GridHandle, type RowSource } from '~/grid';
import { t } from '~/i18n';
import { fromMinor } from '~/lib/money';
import type { AgeingGridQuery } from '~/__generated__/AgeingGridQuery.graphql';
import { ageingOrder, naturalSort, type Report } from './model/filter';

export type AgeingRow = AgeingGridQuery['response']['accountAgeing']['nodes'][number];

const query = graphql`
  query AgeingGridQuery($first: Int!, $offset: Int!, $asOf: Date, $basis: AgeingBasis!, $currency: CurrencyCode, $filter: AgeingFilter, $orderBy: AccountAgeingOrderField!) {
    accountAgeing(first: $first, offset: $offset, asOf: $asOf, basis: $basis, currency: $currency, filter: $filter, orderBy: $orderBy) {
      nodes {
        account {
          id
          number
          name
          kind
        }
        count
        oldestDueOn
        total {
          amount
          currency
        }
        pastDue {
          amount
          currency
        }
        unappliedCash {
          amount
          currency
        }
        unappliedCredit {
          amount
          currency
        }
        buckets {
          name
          amount {
            amount
            currency
          }
        }
      }
      totalCount
    }
  }
`;

/** Every account that owes something, by bucket. */
export default function AgeingGrid({ report, currency, totals, filtered, handle }: { report: Report; currency: string; totals: Readonly<Record<string, ReactNode>>; filtered: boolean; handle: Ref<GridHandle<AgeingRow>> }) {
  const list = useList();
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const can = useCan();
  const orderBy = ageingOrder(list.sort);
  const { asOf, basis, filter } = report;
  const source = useMemo((): RowSource<AgeingRow> => {
    const variables = { asOf, basis, currency, filter, orderBy };
    return {
      key: `ageing ${JSON.stringify(variables)}`,
      id: (row) => row.account.id,
      rows: (first, limit, signal) =>
        new Promise((resolve, reject) => {
          const subscription = fetchQuery<AgeingGridQuery>(environment, query, { ...variables, first: limit, offset: first }, { fetchPolicy: 'network-only' }).subscribe({
            next: ({ accountAgeing }) => resolve({ rows: accountAgeing.nodes, total: accountAgeing.totalCount }),
            error: reject,
          });
          signal.addEventListener('abort', () => {
            subscription.unsubscribe();
            reject(new DOMException('The rows are no longer needed.', 'AbortError'));
          });
        }),
    };
  }, [environment, asOf, basis, currency, filter, orderBy]);
  const columns = useMemo(
    (): readonly GridColumn<AgeingRow>[] => [
      textColumn('account', t('audit.account', 'Account'), (row) => row.account.name, { width: 180, grow: 2, pinned: 'start', card: 'primary' }),
      textColumn('number', t('accounts.number', 'Number'), (row) => row.account.number, { width: 88, sortable: false, hidden: true, card: 'secondary' }),
      textColumn('kind', t('accounts.kind', 'Kind'), (row) => kindName(row.account.kind), { width: 80, sortable: false, hidden: true }),
      ...bucketNames.map((name) =>
        moneyColumn<AgeingRow>(name, bucketLabel(name), (row) => row.buckets.find((bucket) => bucket.name === name)?.amount ?? fromMinor(0n, currency), { currency, unit: '', width: 96, sortable: false }),
      ),
      moneyColumn('total', t('ageing.total', 'Open'), (row) => row.total, { currency, unit: '', width: 108, card: 'secondary', named: true }),
      moneyColumn('pastDue', t('accounts.pastDue', 'Past due'), (row) => row.pastDue, { currency, unit: '', width: 108, card: 'trailing' }),
      moneyColumn('unappliedCash', t('account.unappliedCash', 'Unapplied cash'), (row) => row.unappliedCash, { currency, unit: '', width: 124, sortable: false }),
      moneyColumn('unappliedCredit', t('account.unappliedCredit', 'Unapplied credit'), (row) => row.unappliedCredit, { currency, unit: '', width: 124, sortable: false, hidden: true }),
      dateColumn('oldestDueOn', t('accounts.oldest', 'Oldest due'), (row) => row.oldestDueOn, { card: 'meta' }),
    ],
    [currency],
  );
  const day = list.filter['asof']?.[0];
  return (
    <Grid
      id="ageing"
      label={t('ageing.byAccount', 'Ageing by account')}
      noun={(n) => t('ageing.counted', '{n, plural, one {open account} other {open accounts}}', { n })}
      columns={columns}
      source={source}
      sort={list.sort ?? { field: 'pastDue', descending: true }}
      onSort={(next) => list.setSort(naturalSort(next))}
      peeked={list.peek}
      onPeek={(row) => (list.peek === row.account.id ? list.closePeek() : list.openPeek(row.account.id))}
      onCursor={(row) => list.followPeek(row.account.id)}
      onOpen={(row) => void navigate({ to: '/accounts/$id', params: { id: row.account.id } as never, search: (day ? { f: `asof:${day}` } : {}) as never })}
      filtered={filtered}
      onClearFilter={list.clearFilter}
      forbidden={!can('reports:read')}
      totals={totals}
      autoFocus
      handle={handle}
    />
  );
}
