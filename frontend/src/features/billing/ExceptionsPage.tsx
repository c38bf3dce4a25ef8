import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { FilterMenu } from '~/app/records/filters';
import { readable } from '~/app/records/reasons';
import { useEvents } from '~/app/useEvents';
import { useCan, useViewer } from '~/app/viewer';
import { all, type BuiltIn } from '~/app/views/model';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { Grid, isNothing, nothing, stateColumn, textColumn, type GridColumn, type GridHandle, type Selection } from '~/grid';
import { formatCount, t } from '~/i18n';
import { toggleValue, withField } from '~/lib/url';
import { Button, Chip, instantText, Page, PageHeader, readProblem, Spring, toast, Toolbar } from '~/ui';
import type { ExceptionsPageCountsQuery } from '~/__generated__/ExceptionsPageCountsQuery.graphql';
import type { ExceptionsPageQuery } from '~/__generated__/ExceptionsPageQuery.graphql';
import { AssignExceptionsDialog } from './AssignExceptionsDialog';
import css from './billing.module.css';
import { ExceptionPeek } from './ExceptionPeek';
import { gatherExceptions } from './gather';
import { toExceptionFilter } from './model/filter';
import { exceptionName, exceptionState, exceptionStatuses, severityState, type ExceptionKind } from './model/names';
import { WaiveDialog } from './WaiveDialog';

type Row = ExceptionsPageQuery['response']['billExceptions']['edges'][number]['node'];

const rowsQuery = graphql`
  query ExceptionsPageQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: BillExceptionFilter) {
    billExceptions(first: $first, offset: $offset, filter: $filter) {
      edges {
        node {
          id
          kind
          severity
          message
          status
          note
          createdAt
          owner {
            id
            name
          }
          account {
            id
            number
            name
          }
          run {
            id
            number
          }
          allowedActions {
            action
            allowed
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const countsQuery = graphql`
  query ExceptionsPageCountsQuery($filter: BillExceptionFilter) {
    billExceptions(first: 1, filter: $filter) {
      byKind {
        kind
        severity
        count
      }
    }
  }
`;

const columns: readonly GridColumn<Row>[] = [
  textColumn('kind', t('exceptions.kind', 'Exception'), (row) => exceptionName(row.kind), { width: 184, sortable: false, pinned: 'start', card: 'primary' }),
  stateColumn('severity', t('exceptions.severity', 'Severity'), (row) => (row.status === 'OPEN' ? severityState(row.severity) : exceptionState(row.status)), { width: 112, sortable: false, card: 'meta' }),
  textColumn('account', t('exceptions.account', 'Account'), (row) => row.account?.name, { width: 184, grow: 1, sortable: false, card: 'secondary' }),
  textColumn('message', t('exceptions.message', 'What is wrong'), (row) => readable(row.message), { width: 440, grow: 3, sortable: false }),
  textColumn('owner', t('exceptions.owner', 'Owner'), (row) => row.owner?.name, { width: 128, sortable: false, card: 'trailing' }),
  textColumn('run', t('exceptions.run', 'Bill run'), (row) => row.run?.number, { width: 148, sortable: false }),
  textColumn('since', t('exceptions.since', 'Since'), (row) => instantText(row.createdAt), { copy: (row) => row.createdAt, width: 176, sortable: false }),
  textColumn('note', t('exceptions.note', 'Note'), (row) => row.note, { width: 160, grow: 1, sortable: false }),
];

const most = 500;

const builtIn: readonly BuiltIn[] = [
  { id: all, name: t('exceptions.view.open', 'Open') },
  { id: 'errors', name: t('exceptions.view.errors', 'Errors'), filter: 'severity:ERROR' },
  { id: 'mine', name: t('exceptions.mine', 'Mine'), filter: 'owner:mine' },
];

/** What keeps invoices from leaving, over all runs, with who looks after it. */
export default function ExceptionsPage(): ReactNode {
  const list = useViews('billing-exceptions', builtIn);
  const shown = useViewGrid(list, columns);
  const environment = useRelayEnvironment();
  const viewer = useViewer();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const [selection, setSelection] = useState<Selection>(nothing);
  const [dialog, setDialog] = useState<{ kind: 'waive' | 'assign'; ids: readonly string[] } | null>(null);
  const filter = useMemo(() => toExceptionFilter(list.filter, viewer.id), [list.filter, viewer.id]);
  const source = useMemo(() => connectionSource<ExceptionsPageQuery, Row>(environment, { query: rowsQuery, variables: { filter }, connection: (response) => response.billExceptions }), [environment, filter]);
  const [round, setRound] = useState(0);
  const counts = useKindCounts(useMemo(() => toExceptionFilter(list.filter, viewer.id, false), [list.filter, viewer.id]), round);
  const refresh = () => {
    grid.current?.refresh();
    setRound((n) => n + 1);
  };
  // Computing and posting raise and cure exceptions, and are told as changes of their run and drafts.
  useEvents(['BillException', 'BillDraft', 'BillRun'], refresh);
  const changed = () => {
    setSelection(nothing);
    refresh();
    grid.current?.focus();
  };
  /** Begins with what may be done to the selection, or else to the row of the cursor. */
  const begin = async (kind: 'waive' | 'assign') => {
    let rows: readonly Pick<Row, 'id' | 'allowedActions'>[];
    try {
      if (selection.kind === 'matching') rows = await gatherExceptions(environment, filter, selection.except, most);
      else rows = isNothing(selection) ? [grid.current?.cursorRow()].filter((row) => row !== undefined) : (grid.current?.selectedRows() ?? []);
    } catch (error) {
      return toast({ tone: 'danger', message: readProblem(error).message });
    }
    if (rows.length > most) return toast({ tone: 'danger', message: t('exceptions.tooMany', 'At most {most, number} exceptions at a time. Narrow the filter.', { most }) });
    const verb = kind === 'waive' ? 'waiveBillExceptions' : 'assignBillExceptions';
    const ids = rows.filter((row) => row.allowedActions.some((action) => action.action === verb && action.allowed)).map((row) => row.id);
    if (rows.length > ids.length) {
      toast({
        message:
          kind === 'waive'
            ? t('exceptions.notWaivable', '{n, plural, one {# exception cannot} other {# exceptions cannot}} be waived: what they are about must be mended', { n: rows.length - ids.length })
            : t('exceptions.notOpen', '{n, plural, one {# exception is} other {# exceptions are}} not open any more', { n: rows.length - ids.length }),
      });
    }
    if (ids.length > 0) setDialog({ kind, ids });
  };
  const latest = useRef({ begin, refresh });
  useEffect(() => {
    latest.current = { begin, refresh };
  });
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'exception.assign', label: t('command.exception.assign', 'Assign exceptions'), group: t('command.group.exceptions', 'Exceptions'), icon: 'users', keys: 'a', permission: 'billing:run', run: () => void latest.current.begin('assign') },
        { id: 'exception.waive', label: t('command.exception.waive', 'Waive exceptions'), group: t('command.group.exceptions', 'Exceptions'), icon: 'check', keys: 'w', permission: 'billing:run', run: () => void latest.current.begin('waive') },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => latest.current.refresh() },
      ],
      [],
    ),
  );
  const filterProps = { filter: list.filter, onFilter: list.setFilter };
  const pressed = list.filter['kind'] ?? [];
  // A kind of the filter of which nothing is left keeps its chip, so that it can be taken off.
  const kinds: [ExceptionKind, number][] = [...(counts ?? []), ...pressed.filter((kind) => !counts?.some(([known]) => known === kind)).map((kind): [ExceptionKind, number] => [kind as ExceptionKind, 0])];
  const selecting = !isNothing(selection);
  return (
    <Page title={t('exceptions.title', 'Billing exceptions')} peek={list.peek ? <ExceptionPeek key={list.peek} id={list.peek} onClose={() => (list.closePeek(), grid.current?.focus())} onChanged={refresh} /> : null}>
      <PageHeader
        title={t('exceptions.title', 'Billing exceptions')}
        actions={
          can('billing:run') && selecting ? (
            <>
              <Button icon="users" keys="a" onClick={() => void begin('assign')}>
                {t('exception.assign', 'Assign')}
              </Button>
              <Button kind="primary" icon="check" keys="w" onClick={() => void begin('waive')}>
                {t('waive.save', 'Waive')}
              </Button>
            </>
          ) : null
        }
      />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
        <FilterMenu {...filterProps} field="status" label={t('contracts.status', 'Status')} options={exceptionStatuses.map((value) => ({ value, label: exceptionState(value).label }))} />
        <FilterMenu {...filterProps} single field="severity" label={t('exceptions.severity', 'Severity')} options={(['ERROR', 'WARNING'] as const).map((value) => ({ value, label: severityState(value).label }))} />
        <FilterMenu
          {...filterProps}
          single
          field="owner"
          label={t('exceptions.owner', 'Owner')}
          options={[
            { value: 'mine', label: t('exceptions.mine', 'Mine') },
            { value: 'nobody', label: t('exceptions.nobody', 'Nobody') },
          ]}
        />
        {list.filter['run'] ? (
          <Chip pressed onToggle={() => list.setFilter(withField(list.filter, 'run', []))}>
            {t('exceptions.oneRun', 'One bill run')}
          </Chip>
        ) : null}
        {list.filter['account'] ? (
          <Chip pressed onToggle={() => list.setFilter(withField(list.filter, 'account', []))}>
            {t('exceptions.oneAccount', 'One account')}
          </Chip>
        ) : null}
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      {kinds.length > 0 ? (
        <Toolbar label={t('exceptions.byKind', 'Exceptions by kind')}>
          {kinds.map(([kind, count]) => (
            <Chip key={kind} pressed={pressed.includes(kind)} onToggle={() => list.setFilter(toggleValue(list.filter, 'kind', kind))}>
              {exceptionName(kind)}
              <span className={css.count}>{formatCount(count)}</span>
            </Chip>
          ))}
        </Toolbar>
      ) : null}
      <Grid
        id="billing-exceptions"
        label={t('exceptions.title', 'Billing exceptions')}
        noun={(n) => t('exceptions.counted', '{n, plural, one {exception} other {exceptions}}', { n })}
        columns={columns}
        {...shown}
        source={source}
        selectable={can('billing:run')}
        selection={selection}
        onSelect={setSelection}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => list.openPeek(row.id)}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        forbidden={!can('billing:read')}
        rowTone={(row) => (row.status === 'OPEN' ? undefined : 'dimmed')}
        autoFocus
        handle={grid}
      />
      {dialog?.kind === 'waive' ? <WaiveDialog ids={dialog.ids} onClose={() => setDialog(null)} onDone={changed} /> : null}
      {dialog?.kind === 'assign' ? <AssignExceptionsDialog ids={dialog.ids} onClose={() => setDialog(null)} onDone={changed} /> : null}
    </Page>
  );
}

/** How many there are of each kind, most first, asked beside the rows and never in their way. */
function useKindCounts(filter: ReturnType<typeof toExceptionFilter>, round: number): readonly [ExceptionKind, number][] | undefined {
  const environment = useRelayEnvironment();
  const [found, setFound] = useState<readonly [ExceptionKind, number][]>();
  useEffect(() => {
    const subscription = fetchQuery<ExceptionsPageCountsQuery>(environment, countsQuery, { filter }, { fetchPolicy: 'network-only' }).subscribe({
      next: ({ billExceptions }) => {
        const byKind = new Map<ExceptionKind, number>();
        for (const { kind, count } of billExceptions.byKind) byKind.set(kind, (byKind.get(kind) ?? 0) + count);
        setFound([...byKind].toSorted((left, right) => right[1] - left[1]));
      },
      error: () => setFound(undefined),
    });
    return () => subscription.unsubscribe();
  }, [environment, filter, round]);
  return found;
}
