import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useRef, useState, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { creditReason, creditReasons, creditState } from '~/app/records/credit';
import { ExportButton, ExportHost } from '~/app/records/ExportButton';
import { DateFilter, FilterMenu } from '~/app/records/filters';
import { ListSearch } from '~/app/records/ListSearch';
import { onlyCurrency, totalCell, useTotals } from '~/app/records/totals';
import { useEvents } from '~/app/useEvents';
import { useCan, useViewer } from '~/app/viewer';
import { all, type BuiltIn } from '~/app/views/model';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { dateColumn, Grid, moneyColumn, stateColumn, textColumn, type GridColumn, type GridHandle } from '~/grid';
import { t } from '~/i18n';
import { toggleValue } from '~/lib/url';
import { Button, Chip, Page, PageHeader, Spring, TabPanel, Tabs, Toolbar } from '~/ui';
import type { CreditsPageQuery } from '~/__generated__/CreditsPageQuery.graphql';
import type { CreditsPageTotalsQuery } from '~/__generated__/CreditsPageTotalsQuery.graphql';
import { CreditPeek } from './CreditPeek';
import { creditTabs, toCreditFilter, toCreditOrder } from './filter';

const RequestCreditDialog = lazy(() => import('~/app/records/RequestCreditDialog'));

type Row = CreditsPageQuery['response']['creditMemos']['edges'][number]['node'];

const rowsQuery = graphql`
  query CreditsPageQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: CreditMemoFilter, $orderBy: CreditMemoOrder) {
    creditMemos(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
      edges {
        node {
          id
          number
          status
          reason
          issueOn
          description
          account {
            id
            number
            name
          }
          invoice {
            id
            number
          }
          requestedBy {
            id
            name
          }
          amount {
            amount
            currency
          }
          unapplied {
            amount
            currency
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const totalsQuery = graphql`
  query CreditsPageTotalsQuery($filter: CreditMemoFilter) {
    creditMemos(first: 1, filter: $filter) {
      totals {
        count
        amount {
          amount
          currency
        }
        unapplied {
          amount
          currency
        }
      }
    }
  }
`;

/** `rest`: what is left of posted ones, in place of why they were asked for. */
const columnsFor = (currency: string | undefined, rest: boolean): readonly GridColumn<Row>[] => [
  textColumn('number', t('credits.number', 'Credit memo'), (row) => row.number ?? t('credits.noNumber', 'No number yet'), { width: 140, sortable: false, pinned: 'start', card: 'secondary' }),
  textColumn('account', t('credits.account', 'Account'), (row) => row.account?.name, { width: 160, grow: 2, sortable: false, card: 'primary' }),
  stateColumn('status', t('credits.status', 'Status'), (row) => creditState(row.status), { width: 108, sortable: false, card: 'meta' }),
  moneyColumn('amount', t('credits.amount', 'Amount'), (row) => row.amount, { ...(currency ? { currency } : {}), width: 128, card: 'trailing' }),
  ...(rest ? [moneyColumn<Row>('unapplied', t('credits.unapplied', 'Unapplied'), (row) => (row.status === 'POSTED' ? row.unapplied : null), { ...(currency ? { currency } : {}), width: 128, sortable: false })] : []),
  textColumn('reason', t('credits.reason', 'Reason'), (row) => creditReason(row.reason), { width: 128, sortable: false, card: 'secondary' }),
  dateColumn('issueOn', t('credits.issued', 'Issued'), (row) => row.issueOn),
  textColumn('invoice', t('credits.invoice', 'Corrects'), (row) => row.invoice?.number, { width: 152, sortable: false }),
  textColumn('requestedBy', t('credits.requestedBy', 'Requested by'), (row) => row.requestedBy?.name, { width: 136, sortable: false }),
  textColumn('description', t('credits.description', 'Description'), (row) => row.description, { width: 112, grow: 2, sortable: false, hidden: rest }),
];

const builtIn: readonly BuiltIn[] = [
  { id: all, name: t('credit.state.requested', 'Requested') },
  { id: 'unapplied', name: t('credits.view.unapplied', 'Not applied in full'), filter: 'tab:unapplied' },
  { id: 'ever', name: t('credits.view.ever', 'In any state'), filter: 'tab:all' },
];

/** Credit memos by what waits: requests for a second person first. */
export default function CreditsPage(): ReactNode {
  const list = useViews('credits', builtIn);
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const viewer = useViewer();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const [dialog, setDialog] = useState<'export' | 'request' | null>(null);
  const tab = creditTabs.find((entry) => list.filter['tab']?.[0] === entry) ?? 'requested';
  const filter = useMemo(() => toCreditFilter(tab, list.filter, list.text, viewer.id), [tab, list.filter, list.text, viewer.id]);
  const orderBy = useMemo(() => toCreditOrder(list.sort), [list.sort]);
  const source = useMemo(
    () => connectionSource<CreditsPageQuery, Row>(environment, { query: rowsQuery, variables: { filter, ...(orderBy ? { orderBy } : {}) }, connection: (response) => response.creditMemos }),
    [environment, filter, orderBy],
  );
  const totals = useTotals<CreditsPageTotalsQuery, CreditsPageTotalsQuery['response']['creditMemos']['totals'][number]>(totalsQuery, { filter }, (response) => response.creditMemos.totals, ['CreditMemo']);
  const currency = onlyCurrency(totals?.map((total) => total.amount));
  const rest = tab !== 'requested' && tab !== 'rejected';
  const columns = useMemo(() => columnsFor(currency, rest), [currency, rest]);
  const shown = useViewGrid(list, columns);
  const refresh = () => grid.current?.refresh();
  useEvents(['CreditMemo'], refresh);
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'credit.request', label: t('command.credit.request', 'Request a credit memo'), group: t('command.group.credits', 'Credit memos'), icon: 'plus', keys: 'n', permission: 'credits:request', run: () => setDialog('request') },
        { id: 'list.export', label: t('command.export', 'Export the list'), group: t('command.group.list', 'List'), icon: 'download', keys: 'e', permission: 'exports:run', run: () => setDialog('export') },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ],
      [],
    ),
  );
  const request = can('credits:request') ? (
    <Button kind="primary" icon="plus" keys="n" onClick={() => setDialog('request')}>
      {t('credits.request', 'Request credit')}
    </Button>
  ) : undefined;
  const filterProps = { filter: list.filter, onFilter: list.setFilter };
  const { tab: _, ...besidesTab } = list.filter;
  const filtered = list.text !== '' || Object.keys(besidesTab).length > 0;
  return (
    <Page title={t('credits.title', 'Credit memos')} peek={list.peek ? <CreditPeek key={list.peek} id={list.peek} onDecided={refresh} onClose={() => (list.closePeek(), grid.current?.focus())} /> : null}>
      <PageHeader
        title={t('credits.title', 'Credit memos')}
        actions={
          <>
            <ExportButton what={{ kind: 'CREDIT_MEMOS', creditMemos: filter }} noun={t('credits.noun', 'credit memos')} />
            {request}
          </>
        }
      />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
        <Tabs
          label={t('credits.tabs', 'Credit memos by state')}
          value={tab}
          onChange={(next) => list.setFilter({ ...besidesTab, ...(next === 'requested' ? {} : { tab: [next] }) })}
          items={[
            { id: 'requested', label: t('credit.state.requested', 'Requested') },
            { id: 'posted', label: t('credit.state.posted', 'Posted') },
            { id: 'unapplied', label: t('credits.unapplied', 'Unapplied') },
            { id: 'rejected', label: t('credit.state.rejected', 'Rejected') },
            { id: 'all', label: t('payments.all', 'All') },
          ]}
        />
        <ListSearch text={list.text} onText={list.setText} placeholder={t('credits.search', 'Number or account')} />
        <FilterMenu {...filterProps} field="reason" label={t('credits.reason', 'Reason')} options={creditReasons()} />
        <DateFilter {...filterProps} field="issued" label={t('credits.issued', 'Issued')} />
        <Chip pressed={list.filter['book']?.includes('mine') ?? false} onToggle={() => list.setFilter(toggleValue(list.filter, 'book', 'mine'))}>
          {t('list.myBook', 'My book')}
        </Chip>
        <Spring />
        {filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <TabPanel id={tab}>
        <Grid
          id="credits"
          label={t('credits.title', 'Credit memos')}
          noun={(n) => t('credits.counted', '{n, plural, one {credit memo} other {credit memos}}', { n })}
          columns={columns}
          {...shown}
          source={source}
          sort={list.sort}
          onSort={list.setSort}
          selectable
          peeked={list.peek}
          onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
          onCursor={(row) => list.followPeek(row.id)}
          onOpen={(row) => void navigate({ to: '/credits/$id', params: { id: row.id } as never })}
          filtered={filtered}
          onClearFilter={list.clearFilter}
          forbidden={!can('credits:read')}
          emptyAction={request}
          totals={totals && totals.length > 0 ? { amount: totalCell(totals.map((total) => total.amount)), unapplied: totalCell(totals.map((total) => total.unapplied)) } : undefined}
          rowTone={(row) => (row.status === 'REJECTED' ? 'dimmed' : undefined)}
          autoFocus
          handle={grid}
        />
      </TabPanel>
      {dialog === 'export' ? <ExportHost what={{ kind: 'CREDIT_MEMOS', creditMemos: filter }} noun={t('credits.noun', 'credit memos')} onClose={() => setDialog(null)} /> : null}
      {dialog === 'request' ? (
        <Suspense>
          <RequestCreditDialog onClose={() => setDialog(null)} onDone={refresh} />
        </Suspense>
      ) : null}
    </Page>
  );
}
