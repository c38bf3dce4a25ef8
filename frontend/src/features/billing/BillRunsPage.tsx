import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { FilterMenu } from '~/app/records/filters';
import { percentText } from '~/app/records/Rate';
import { useEvents } from '~/app/useEvents';
import { useCan } from '~/app/viewer';
import type { BuiltIn } from '~/app/views/model';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { dateColumn, Grid, stateColumn, textColumn, type GridColumn, type GridHandle } from '~/grid';
import { formatCount, t } from '~/i18n';
import { sums, type Money as Amount } from '~/lib/money';
import { Button, Money, moneyText, Page, PageHeader, Spring, Toolbar } from '~/ui';
import type { BillRunsPageProgressQuery } from '~/__generated__/BillRunsPageProgressQuery.graphql';
import type { BillRunsPageQuery } from '~/__generated__/BillRunsPageQuery.graphql';
import { groupText } from './group';
import { toRunStatus } from './model/filter';
import { runState, runStatuses } from './model/names';
import { inParts } from './model/parts';
import { periodText } from './Period';
import { RunPeek } from './RunPeek';

const StartRunDialog = lazy(() => import('./StartRunDialog'));

type Row = BillRunsPageQuery['response']['billRuns']['edges'][number]['node'];

const rowsQuery = graphql`
  query BillRunsPageQuery($first: Int!, $offset: Int!, $count: Boolean!, $status: [BillRunStatus!]) {
    billRuns(first: $first, offset: $offset, status: $status) {
      edges {
        node {
          id
          number
          status
          periodFrom
          periodTo
          issueOn
          createdAt
          openExceptions
          openErrors
          cycle {
            id
            name
          }
          selection {
            accountIds
            includeChildren
            kinds
            regions
          }
          startedBy {
            id
            name
          }
          approvedBy {
            id
            name
          }
          job {
            id
            state
            done
            total
          }
          totals {
            status
            currency
            drafts
            total {
              amount
              currency
            }
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const progressQuery = graphql`
  query BillRunsPageProgressQuery($id: ID!) {
    node(id: $id) {
      __typename
      ... on BillRun {
        id
        status
        job {
          id
          state
          done
          total
        }
      }
    }
  }
`;

const totalsOf = (row: Row): Amount[] => sums(row.totals.map((part) => part.total));
const isActive = (row: Row): boolean => row.job?.state === 'RUNNING' || row.job?.state === 'QUEUED';

/** How far the work is, where there is some; else the word for its state. */
const stateOf = (row: Row) => {
  const state = runState(row.status);
  return isActive(row) && row.job && row.job.total > 0 ? { ...state, label: `${state.label} ${percentText(String(Math.floor((100 * row.job.done) / row.job.total)))}` } : state;
};

const columns: readonly GridColumn<Row>[] = [
  textColumn('number', t('billRuns.number', 'Bill run'), (row) => row.number, { width: 144, sortable: false, pinned: 'start', card: 'secondary' }),
  textColumn('period', t('billRuns.period', 'Period'), (row) => periodText(row.periodFrom, row.periodTo), { width: 140, grow: 1, sortable: false, card: 'primary' }),
  textColumn('group', t('billRuns.cycle', 'Cycle or accounts'), (row) => row.cycle?.name ?? groupText(row.selection), { width: 152, grow: 2, sortable: false }),
  stateColumn('status', t('billRuns.status', 'Status'), stateOf, { width: 128, sortable: false, card: 'meta' }),
  textColumn('drafts', t('billRuns.drafts', 'Invoices'), (row) => formatCount(row.totals.reduce((sum, part) => sum + part.drafts, 0)), { width: 76, align: 'end', sortable: false }),
  {
    id: 'total',
    label: t('billRuns.total', 'Total'),
    text: (row) => totalsOf(row).map((total) => moneyText(total, { unit: 'code' })).join(' + '),
    cell: (row) =>
      totalsOf(row).map((total, i) => (
        <span key={total.currency}>
          {i > 0 ? ' + ' : ''}
          <Money value={total} unit="code" />
        </span>
      )),
    align: 'end',
    width: 168,
    grow: 1,
    card: 'trailing',
  },
  textColumn('exceptions', t('billRuns.exceptions', 'Open exceptions'), (row) => (row.openExceptions === 0 ? '' : row.openErrors > 0 ? t('billRuns.blocking', '{n}, {errors} blocking', { n: formatCount(row.openExceptions), errors: formatCount(row.openErrors) }) : formatCount(row.openExceptions)), {
    width: 136,
    sortable: false,
  }),
  dateColumn('issueOn', t('billRuns.issued', 'Issue date'), (row) => row.issueOn, { sortable: false, hidden: true }),
  textColumn('startedBy', t('billRuns.startedBy', 'Started by'), (row) => row.startedBy?.name, { width: 128, sortable: false }),
  textColumn('approvedBy', t('billRuns.approvedBy', 'Approved by'), (row) => row.approvedBy?.name, { width: 128, sortable: false }),
];

const pollEvery = 2000;

const builtIn: readonly BuiltIn[] = [
  { id: 'review', name: t('billRuns.view.review', 'In review'), filter: 'status:REVIEW' },
];

/** Every run, newest first, with how far each is. */
export default function BillRunsPage(): ReactNode {
  const list = useViews('bill-runs', builtIn);
  const shown = useViewGrid(list, columns);
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const [starting, setStarting] = useState(false);
  const [active, setActive] = useState('');
  const status = useMemo(() => toRunStatus(list.filter), [list.filter]);
  const source = useMemo(() => {
    const rows = inParts(connectionSource<BillRunsPageQuery, Row>(environment, { query: rowsQuery, variables: status ? { status } : {}, connection: (response) => response.billRuns }), 50);
    return {
      ...rows,
      rows: async (offset: number, limit: number, signal: AbortSignal) => {
        const page = await rows.rows(offset, limit, signal);
        if (offset === 0) setActive(page.rows.filter(isActive).map((row) => row.id).join(' '));
        return page;
      },
    };
  }, [environment, status]);
  useEvents(['BillRun', 'BillException', 'Job'], () => grid.current?.refresh());
  // Events tell the end; progress is asked for, of the runs that are at work alone: their rows follow the store.
  useEffect(() => {
    if (active === '') return;
    const timer = setInterval(() => {
      for (const id of active.split(' ')) {
        fetchQuery<BillRunsPageProgressQuery>(environment, progressQuery, { id }, { fetchPolicy: 'network-only' }).subscribe({
          next: ({ node }) => {
            if (node?.__typename === 'BillRun' && node.job?.state !== 'RUNNING' && node.job?.state !== 'QUEUED') grid.current?.refresh();
          },
          error: () => undefined,
        });
      }
    }, pollEvery);
    return () => clearInterval(timer);
  }, [environment, active]);
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'billRun.start', label: t('command.billRun.start', 'Start a bill run'), group: t('command.group.billing', 'Billing'), icon: 'plus', keys: 'n', permission: 'billing:run', run: () => setStarting(true) },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ],
      [],
    ),
  );
  const open = (id: string) => void navigate({ to: '/bill-runs/$id', params: { id } as never });
  const start = can('billing:run') ? (
    <Button kind="primary" icon="plus" keys="n" onClick={() => setStarting(true)}>
      {t('billRuns.start', 'Start a run')}
    </Button>
  ) : null;
  return (
    <Page title={t('billRuns.title', 'Bill runs')} peek={list.peek ? <RunPeek key={list.peek} id={list.peek} onClose={() => (list.closePeek(), grid.current?.focus())} /> : null}>
      <PageHeader title={t('billRuns.title', 'Bill runs')} actions={start} />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
        <FilterMenu filter={list.filter} onFilter={list.setFilter} field="status" label={t('billRuns.status', 'Status')} options={runStatuses.map((value) => ({ value, label: runState(value).label }))} />
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="bill-runs"
        label={t('billRuns.title', 'Bill runs')}
        noun={(n) => t('billRuns.counted', '{n, plural, one {bill run} other {bill runs}}', { n })}
        columns={columns}
        {...shown}
        source={source}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => open(row.id)}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        forbidden={!can('billing:read')}
        emptyAction={start}
        rowTone={(row) => (row.status === 'CANCELLED' ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
      {starting ? (
        <Suspense>
          <StartRunDialog onClose={() => setStarting(false)} onStarted={open} />
        </Suspense>
      ) : null}
    </Page>
  );
}
