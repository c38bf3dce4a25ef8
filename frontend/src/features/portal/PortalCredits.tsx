import { useMemo, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { creditReason } from '~/app/records/credit';
import { dateRange, DateFilter } from '~/app/records/filters';
import { ListSearch } from '~/app/records/ListSearch';
import { t } from '~/i18n';
import { sortField, withField } from '~/lib/url';
import { Button, Chip, DateText, ErrorBanner, Page, PageHeader, RefreshBar, Spring, Toolbar } from '~/ui';
import type { PortalCreditsQuery } from '~/__generated__/PortalCreditsQuery.graphql';
import { DownloadButton } from './Downloads';
import { amount, Listing, pageRows, type ListingColumn } from './Listing';
import { ofSeveral } from './model/words';
import { ScopeSwitch } from './ScopeSwitch';
import { usePortal } from './usePortal';

type Row = PortalCreditsQuery['response']['creditMemos']['edges'][number]['node'];

const fields = { issueOn: 'ISSUE_ON', amount: 'AMOUNT' } as const;

/** What was credited, newest first, and what of it can still be used. */
export default function PortalCredits(): ReactNode {
  const list = useList();
  const portal = usePortal();
  const waiting = list.filter['open']?.[0] === 'yes';
  const text = list.text.trim();
  const issued = list.filter['issued']?.[0];
  const filter = useMemo(() => {
    const issueOn = dateRange(issued);
    return { ...(text ? { text } : {}), ...(waiting ? { hasUnapplied: true } : {}), ...(issueOn ? { issueOn } : {}), ...portal.accounts };
  }, [text, waiting, issued, portal.accounts]);
  const field = sortField(fields, list.sort);
  const { data, refreshing, problem, refresh } = useLiveQuery<PortalCreditsQuery>(
    graphql`
      query PortalCreditsQuery($first: Int!, $offset: Int!, $filter: CreditMemoFilter, $orderBy: CreditMemoOrder) {
        creditMemos(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
          edges {
            node {
              id
              number
              issueOn
              reason
              account {
                id
                name
              }
              invoice {
                id
                number
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
    { first: pageRows, offset: (portal.page - 1) * pageRows, filter, ...(field ? { orderBy: { field, direction: list.sort?.descending ? 'DESC' : 'ASC' } } : {}) },
    ['CreditMemo', 'Application'],
  );
  const rows = data.creditMemos.edges.map((edge) => edge.node);
  const several = ofSeveral(rows);
  const columns: ListingColumn<Row>[] = [
    { id: 'number', label: t('portal.credit', 'Credit'), cell: (row) => row.number },
    { id: 'issueOn', label: t('invoices.issued', 'Issued'), sortable: true, card: 'second', cell: (row) => <DateText date={row.issueOn} /> },
    ...(several ? [{ id: 'account', label: t('invoices.account', 'Account'), cell: (row: Row) => row.account?.name }] : []),
    { id: 'invoice', label: t('portal.credit.for', 'For invoice'), cell: (row) => row.invoice?.number },
    { id: 'reason', label: t('credits.reason', 'Reason'), card: 'state', cell: (row) => creditReason(row.reason) },
    { id: 'unapplied', label: t('portal.waiting', 'Not used yet'), align: 'end', cell: (row) => amount(row.unapplied) },
    { id: 'amount', label: t('credits.amount', 'Amount'), align: 'end', sortable: true, card: 'amount', cell: (row) => amount(row.amount) },
  ];
  return (
    <Page title={t('portal.nav.credits', 'Credits')}>
      <RefreshBar active={refreshing} />
      <PageHeader
        title={t('portal.nav.credits', 'Credits')}
        actions={
          <>
            <ScopeSwitch />
            <DownloadButton what={{ kind: 'CREDIT_MEMOS', creditMemos: filter }} title={list.filtered ? t('portal.download.theseCredits', 'Download these credits') : t('portal.download.credits', 'Download all credits')} />
          </>
        }
      />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ListSearch text={list.text} onText={list.setText} placeholder={t('portal.credits.search', 'Number')} />
        <Chip pressed={!waiting} onToggle={() => list.setFilter(withField(list.filter, 'open', []))}>
          {t('portal.filter.all', 'All')}
        </Chip>
        <Chip pressed={waiting} onToggle={() => list.setFilter(withField(list.filter, 'open', ['yes']))}>
          {t('portal.waiting', 'Not used yet')}
        </Chip>
        <DateFilter filter={list.filter} onFilter={list.setFilter} field="issued" label={t('invoices.issued', 'Issued')} />
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      <Listing
        label={t('portal.nav.credits', 'Credits')}
        noun={t('portal.credits.noun', 'credits')}
        icon="credit"
        columns={columns}
        rows={rows}
        to="/credits/$id"
        total={data.creditMemos.totalCount}
        filtered={list.filtered}
        onClear={list.clearFilter}
      />
    </Page>
  );
}
