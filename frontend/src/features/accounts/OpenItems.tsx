import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { connectionSource } from '~/app/environment';
import { useEvents } from '~/app/useEvents';
import { useList } from '~/app/list';
import { countColumn, dateColumn, Grid, moneyColumn, nothing, textColumn, type GridColumn, type GridHandle, type Selection } from '~/grid';
import { t } from '~/i18n';
import type { Money as Amount } from '~/lib/money';
import { daysBetween } from '~/lib/plaindate';
import { sortField, withField, type Sort } from '~/lib/url';
import { DateText, Money } from '~/ui';
import type { InvoiceFilter, InvoiceOrder, OpenItemsQuery } from '~/__generated__/OpenItemsQuery.graphql';
import { bucketsOf } from './model/buckets';
import type { Scope } from './scope';

type Row = OpenItemsQuery['response']['invoices']['edges'][number]['node'];

const query = graphql`
  query OpenItemsQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: InvoiceFilter, $orderBy: InvoiceOrder, $asOf: Date) {
    invoices(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
      edges {
        node {
          id
          number
          issueOn
          dueOn
          purchaseOrder
          account {
            id
            number
            name
          }
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

const fields = { number: 'NUMBER', issueOn: 'ISSUE_ON', dueOn: 'DUE_ON', total: 'TOTAL', balance: 'BALANCE' } as const;

function order(sort: Sort | undefined): InvoiceOrder {
  const field = sortField(fields, sort);
  return field ? { field, direction: sort?.descending ? 'DESC' : 'ASC' } : { field: 'DUE_ON', direction: 'ASC' };
}

/** What is open on a day, filtered by the ageing bar; a selection shows its sum. */
export function OpenItems({ scope, currency, total }: { scope: Scope; currency: string | undefined; total: Amount | undefined }): ReactNode {
  const list = useList();
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const grid = useRef<GridHandle<Row>>(null);
  const [selection, setSelection] = useState<Selection>(nothing);
  const { accountId, group, asOf, today } = scope;
  const buckets = useMemo(() => bucketsOf(list.filter), [list.filter]);
  const source = useMemo(() => {
    const filter: InvoiceFilter = {
      accountId,
      includeChildren: group,
      status: ['OPEN', 'OVERDUE'],
      ...(buckets.length > 0 ? { bucket: buckets } : {}),
      ...(currency ? { currency } : {}),
      ...(asOf === today ? {} : { asOf }),
    };
    return connectionSource<OpenItemsQuery, Row>(environment, {
      query,
      variables: { filter, orderBy: order(list.sort), ...(asOf === today ? {} : { asOf }) },
      connection: (response) => response.invoices,
    });
  }, [environment, accountId, group, asOf, today, buckets, currency, list.sort]);
  const columns = useMemo((): readonly GridColumn<Row>[] => {
    const late = (row: Row) => Math.max(0, daysBetween(row.dueOn, asOf));
    return [
      textColumn<Row>('number', t('invoices.number', 'Invoice'), (row) => row.number, { width: 164, grow: 1, pinned: 'start', card: 'primary' }),
      ...(group ? [textColumn<Row>('account', t('invoices.account', 'Account'), (row) => row.account?.name, { width: 160, grow: 1, sortable: false, card: 'secondary' })] : []),
      dateColumn<Row>('issueOn', t('invoices.issued', 'Issued'), (row) => row.issueOn),
      dateColumn<Row>('dueOn', t('invoices.due', 'Due'), (row) => row.dueOn, { card: 'secondary' }),
      countColumn<Row>('late', t('invoices.late', 'Days late'), (row) => late(row) || null, { width: 100, sortable: false }),
      textColumn<Row>('purchaseOrder', t('invoices.order', 'PO'), (row) => row.purchaseOrder, { width: 104, sortable: false, hidden: group }),
      moneyColumn<Row>('total', t('invoices.total', 'Total'), (row) => row.total, { ...(currency ? { currency } : {}), width: 124, hidden: group }),
      moneyColumn<Row>('balance', t('openItems.open', 'Open'), (row) => row.balance, { ...(currency ? { currency } : {}), width: 124, card: 'trailing' }),
    ];
  }, [asOf, currency, group]);
  useEvents(['Invoice', 'Payment', 'CreditMemo'], () => grid.current?.refresh());
  const [chosen, setChosen] = useState<readonly Row[]>([]);
  useEffect(() => setChosen(grid.current?.selectedRows() ?? []), [selection]);
  const earliest = chosen.map((row) => row.dueOn).toSorted()[0];
  return (
    <>
      <Grid
        key={String(group)}
        id={group ? 'account.open.group' : 'account.open'}
        label={t('account.openItems', 'Open items')}
        noun={(n) => t('openItems.counted', '{n, plural, one {open item} other {open items}}', { n })}
        columns={columns}
        source={source}
        sort={list.sort}
        onSort={list.setSort}
        selectable
        selection={selection}
        onSelect={setSelection}
        onOpen={(row) => void navigate({ to: '/invoices/$id', params: { id: row.id } as never })}
        selectedNote={
          earliest ? (
            <>
              {t('openItems.earliest', 'Earliest due')} <DateText date={earliest} />
            </>
          ) : null
        }
        filtered={buckets.length > 0}
        onClearFilter={() => list.setFilter(withField(list.filter, 'bucket', []))}
        totals={total ? { balance: <Money value={total} /> } : undefined}
        autoFocus
        handle={grid}
      />
    </>
  );
}
