import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { AccountFilter } from '~/app/records/AccountFilter';
import { DayFilter } from '~/app/records/DayFilter';
import { DateFilter, FilterMenu } from '~/app/records/filters';
import { ListSearch } from '~/app/records/ListSearch';
import { useEvents } from '~/app/useEvents';
import { useCan } from '~/app/viewer';
import type { BuiltIn } from '~/app/views/model';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { dateColumn, Grid, stateColumn, textColumn, type GridColumn, type GridHandle } from '~/grid';
import { t } from '~/i18n';
import { Button, Page, PageHeader, Spring, Toolbar } from '~/ui';
import type { ContractsPageQuery } from '~/__generated__/ContractsPageQuery.graphql';
import { ContractPeek } from './ContractPeek';
import { toContractFilter } from './model/filter';
import { contractState, contractStatuses } from './model/words';

type Row = ContractsPageQuery['response']['contracts']['edges'][number]['node'];

const rowsQuery = graphql`
  query ContractsPageQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: ContractFilter) {
    contracts(first: $first, offset: $offset, filter: $filter) {
      edges {
        node {
          id
          number
          status
          startsOn
          endsOn
          renews
          currency
          description
          purchaseOrder
          account {
            id
            number
            name
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const columns: readonly GridColumn<Row>[] = [
  textColumn('number', t('contracts.number', 'Contract'), (row) => row.number, { width: 148, pinned: 'start', sortable: false, card: 'secondary' }),
  textColumn('account', t('contracts.account', 'Account'), (row) => row.account?.name, { width: 200, grow: 2, sortable: false, card: 'primary' }),
  textColumn('accountNumber', t('contracts.accountNumber', 'Account no.'), (row) => row.account?.number, { width: 104, sortable: false, hidden: true }),
  textColumn('description', t('contracts.description', 'Description'), (row) => row.description, { width: 200, grow: 2, sortable: false }),
  stateColumn('status', t('contracts.status', 'Status'), (row) => contractState(row.status), { width: 116, sortable: false, card: 'meta' }),
  dateColumn('startsOn', t('contracts.from', 'From'), (row) => row.startsOn, { sortable: false }),
  dateColumn('endsOn', t('contracts.to', 'To'), (row) => row.endsOn, { sortable: false, card: 'trailing' }),
  textColumn('renews', t('contracts.renews', 'At its end'), (row) => (row.endsOn ? (row.renews ? t('contracts.goesOn', 'Goes on') : t('contracts.ends', 'Ends')) : ''), { width: 96, sortable: false }),
  textColumn('currency', t('list.currency', 'Currency'), (row) => row.currency, { width: 84, sortable: false }),
  textColumn('purchaseOrder', t('invoices.order', 'PO'), (row) => row.purchaseOrder, { width: 112, sortable: false }),
];

const builtIn: readonly BuiltIn[] = [
  { id: 'active', name: t('contracts.view.active', 'Active'), filter: 'status:ACTIVE' },
  { id: 'ending', name: t('contracts.view.ending', 'Ending this quarter'), filter: 'ends:this-quarter' },
];

/** What accounts agreed to buy. */
export default function ContractsPage(): ReactNode {
  const list = useViews('contracts', builtIn);
  const shown = useViewGrid(list, columns);
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const filter = useMemo(() => toContractFilter(list.filter, list.text), [list.filter, list.text]);
  const source = useMemo(() => connectionSource<ContractsPageQuery, Row>(environment, { query: rowsQuery, variables: { filter }, connection: (response) => response.contracts }), [environment, filter]);
  useEvents(['Contract'], () => grid.current?.refresh());
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'contract.new', label: t('command.contract.new', 'Write a contract'), group: t('command.group.contracts', 'Contracts'), icon: 'plus', keys: 'n', permission: 'contracts:write', run: () => void navigate({ to: '/contracts/new' }) },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ],
      [navigate],
    ),
  );
  const filterProps = { filter: list.filter, onFilter: list.setFilter };
  const write = can('contracts:write') ? (
    <Button kind="primary" icon="plus" keys="n" onClick={() => void navigate({ to: '/contracts/new' })}>
      {t('contracts.new', 'New contract')}
    </Button>
  ) : null;
  return (
    <Page title={t('contracts.title', 'Contracts')} peek={list.peek ? <ContractPeek key={list.peek} id={list.peek} onClose={() => (list.closePeek(), grid.current?.focus())} /> : null}>
      <PageHeader title={t('contracts.title', 'Contracts')} actions={write} />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
        <ListSearch text={list.text} onText={list.setText} placeholder={t('contracts.search', 'Number or account')} />
        <FilterMenu {...filterProps} field="status" label={t('contracts.status', 'Status')} options={contractStatuses.map((value) => ({ value, label: contractState(value).label }))} />
        <AccountFilter {...filterProps} />
        <DayFilter {...filterProps} field="active" label={t('contracts.activeOn', 'In force on')} />
        <DateFilter {...filterProps} field="ends" label={t('contracts.endsOn', 'Ends')} />
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="contracts"
        label={t('contracts.title', 'Contracts')}
        noun={(n) => t('contracts.counted', '{n, plural, one {contract} other {contracts}}', { n })}
        columns={columns}
        {...shown}
        source={source}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => void navigate({ to: '/contracts/$id', params: { id: row.id } as never })}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        forbidden={!can('contracts:read')}
        emptyAction={write}
        rowTone={(row) => (row.status === 'TERMINATED' ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
    </Page>
  );
}
