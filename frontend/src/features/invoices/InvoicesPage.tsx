import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useRef, useState, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { AsOf } from '~/app/records/AsOf';
import { ExportButton, ExportHost } from '~/app/records/ExportButton';
import { DateFilter, FilterMenu } from '~/app/records/filters';
import { ListSearch } from '~/app/records/ListSearch';
import { onlyCurrency, totalCell, useTotals } from '~/app/records/totals';
import { useEvents } from '~/app/useEvents';
import { useCan, useViewer } from '~/app/viewer';
import { dayOf } from '~/features/accounts/model/day';
import { accountKinds } from '~/features/accounts/model/kinds';
import { kindName } from '~/features/accounts/model/names';
import { countColumn, dateColumn, Grid, isNothing, moneyColumn, nothing, stateColumn, textColumn, type GridColumn, type GridHandle, type Selection } from '~/grid';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import { toggleValue, withField } from '~/lib/url';
import { Button, Chip, DateText, Page, PageHeader, Spring, Toolbar } from '~/ui';
import type { InvoicesPageQuery } from '~/__generated__/InvoicesPageQuery.graphql';
import type { InvoicesPageTotalsQuery } from '~/__generated__/InvoicesPageTotalsQuery.graphql';
import { AmountFilter } from '~/app/records/AmountFilter';
import type { BuiltIn } from '~/app/views/model';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { InvoicePeek } from './InvoicePeek';
import { toInvoiceFilter, toInvoiceOrder } from './model/filter';
import { invoiceState } from './model/states';

const SendDialog = lazy(() => import('./SendDialog'));

/** Invoices that are sent at a time. */
const most = 500;

type Row = InvoicesPageQuery['response']['invoices']['edges'][number]['node'];

const rowsQuery = graphql`
  query InvoicesPageQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: InvoiceFilter, $orderBy: InvoiceOrder, $asOf: Date) {
    invoices(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
      edges {
        node {
          id
          number
          account {
            id
            number
            name
          }
          issueOn
          dueOn
          daysLate(asOf: $asOf)
          status(asOf: $asOf)
          purchaseOrder
          total {
            amount
            currency
          }
          balance(asOf: $asOf) {
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
  query InvoicesPageTotalsQuery($filter: InvoiceFilter) {
    invoices(first: 1, filter: $filter) {
      totals {
        count
        total {
          amount
          currency
        }
        balance {
          amount
          currency
        }
      }
    }
    businessUnits {
      id
      code
      name
    }
  }
`;

const columnsFor = (currency: string | undefined): readonly GridColumn<Row>[] => [
  textColumn('number', t('invoices.number', 'Invoice'), (row) => row.number, { width: 164, pinned: 'start', card: 'secondary' }),
  textColumn('account', t('invoices.account', 'Account'), (row) => row.account?.name, { width: 200, grow: 2, sortable: false, card: 'primary' }),
  textColumn('accountNumber', t('invoices.accountNumber', 'Account no.'), (row) => row.account?.number, { width: 104, sortable: false, hidden: true }),
  dateColumn('issueOn', t('invoices.issued', 'Issued'), (row) => row.issueOn),
  dateColumn('dueOn', t('invoices.due', 'Due'), (row) => row.dueOn, { card: 'secondary' }),
  countColumn('daysLate', t('invoices.late', 'Days late'), (row) => (row.daysLate === 0 ? null : row.daysLate), { width: 100, sortable: false }),
  stateColumn('status', t('invoices.status', 'Status'), (row) => invoiceState(row.status), { width: 104, sortable: false, card: 'meta' }),
  moneyColumn('total', t('invoices.total', 'Total'), (row) => row.total, { ...(currency ? { currency } : {}), width: 136 }),
  moneyColumn('balance', t('invoices.balance', 'Balance'), (row) => row.balance, { ...(currency ? { currency } : {}), width: 136, card: 'trailing' }),
  textColumn('purchaseOrder', t('invoices.order', 'PO'), (row) => row.purchaseOrder, { width: 112, sortable: false }),
];

const builtIn: readonly BuiltIn[] = [
  { id: 'overdue', name: t('invoices.view.overdue', 'Overdue, oldest first'), filter: 'status:OVERDUE', sort: 'dueOn' },
  { id: 'mine', name: t('invoices.view.mine', 'Overdue in my book'), filter: 'book:mine,status:OVERDUE', sort: 'dueOn' },
  { id: 'over-90', name: t('invoices.view.over90', 'Over 90 days, largest first'), filter: 'bucket:D91_120|D121_PLUS', sort: '-balance' },
];

/** What was billed, and what of it is open, or was on an earlier day. */
export default function InvoicesPage(): ReactNode {
  const list = useViews('invoices', builtIn);
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const viewer = useViewer();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const [exporting, setExporting] = useState(false);
  const [selection, setSelection] = useState<Selection>(nothing);
  const [sending, setSending] = useState<readonly { id: string; number: string }[] | null>(null);
  const now = today();
  const day = dayOf(list.filter, now);
  const asOf = day === now ? undefined : day;
  const filter = useMemo(() => toInvoiceFilter(list.filter, list.text, viewer.id, asOf), [list.filter, list.text, viewer.id, asOf]);
  const orderBy = useMemo(() => toInvoiceOrder(list.sort), [list.sort]);
  const source = useMemo(
    () => connectionSource<InvoicesPageQuery, Row>(environment, { query: rowsQuery, variables: { filter, ...(orderBy ? { orderBy } : {}), ...(asOf ? { asOf } : {}) }, connection: (response) => response.invoices }),
    [environment, filter, orderBy, asOf],
  );
  const beside = useTotals<InvoicesPageTotalsQuery, InvoicesPageTotalsQuery['response']>(totalsQuery, { filter }, (response) => [response], ['Invoice'])?.[0];
  const totals = beside?.invoices.totals;
  const currency = onlyCurrency(totals?.map((total) => total.balance));
  const columns = useMemo(() => columnsFor(currency), [currency]);
  const shown = useViewGrid(list, columns);
  useEvents(['Invoice'], () => grid.current?.refresh());

  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'invoice.new', label: t('command.invoice.new', 'Post an invoice'), group: t('command.group.invoices', 'Invoices'), icon: 'plus', keys: 'n', permission: 'invoices:post', run: () => void navigate({ to: '/invoices/new' }) },
        { id: 'list.export', label: t('command.export', 'Export the list'), group: t('command.group.list', 'List'), icon: 'download', keys: 'e', permission: 'exports:run', run: () => setExporting(true) },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ],
      [navigate],
    ),
  );

  const filterProps = { filter: list.filter, onFilter: list.setFilter };
  const tooMany = selection.kind === 'matching' || selection.ids.size > most ? t('invoices.send.many', 'Choose at most {most} invoices, one by one', { most }) : undefined;
  const send = () => {
    if (selection.kind !== 'ids') return;
    const known = new Map(grid.current?.selectedRows().map((row) => [row.id, row.number]));
    setSending([...selection.ids].map((id) => ({ id, number: known.get(id) ?? '' })));
  };
  return (
    <Page
      title={t('invoices.title', 'Invoices')}
      peek={list.peek ? <InvoicePeek key={list.peek} id={list.peek} asOf={asOf} onClose={() => (list.closePeek(), grid.current?.focus())} /> : null}
    >
      <PageHeader
        title={t('invoices.title', 'Invoices')}
        {...(asOf ? { meta: <DateText date={asOf} /> } : {})}
        actions={
          <>
            {can('deliveries:send') && !isNothing(selection) ? (
              <Button icon="mail" reason={tooMany} onClick={send}>
                {t('invoice.send', 'Send')}
              </Button>
            ) : null}
            <ExportButton what={{ kind: 'INVOICES', invoices: filter }} noun={t('invoices.noun', 'invoices')} />
            {can('invoices:post') ? (
              <Button kind="primary" icon="plus" keys="n" onClick={() => void navigate({ to: '/invoices/new' })}>
                {t('invoices.new', 'New invoice')}
              </Button>
            ) : null}
          </>
        }
      />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
        <ListSearch text={list.text} onText={list.setText} placeholder={t('invoices.search', 'Number, PO, account')} />
        <AsOf value={day} today={now} onChange={(date) => list.setFilter(withField(list.filter, 'asof', date === now ? [] : [date]))} />
        <FilterMenu
          {...filterProps}
          field="status"
          label={t('invoices.status', 'Status')}
          options={(['OPEN', 'OVERDUE', 'PAID'] as const).map((value) => ({ value, label: invoiceState(value).label }))}
        />
        <DateFilter {...filterProps} field="issued" label={t('invoices.issued', 'Issued')} />
        <DateFilter {...filterProps} field="due" label={t('invoices.due', 'Due')} />
        <FilterMenu
          {...filterProps}
          field="bucket"
          label={t('invoices.bucket', 'Past due')}
          options={[
            { value: 'CURRENT', label: t('bucket.current', 'Not due') },
            { value: 'D1_30', label: t('bucket.1', '1–30 days') },
            { value: 'D31_60', label: t('bucket.31', '31–60 days') },
            { value: 'D61_90', label: t('bucket.61', '61–90 days') },
            { value: 'D91_120', label: t('bucket.91', '91–120 days') },
            { value: 'D121_PLUS', label: t('bucket.121', 'Over 120 days') },
          ]}
        />
        <FilterMenu {...filterProps} single field="currency" label={t('list.currency', 'Currency')} options={['USD', 'EUR', 'GBP', 'CAD', 'MXN', 'JPY', 'KWD'].map((value) => ({ value, label: value }))} />
        <FilterMenu {...filterProps} field="kind" label={t('accounts.kind', 'Kind')} options={accountKinds.map((value) => ({ value, label: kindName(value) }))} />
        {(beside?.businessUnits.length ?? 0) > 1 ? (
          <FilterMenu {...filterProps} single field="unit" label={t('account.unit', 'Business unit')} options={(beside?.businessUnits ?? []).map((unit) => ({ value: unit.id, label: `${unit.code} ${unit.name}` }))} />
        ) : null}
        <AmountFilter {...filterProps} label={t('invoices.balance', 'Balance')} />
        <Chip pressed={list.filter['book']?.includes('mine') ?? false} onToggle={() => list.setFilter(toggleValue(list.filter, 'book', 'mine'))}>
          {t('list.myBook', 'My book')}
        </Chip>
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="invoices"
        label={t('invoices.title', 'Invoices')}
        noun={(n) => t('invoices.counted', '{n, plural, one {invoice} other {invoices}}', { n })}
        columns={columns}
        {...shown}
        source={source}
        sort={list.sort}
        onSort={list.setSort}
        selectable
        selection={selection}
        onSelect={setSelection}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => void navigate({ to: '/invoices/$id', params: { id: row.id } as never })}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        forbidden={!can('invoices:read')}
        emptyAction={
          can('invoices:post') ? (
            <Button kind="primary" icon="plus" onClick={() => void navigate({ to: '/invoices/new' })}>
              {t('invoices.new', 'New invoice')}
            </Button>
          ) : undefined
        }
        totals={totals && totals.length > 0 ? { total: totalCell(totals.map((total) => total.total)), balance: totalCell(totals.map((total) => total.balance)) } : undefined}
        rowTone={(row) => (row.status === 'PAID' ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
      {sending ? (
        <Suspense>
          <SendDialog invoices={sending} onClose={() => setSending(null)} onDone={() => setSelection(nothing)} />
        </Suspense>
      ) : null}
      {exporting ? <ExportHost what={{ kind: 'INVOICES', invoices: filter }} noun={t('invoices.noun', 'invoices')} onClose={() => setExporting(false)} /> : null}
    </Page>
  );
}
