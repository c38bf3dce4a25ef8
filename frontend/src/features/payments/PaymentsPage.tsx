import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { AmountFilter } from '~/app/records/AmountFilter';
import { ExportButton, ExportHost } from '~/app/records/ExportButton';
import { DateFilter, FilterMenu } from '~/app/records/filters';
import { ListSearch } from '~/app/records/ListSearch';
import { onlyCurrency, totalCell, useTotals } from '~/app/records/totals';
import { useEvents } from '~/app/useEvents';
import { useCan, useViewer } from '~/app/viewer';
import type { BuiltIn } from '~/app/views/model';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { dateColumn, Grid, moneyColumn, stateColumn, textColumn, type GridColumn, type GridHandle } from '~/grid';
import { t } from '~/i18n';
import { toggleValue } from '~/lib/url';
import { Button, Chip, Page, PageHeader, Spring, TabPanel, Tabs, Toolbar } from '~/ui';
import type { PaymentsPageQuery } from '~/__generated__/PaymentsPageQuery.graphql';
import type { PaymentsPageTotalsQuery } from '~/__generated__/PaymentsPageTotalsQuery.graphql';
import { paymentTabs, toPaymentFilter, toPaymentOrder } from './model/filter';
import { paymentMethod, paymentMethods, paymentState } from './model/states';
import { PaymentPeek } from './PaymentPeek';
import { RecordPaymentDialog } from './RecordPaymentDialog';

type Row = PaymentsPageQuery['response']['payments']['edges'][number]['node'];

const rowsQuery = graphql`
  query PaymentsPageQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: PaymentFilter, $orderBy: PaymentOrder) {
    payments(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
      edges {
        node {
          id
          number
          receivedOn
          method
          reference
          payer
          status
          account {
            id
            number
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
  query PaymentsPageTotalsQuery($filter: PaymentFilter) {
    payments(first: 1, filter: $filter) {
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

const columnsFor = (currency: string | undefined): readonly GridColumn<Row>[] => [
  textColumn('number', t('payments.number', 'Payment'), (row) => row.number, { width: 164, pinned: 'start', card: 'secondary' }),
  dateColumn('receivedOn', t('payments.received', 'Received'), (row) => row.receivedOn, { card: 'secondary', named: false }),
  textColumn('account', t('payments.account', 'Account'), (row) => row.account?.name ?? row.payer, { width: 160, grow: 2, sortable: false, card: 'primary' }),
  textColumn('payer', t('payments.payer', 'Payer'), (row) => row.payer, { width: 160, grow: 1, sortable: false, hidden: true }),
  textColumn('method', t('payments.method', 'Method'), (row) => paymentMethod(row.method), { width: 104, sortable: false }),
  textColumn('reference', t('payments.reference', 'Reference'), (row) => row.reference, { width: 148, grow: 1, sortable: false }),
  stateColumn('status', t('payments.status', 'Status'), (row) => paymentState(row.status), { width: 120, sortable: false, card: 'meta' }),
  moneyColumn('amount', t('payments.amount', 'Amount'), (row) => row.amount, { ...(currency ? { currency } : {}), width: 136, card: 'trailing' }),
  moneyColumn('unapplied', t('payments.unapplied', 'Unapplied'), (row) => row.unapplied, { ...(currency ? { currency } : {}), width: 136 }),
];

const builtIn: readonly BuiltIn[] = [
  { id: 'unapplied', name: t('payments.view.unapplied', 'Unapplied, oldest first'), filter: 'tab:unapplied', sort: 'receivedOn' },
  { id: 'this-month', name: t('payments.view.month', 'Received this month'), filter: 'received:this-month', sort: '-receivedOn' },
];

/** Money received, by what became of it. */
export default function PaymentsPage(): ReactNode {
  const list = useViews('payments', builtIn);
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const viewer = useViewer();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const [dialog, setDialog] = useState<'export' | 'record' | null>(null);
  // The tab is part of the filter, so that a peek can have tabs of its own.
  const tab = paymentTabs.find((entry) => list.filter['tab']?.[0] === entry) ?? 'all';
  const filter = useMemo(() => toPaymentFilter(tab, list.filter, list.text, viewer.id), [tab, list.filter, list.text, viewer.id]);
  const orderBy = useMemo(() => toPaymentOrder(list.sort), [list.sort]);
  const source = useMemo(
    () => connectionSource<PaymentsPageQuery, Row>(environment, { query: rowsQuery, variables: { filter, ...(orderBy ? { orderBy } : {}) }, connection: (response) => response.payments }),
    [environment, filter, orderBy],
  );
  const totals = useTotals<PaymentsPageTotalsQuery, PaymentsPageTotalsQuery['response']['payments']['totals'][number]>(totalsQuery, { filter }, (response) => response.payments.totals, ['Payment']);
  const currency = onlyCurrency(totals?.map((total) => total.amount));
  const columns = useMemo(() => columnsFor(currency), [currency]);
  const shown = useViewGrid(list, columns);
  useEvents(['Payment'], () => grid.current?.refresh());

  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'payment.record', label: t('command.payment.record', 'Record a payment'), group: t('command.group.payments', 'Payments'), icon: 'plus', keys: 'n', permission: 'payments:record', run: () => setDialog('record') },
        { id: 'list.export', label: t('command.export', 'Export the list'), group: t('command.group.list', 'List'), icon: 'download', keys: 'e', permission: 'exports:run', run: () => setDialog('export') },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ],
      [],
    ),
  );
  const record = can('payments:record') ? (
    <Button kind="primary" icon="plus" keys="n" onClick={() => setDialog('record')}>
      {t('payments.record', 'Record payment')}
    </Button>
  ) : undefined;
  const filterProps = { filter: list.filter, onFilter: list.setFilter };
  const { tab: _, ...besidesTab } = list.filter;
  const filtered = list.text !== '' || Object.keys(besidesTab).length > 0;
  return (
    <Page title={t('payments.title', 'Payments')} peek={list.peek ? <PaymentPeek key={list.peek} id={list.peek} onClose={() => (list.closePeek(), grid.current?.focus())} /> : null}>
      <PageHeader
        title={t('payments.title', 'Payments')}
        actions={
          <>
            <ExportButton what={{ kind: 'PAYMENTS', payments: filter }} noun={t('payments.noun', 'payments')} />
            {record}
          </>
        }
      />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
        <Tabs
          label={t('payments.tabs', 'Payments by state')}
          value={tab}
          onChange={(next) => list.setFilter({ ...besidesTab, ...(next === 'all' ? {} : { tab: [next] }) })}
          items={[
            { id: 'all', label: t('payments.all', 'All') },
            { id: 'unapplied', label: t('payment.unapplied', 'Unapplied') },
            { id: 'unidentified', label: t('payment.unidentified', 'Unidentified') },
            { id: 'reversed', label: t('payment.reversed', 'Reversed') },
          ]}
        />
        <ListSearch text={list.text} onText={list.setText} placeholder={t('payments.search', 'Number, reference, payer')} />
        <DateFilter {...filterProps} field="received" label={t('payments.received', 'Received')} />
        <FilterMenu {...filterProps} field="method" label={t('payments.method', 'Method')} options={paymentMethods()} />
        <FilterMenu {...filterProps} single field="currency" label={t('list.currency', 'Currency')} options={['USD', 'EUR', 'GBP', 'CAD', 'MXN', 'JPY', 'KWD'].map((value) => ({ value, label: value }))} />
        <AmountFilter {...filterProps} label={t('payments.amount', 'Amount')} />
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
          id="payments"
          label={t('payments.title', 'Payments')}
          noun={(n) => t('payments.counted', '{n, plural, one {payment} other {payments}}', { n })}
          columns={columns}
          {...shown}
          source={source}
          sort={list.sort}
          onSort={list.setSort}
          selectable
          peeked={list.peek}
          onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
          onCursor={(row) => list.followPeek(row.id)}
          onOpen={(row) => void navigate({ to: '/payments/$id', params: { id: row.id } as never })}
          filtered={list.filtered}
          onClearFilter={list.clearFilter}
          forbidden={!can('payments:read')}
          emptyAction={record}
          totals={totals && totals.length > 0 ? { amount: totalCell(totals.map((total) => total.amount)), unapplied: totalCell(totals.map((total) => total.unapplied)) } : undefined}
          rowTone={(row) => (row.status === 'REVERSED' ? 'dimmed' : undefined)}
          autoFocus
          handle={grid}
        />
      </TabPanel>
      {dialog === 'export' ? <ExportHost what={{ kind: 'PAYMENTS', payments: filter }} noun={t('payments.noun', 'payments')} onClose={() => setDialog(null)} /> : null}
      {dialog === 'record' ? <RecordPaymentDialog onClose={() => setDialog(null)} onDone={() => grid.current?.refresh()} /> : null}
    </Page>
  );
}
