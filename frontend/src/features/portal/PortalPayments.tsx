import { useMemo, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { DateFilter } from '~/app/records/filters';
import { ListSearch } from '~/app/records/ListSearch';
import { useViewer } from '~/app/viewer';
import { toPaymentFilter, toPaymentOrder } from '~/features/payments/model/filter';
import { paymentMethod } from '~/features/payments/model/states';
import { t } from '~/i18n';
import { withField } from '~/lib/url';
import { Badge, Button, Chip, DateText, ErrorBanner, Page, PageHeader, RefreshBar, Spring, Toolbar } from '~/ui';
import type { PortalPaymentsQuery } from '~/__generated__/PortalPaymentsQuery.graphql';
import { DownloadButton } from './Downloads';
import { amount, Listing, pageRows, type ListingColumn } from './Listing';
import { ofSeveral, receiptState } from './model/words';
import { ScopeSwitch } from './ScopeSwitch';
import { usePortal } from './usePortal';

type Row = PortalPaymentsQuery['response']['payments']['edges'][number]['node'];

/** What was received, newest first, and how much of it waits. */
export default function PortalPayments(): ReactNode {
  const list = useList();
  const viewer = useViewer();
  const portal = usePortal();
  const waiting = list.filter['open']?.[0] === 'yes';
  const filter = useMemo(() => ({ ...toPaymentFilter(waiting ? 'unapplied' : 'all', list.filter, list.text, viewer.id), ...portal.accounts }), [waiting, list.filter, list.text, viewer.id, portal.accounts]);
  const orderBy = toPaymentOrder(list.sort);
  const { data, refreshing, problem, refresh } = useLiveQuery<PortalPaymentsQuery>(
    graphql`
      query PortalPaymentsQuery($first: Int!, $offset: Int!, $filter: PaymentFilter, $orderBy: PaymentOrder) {
        payments(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
          edges {
            node {
              id
              number
              receivedOn
              method
              reference
              status
              account {
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
          totalCount
        }
      }
    `,
    { first: pageRows, offset: (portal.page - 1) * pageRows, filter, ...(orderBy ? { orderBy } : {}) },
    ['Payment', 'Application'],
  );
  const rows = data.payments.edges.map((edge) => edge.node);
  const several = ofSeveral(rows);
  const columns: ListingColumn<Row>[] = [
    { id: 'number', label: t('payments.number', 'Payment'), sortable: true, cell: (row) => row.number },
    { id: 'receivedOn', label: t('payments.received', 'Received'), sortable: true, card: 'second', cell: (row) => <DateText date={row.receivedOn} /> },
    ...(several ? [{ id: 'account', label: t('invoices.account', 'Account'), cell: (row: Row) => row.account?.name }] : []),
    { id: 'method', label: t('payments.method', 'Method'), cell: (row) => paymentMethod(row.method) },
    { id: 'reference', label: t('payments.reference', 'Reference'), cell: (row) => row.reference },
    {
      id: 'state',
      label: t('invoices.status', 'Status'),
      card: 'state',
      cell: (row) => {
        const state = receiptState(row.status);
        return (
          <Badge plain tone={state.tone}>
            {state.label}
          </Badge>
        );
      },
    },
    { id: 'unapplied', label: t('portal.waiting', 'Not used yet'), align: 'end', sortable: true, cell: (row) => amount(row.unapplied) },
    { id: 'amount', label: t('payments.amount', 'Amount'), align: 'end', sortable: true, card: 'amount', cell: (row) => amount(row.amount) },
  ];
  return (
    <Page title={t('payments.title', 'Payments')}>
      <RefreshBar active={refreshing} />
      <PageHeader
        title={t('payments.title', 'Payments')}
        actions={
          <>
            <ScopeSwitch />
            <DownloadButton what={{ kind: 'PAYMENTS', payments: filter }} title={list.filtered ? t('portal.download.thesePayments', 'Download these payments') : t('portal.download.payments', 'Download all payments')} />
          </>
        }
      />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ListSearch text={list.text} onText={list.setText} placeholder={t('portal.payments.search', 'Number or reference')} />
        <Chip pressed={!waiting} onToggle={() => list.setFilter(withField(list.filter, 'open', []))}>
          {t('portal.filter.all', 'All')}
        </Chip>
        <Chip pressed={waiting} onToggle={() => list.setFilter(withField(list.filter, 'open', ['yes']))}>
          {t('portal.waiting', 'Not used yet')}
        </Chip>
        <DateFilter filter={list.filter} onFilter={list.setFilter} field="received" label={t('payments.received', 'Received')} />
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      <Listing
        label={t('payments.title', 'Payments')}
        noun={t('payments.noun', 'payments')}
        icon="payment"
        columns={columns}
        rows={rows}
        to="/payments/$id"
        total={data.payments.totalCount}
        filtered={list.filtered}
        onClear={list.clearFilter}
      />
    </Page>
  );
}
