import { useMemo, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { DateFilter } from '~/app/records/filters';
import { ListSearch } from '~/app/records/ListSearch';
import { useTotals } from '~/app/records/totals';
import { useViewer } from '~/app/viewer';
import { bucketNames } from '~/features/accounts/model/buckets';
import { toInvoiceFilter, toInvoiceOrder } from '~/features/invoices/model/filter';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import { toggleValue, withField } from '~/lib/url';
import { Badge, Button, Chip, DateText, ErrorBanner, Money, Page, PageHeader, RefreshBar, Spring, Toolbar } from '~/ui';
import type { PortalInvoicesQuery } from '~/__generated__/PortalInvoicesQuery.graphql';
import type { PortalInvoicesTotalsQuery } from '~/__generated__/PortalInvoicesTotalsQuery.graphql';
import { DownloadButton } from './Downloads';
import { amount, Listing, pageRows, type ListingColumn } from './Listing';
import { dueState, ofSeveral } from './model/words';
import css from './portal.module.css';
import { ScopeSwitch } from './ScopeSwitch';
import { usePortal } from './usePortal';

type Row = PortalInvoicesQuery['response']['invoices']['edges'][number]['node'];

const states = { all: [], open: ['OPEN', 'OVERDUE'], overdue: ['OVERDUE'], paid: ['PAID'] } as const;
type StateName = keyof typeof states;

/** What was billed, newest first, and where each invoice stands. */
export default function PortalInvoices(): ReactNode {
  const list = useList();
  const viewer = useViewer();
  const portal = usePortal();
  const filter = useMemo(() => ({ ...toInvoiceFilter(list.filter, list.text, viewer.id), ...portal.accounts }), [list.filter, list.text, viewer.id, portal.accounts]);
  const orderBy = toInvoiceOrder(list.sort);
  const { data, refreshing, problem, refresh } = useLiveQuery<PortalInvoicesQuery>(
    graphql`
      query PortalInvoicesQuery($first: Int!, $offset: Int!, $filter: InvoiceFilter, $orderBy: InvoiceOrder) {
        invoices(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
          edges {
            node {
              id
              number
              issueOn
              dueOn
              daysLate
              status
              purchaseOrder
              account {
                id
                name
              }
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
          totalCount
        }
      }
    `,
    { first: pageRows, offset: (portal.page - 1) * pageRows, filter, ...(orderBy ? { orderBy } : {}) },
    ['Invoice', 'Application'],
  );
  const totals = useTotals<PortalInvoicesTotalsQuery, PortalInvoicesTotalsQuery['response']['invoices']['totals'][number]>(
    graphql`
      query PortalInvoicesTotalsQuery($filter: InvoiceFilter) {
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
      }
    `,
    { filter },
    (response) => response.invoices.totals,
    ['Invoice', 'Application'],
  );
  const now = today();
  const rows = data.invoices.edges.map((edge) => edge.node);
  const several = ofSeveral(rows);
  const columns: ListingColumn<Row>[] = [
    { id: 'number', label: t('invoices.number', 'Invoice'), sortable: true, cell: (row) => row.number },
    ...(several ? [{ id: 'account', label: t('invoices.account', 'Account'), card: 'second' as const, cell: (row: Row) => row.account?.name }] : []),
    { id: 'issueOn', label: t('invoices.issued', 'Issued'), sortable: true, cell: (row) => <DateText date={row.issueOn} /> },
    { id: 'dueOn', label: t('invoices.due', 'Due'), sortable: true, ...(several ? {} : { card: 'second' }), cell: (row) => <DateText date={row.dueOn} /> },
    ...(rows.some((row) => row.purchaseOrder !== '') ? [{ id: 'order', label: t('portal.order', 'Your order'), cell: (row: Row) => row.purchaseOrder }] : []),
    { id: 'state', label: t('invoices.status', 'Status'), card: 'state', cell: (row) => <State row={row} today={now} /> },
    { id: 'total', label: t('invoices.total', 'Total'), align: 'end', sortable: true, cell: (row) => amount(row.total) },
    { id: 'balance', label: t('portal.open', 'Open'), align: 'end', sortable: true, card: 'amount', cell: (row) => amount(row.balance) },
  ];
  const chosen = stateOf(list.filter['status'] ?? []);
  const names: Record<StateName, string> = {
    all: t('portal.filter.all', 'All'),
    open: t('portal.filter.open', 'Open'),
    overdue: t('portal.filter.overdue', 'Overdue'),
    paid: t('portal.filter.paid', 'Paid'),
  };
  const buckets = bucketNames.filter((name) => list.filter['bucket']?.includes(name));
  return (
    <Page title={t('invoices.title', 'Invoices')}>
      <RefreshBar active={refreshing} />
      <PageHeader
        title={t('invoices.title', 'Invoices')}
        actions={
          <>
            <ScopeSwitch />
            <DownloadButton what={{ kind: 'INVOICES', invoices: filter }} title={list.filtered ? t('portal.download.these', 'Download these invoices') : t('portal.download.invoices', 'Download all invoices')} />
          </>
        }
      />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ListSearch text={list.text} onText={list.setText} placeholder={t('portal.invoices.search', 'Number or order')} />
        {(Object.keys(states) as StateName[]).map((name) => (
          <Chip key={name} pressed={chosen === name} onToggle={() => list.setFilter(withField(list.filter, 'status', states[name]))}>
            {names[name]}
          </Chip>
        ))}
        <DateFilter filter={list.filter} onFilter={list.setFilter} field="issued" label={t('invoices.issued', 'Issued')} />
        {buckets.map((name) => (
          <Chip key={name} pressed onToggle={() => list.setFilter(toggleValue(list.filter, 'bucket', name))}>
            {bucketText(name)}
          </Chip>
        ))}
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      {totals && totals.length > 0 ? (
        <p className={css.sums} role="status">
          {t('portal.sum.open', 'Open')}{' '}
          {totals.map((sum) => (
            <strong key={sum.balance.currency}>
              <Money value={sum.balance} unit="code" zero="digits" />
            </strong>
          ))}{' '}
          {t('portal.sum.of', 'of')}{' '}
          {totals.map((sum) => (
            <Money key={sum.total.currency} value={sum.total} unit="code" zero="digits" />
          ))}
        </p>
      ) : null}
      <Listing
        label={t('invoices.title', 'Invoices')}
        noun={t('invoices.noun', 'invoices')}
        icon="invoice"
        columns={columns}
        rows={rows}
        to="/invoices/$id"
        total={data.invoices.totalCount}
        filtered={list.filtered}
        onClear={list.clearFilter}
      />
    </Page>
  );
}

function State({ row, today: day }: { row: Row; today: string }) {
  const state = dueState(row, day);
  return (
    <Badge plain tone={state.tone}>
      {state.label}
    </Badge>
  );
}

/** The chip that stands for these values; none when they are of somebody's own making. */
const stateOf = (values: readonly string[]): StateName | undefined =>
  (Object.keys(states) as StateName[]).find((name) => states[name].length === values.length && states[name].every((value) => values.includes(value)));

const bucketText = (name: (typeof bucketNames)[number]): string =>
  ({
    CURRENT: t('bucket.current', 'Not due'),
    D1_30: t('portal.bucket.1', '1–30 days past due'),
    D31_60: t('portal.bucket.31', '31–60 days past due'),
    D61_90: t('portal.bucket.61', '61–90 days past due'),
    D91_120: t('portal.bucket.91', '91–120 days past due'),
    D121_PLUS: t('portal.bucket.121', 'Over 120 days past due'),
  })[name];
