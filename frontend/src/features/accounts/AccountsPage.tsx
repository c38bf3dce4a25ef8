import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { AmountFilter } from '~/app/records/AmountFilter';
import { AsOf } from '~/app/records/AsOf';
import { ExportButton, ExportHost } from '~/app/records/ExportButton';
import { FilterMenu } from '~/app/records/filters';
import { ListSearch } from '~/app/records/ListSearch';
import { useEvents } from '~/app/useEvents';
import { useCan, useViewer } from '~/app/viewer';
import type { BuiltIn } from '~/app/views/model';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { dateColumn, Grid, isNothing, moneyColumn, nothing, stateColumn, textColumn, type GridColumn, type GridHandle, type Selection } from '~/grid';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import { toggleValue, withField } from '~/lib/url';
import { fromMinor } from '~/lib/money';
import { Button, Chip, DateText, Page, PageHeader, Spring, Toolbar } from '~/ui';
import type { AccountsPageQuery } from '~/__generated__/AccountsPageQuery.graphql';
import { AccountPeek } from './AccountPeek';
import { chosenReceivable } from './model/buckets';
import { dayOf } from './model/day';
import { toAccountFilter, toAccountOrder } from './model/filter';
import { accountKinds } from './model/kinds';
import { accountState, accountStatuses, functionName, kindName } from './model/names';
import { RegionFilter } from './RegionFilter';

const OpenAccountDialog = lazy(() => import('./OpenAccountDialog'));
const AssignDialog = lazy(() => import('./AssignDialog'));

type Row = AccountsPageQuery['response']['accounts']['edges'][number]['node'];

const rowsQuery = graphql`
  query AccountsPageQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: AccountFilter, $orderBy: AccountOrder, $asOf: Date) {
    accounts(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
      edges {
        node {
          id
          number
          name
          kind
          status
          currency
          region
          paymentTerms
          createdAt
          receivable(asOf: $asOf) {
            currency
            balance {
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
            oldestDueOn
          }
          assignments {
            id
            function
            user {
              id
              name
            }
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const owed = (row: Row) => chosenReceivable(row.receivable, row.currency);

const columns: readonly GridColumn<Row>[] = [
  textColumn('number', t('accounts.number', 'Number'), (row) => row.number, { width: 84, pinned: 'start', card: 'secondary' }),
  textColumn('name', t('accounts.name', 'Name'), (row) => row.name, { width: 200, grow: 2, card: 'primary' }),
  textColumn('kind', t('accounts.kind', 'Kind'), (row) => kindName(row.kind), { width: 76, sortable: false, card: 'secondary' }),
  stateColumn('status', t('accounts.status', 'Status'), (row) => accountState(row.status), { width: 96, sortable: false, card: 'meta' }),
  moneyColumn('balance', t('accounts.balance', 'Balance'), (row) => owed(row)?.balance ?? fromMinor(0n, row.currency), { width: 132, card: 'trailing' }),
  moneyColumn('pastDue', t('accounts.pastDue', 'Past due'), (row) => owed(row)?.pastDue ?? fromMinor(0n, row.currency), { width: 132, sortable: false }),
  dateColumn('oldestDueOn', t('accounts.oldest', 'Oldest due'), (row) => owed(row)?.oldestDueOn, { sortable: false }),
  textColumn('region', t('accounts.region', 'Region'), (row) => row.region, { width: 100, sortable: false }),
  textColumn('paymentTerms', t('accounts.terms', 'Terms'), (row) => row.paymentTerms, { width: 96, sortable: false }),
  textColumn('book', t('accounts.book', 'Book'), (row) => [...new Set(row.assignments.map((entry) => entry.user?.name).filter(Boolean))].join(', '), { width: 140, sortable: false }),
  textColumn('functions', t('accounts.functions', 'In the book as'), (row) => row.assignments.map((entry) => functionName(entry.function)).join(', '), { width: 144, sortable: false, hidden: true }),
  moneyColumn('unappliedCash', t('accounts.unapplied', 'Unapplied'), (row) => owed(row)?.unappliedCash ?? null, { width: 128, sortable: false, hidden: true }),
  dateColumn('createdAt', t('accounts.since', 'Since'), (row) => row.createdAt.slice(0, 10), { hidden: true }),
];

const builtIn: readonly BuiltIn[] = [
  { id: 'owing', name: t('accounts.view.owing', 'With a balance'), filter: 'owing:yes' },
  { id: 'mine', name: t('accounts.view.mine', 'My book, with a balance'), filter: 'book:mine,owing:yes' },
  { id: 'on-hold', name: t('accounts.view.onHold', 'On hold'), filter: 'status:ON_HOLD' },
];

/** Everybody we deal with, and what they owe, or owed on an earlier day. */
export default function AccountsPage(): ReactNode {
  const list = useViews('accounts', builtIn);
  const shown = useViewGrid(list, columns);
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const viewer = useViewer();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const [selection, setSelection] = useState<Selection>(nothing);
  const [dialog, setDialog] = useState<'new' | 'export' | null>(null);
  const now = today();
  const day = dayOf(list.filter, now);
  const asOf = day === now ? undefined : day;
  const filter = useMemo(() => toAccountFilter(list.filter, list.text, viewer.id, asOf), [list.filter, list.text, viewer.id, asOf]);
  const orderBy = useMemo(() => toAccountOrder(list.sort), [list.sort]);
  const source = useMemo(
    () => connectionSource<AccountsPageQuery, Row>(environment, { query: rowsQuery, variables: { filter, ...(orderBy ? { orderBy } : {}), ...(asOf ? { asOf } : {}) }, connection: (response) => response.accounts }),
    [environment, filter, orderBy, asOf],
  );
  useEvents(['Account'], () => grid.current?.refresh());
  const open = (id: string) => void navigate({ to: '/accounts/$id', params: { id } as never, search: (asOf ? { f: `asof:${asOf}` } : {}) as never });
  const chosen = !isNothing(selection);
  const [assigning, setAssigning] = useState<Selection | null>(null);
  // The selection, or else the row of the cursor.
  const assign = useCallback(() => {
    const row = grid.current?.cursorRow();
    setAssigning(isNothing(selection) ? (row ? { kind: 'ids', ids: new Set([row.id]) } : null) : selection);
  }, [selection]);

  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'account.new', label: t('command.account.new', 'Open an account'), group: t('command.group.accounts', 'Accounts'), icon: 'plus', keys: 'n', permission: 'accounts:write', run: () => setDialog('new') },
        { id: 'account.assign', label: t('command.account.assign', 'Assign to a book'), group: t('command.group.accounts', 'Accounts'), icon: 'users', keys: 'a', permission: 'books:assign', when: () => grid.current?.cursorRow() !== undefined, run: assign },
        { id: 'list.export', label: t('command.export', 'Export the list'), group: t('command.group.list', 'List'), icon: 'download', keys: 'e', permission: 'exports:run', run: () => setDialog('export') },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ],
      [assign],
    ),
  );

  const filterProps = { filter: list.filter, onFilter: list.setFilter };
  return (
    <Page
      title={t('accounts.title', 'Accounts')}
      peek={
        list.peek ? (
          <AccountPeek key={list.peek} id={list.peek} asOf={asOf} onClose={() => (list.closePeek(), grid.current?.focus())} onOpen={() => list.peek && open(list.peek)} />
        ) : null
      }
    >
      <PageHeader
        title={t('accounts.title', 'Accounts')}
        {...(asOf ? { meta: <DateText date={asOf} /> } : {})}
        actions={
          <>
            {can('books:assign') && chosen ? (
              <Button icon="users" keys="a" onClick={assign}>
                {t('accounts.assign', 'Assign')}
              </Button>
            ) : null}
            <ExportButton what={{ kind: 'ACCOUNTS', accounts: filter }} noun={t('accounts.noun', 'accounts')} />
            {can('accounts:write') ? (
              <Button kind="primary" icon="plus" keys="n" onClick={() => setDialog('new')}>
                {t('accounts.new', 'New account')}
              </Button>
            ) : null}
          </>
        }
      />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
        <ListSearch text={list.text} onText={list.setText} placeholder={t('accounts.search', 'Number or name')} />
        <AsOf value={day} today={now} onChange={(date) => list.setFilter(withField(list.filter, 'asof', date === now ? [] : [date]))} />
        <FilterMenu {...filterProps} field="kind" label={t('accounts.kind', 'Kind')} options={accountKinds.map((value) => ({ value, label: kindName(value) }))} />
        <FilterMenu {...filterProps} field="status" label={t('accounts.status', 'Status')} options={accountStatuses.map((value) => ({ value, label: accountState(value).label }))} />
        <RegionFilter {...filterProps} />
        <AmountFilter {...filterProps} label={t('accounts.balance', 'Balance')} />
        <Chip pressed={list.filter['owing']?.includes('yes') ?? false} onToggle={() => list.setFilter(toggleValue(list.filter, 'owing', 'yes'))}>
          {t('accounts.owing', 'Has a balance')}
        </Chip>
        {can('books:assign') || viewer.roles.some((role) => !['DEALER', 'PARTNER', 'AUDITOR', 'ADMIN'].includes(role)) ? (
          <Chip pressed={list.filter['book']?.includes('mine') ?? false} onToggle={() => list.setFilter(toggleValue(list.filter, 'book', 'mine'))}>
            {t('list.myBook', 'My book')}
          </Chip>
        ) : null}
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="accounts"
        label={t('accounts.title', 'Accounts')}
        noun={(n) => t('accounts.counted', '{n, plural, one {account} other {accounts}}', { n })}
        columns={columns}
        {...shown}
        source={source}
        sort={list.sort}
        onSort={list.setSort}
        selectable={can('books:assign')}
        selection={selection}
        onSelect={setSelection}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => open(row.id)}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        forbidden={!can('accounts:read')}
        emptyAction={
          can('accounts:write') ? (
            <Button kind="primary" icon="plus" onClick={() => setDialog('new')}>
              {t('accounts.new', 'New account')}
            </Button>
          ) : undefined
        }
        rowTone={(row) => (row.status === 'CLOSED' ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
      {dialog === 'export' ? <ExportHost what={{ kind: 'ACCOUNTS', accounts: filter }} noun={t('accounts.noun', 'accounts')} onClose={() => setDialog(null)} /> : null}
      {dialog === 'new' ? (
        <Suspense>
          <OpenAccountDialog onClose={() => setDialog(null)} onOpened={(id) => (grid.current?.refresh(), list.openPeek(id))} />
        </Suspense>
      ) : null}
      {assigning ? (
        <Suspense>
          <AssignDialog accounts={assigning} filter={filter} onClose={() => setAssigning(null)} onDone={() => (setSelection(nothing), grid.current?.refresh())} />
        </Suspense>
      ) : null}
    </Page>
  );
}
