import { lazy, Suspense, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { AccountFilter } from '~/app/records/AccountFilter';
import { DateFilter, FilterMenu } from '~/app/records/filters';
import { ListSearch } from '~/app/records/ListSearch';
import { priceText } from '~/app/records/Rate';
import { useEvents } from '~/app/useEvents';
import { useCan } from '~/app/viewer';
import type { BuiltIn } from '~/app/views/model';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { hourClassName } from '~/features/catalogue/model/words';
import { dateColumn, Grid, isNothing, nothing, stateColumn, textColumn, type GridColumn, type GridHandle, type Selection } from '~/grid';
import { locale, t } from '~/i18n';
import { formatRate } from '~/lib/rate';
import { toggleValue } from '~/lib/url';
import { Button, Chip, Page, PageHeader, Spring, Toolbar } from '~/ui';
import type { TimePageQuery } from '~/__generated__/TimePageQuery.graphql';
import { DecideTimeDialog } from './DecideTimeDialog';
import { toTimeFilter } from './model/filter';
import { timeState, timeStatuses, type Verb } from './model/words';
import { TimePeek } from './TimePeek';

const EnterTimeDialog = lazy(() => import('./EnterTimeDialog'));

type Row = TimePageQuery['response']['timeEntries']['edges'][number]['node'];

const rowsQuery = graphql`
  query TimePageQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: TimeFilter) {
    timeEntries(first: $first, offset: $offset, filter: $filter) {
      edges {
        node {
          id
          number
          person
          role
          skill
          workedOn
          hours
          class
          hourly
          status
          late
          description
          account {
            id
            name
          }
          contractLine {
            id
            lineNo
            contract {
              id
              number
              currency
            }
          }
          invoice {
            id
            number
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const contractText = (row: Row): string => (row.contractLine?.contract ? `${row.contractLine.contract.number} / ${row.contractLine.lineNo}` : '');

const columns: readonly GridColumn<Row>[] = [
  textColumn('number', t('time.number', 'Entry'), (row) => row.number, { width: 152, pinned: 'start', sortable: false }),
  dateColumn('workedOn', t('time.worked', 'Worked'), (row) => row.workedOn, { sortable: false, card: 'secondary' }),
  textColumn('person', t('time.person', 'Person'), (row) => row.person, { width: 150, grow: 1, sortable: false, card: 'primary' }),
  textColumn('account', t('contracts.account', 'Account'), (row) => row.account?.name, { width: 170, grow: 2, sortable: false, card: 'secondary' }),
  textColumn('contract', t('time.contract', 'Contract / line'), contractText, { width: 164, sortable: false }),
  stateColumn('status', t('contracts.status', 'Status'), (row) => timeState(row.status), { width: 112, sortable: false, card: 'meta' }),
  textColumn('late', t('time.late', 'Late'), (row) => (row.late ? t('time.late', 'Late') : ''), { width: 72, sortable: false }),
  textColumn('hours', t('time.hours', 'Hours'), (row) => formatRate(row.hours, locale(), 2), { copy: (row) => row.hours, width: 76, align: 'end', sortable: false, card: 'trailing' }),
  textColumn('class', t('time.class', 'Kind'), (row) => hourClassName(row.class), { width: 92, sortable: false }),
  textColumn('role', t('rate.role', 'Role'), (row) => [row.role, row.skill].filter((part) => part !== '').join(' · '), { width: 140, sortable: false }),
  textColumn('hourly', t('rate.hourly', 'Hourly rate'), (row) => priceText(row.hourly, row.contractLine?.contract?.currency ?? 'USD', 'code'), { copy: (row) => row.hourly, width: 112, align: 'end', sortable: false }),
  textColumn('description', t('contracts.description', 'Description'), (row) => row.description, { width: 160, grow: 1, sortable: false }),
  textColumn('invoice', t('time.invoice', 'Invoice'), (row) => row.invoice?.number, { width: 132, sortable: false }),
];

const builtIn: readonly BuiltIn[] = [
  { id: 'submitted', name: t('time.view.submitted', 'Waiting for a decision'), filter: 'status:SUBMITTED' },
  { id: 'unbilled', name: t('time.view.unbilled', 'Approved, not billed'), filter: 'billed:no,status:APPROVED' },
];

/** Work by the hour: who entered what, and what of it may be billed. */
export default function TimePage(): ReactNode {
  const list = useViews('time', builtIn);
  const shown = useViewGrid(list, columns);
  const environment = useRelayEnvironment();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const [selection, setSelection] = useState<Selection>(nothing);
  const [entering, setEntering] = useState(false);
  const [deciding, setDeciding] = useState<{ verb: Verb; selection: Selection; rows: readonly Row[] } | null>(null);
  const filter = useMemo(() => toTimeFilter(list.filter, list.text), [list.filter, list.text]);
  const source = useMemo(() => connectionSource<TimePageQuery, Row>(environment, { query: rowsQuery, variables: { filter }, connection: (response) => response.timeEntries }), [environment, filter]);
  const refresh = () => grid.current?.refresh();
  useEvents(['TimeEntry'], refresh);
  const chosen = !isNothing(selection);
  // The selection, or else the row of the cursor.
  const decide = useCallback(
    (verb: Verb) => {
      if (!isNothing(selection)) return setDeciding({ verb, selection, rows: grid.current?.selectedRows() ?? [] });
      const row = grid.current?.cursorRow();
      if (row) setDeciding({ verb, selection: { kind: 'ids', ids: new Set([row.id]) }, rows: [row] });
    },
    [selection],
  );
  useCommands(
    useMemo(() => {
      const group = t('command.group.time', 'Time sheets');
      const row = () => grid.current?.cursorRow() !== undefined;
      return [
        { id: 'time.enter', label: t('command.time.enter', 'Enter time'), group, icon: 'plus', keys: 'n', permission: 'time:write', run: () => setEntering(true) },
        { id: 'time.submit', label: t('command.time.submit', 'Submit time'), group, icon: 'upload', keys: 's', permission: 'time:write', when: row, run: () => decide('submit') },
        { id: 'time.approve', label: t('command.time.approve', 'Approve time'), group, icon: 'check', keys: 'a', permission: 'time:approve', when: row, run: () => decide('approve') },
        { id: 'time.reject', label: t('command.time.reject', 'Reject time'), group, icon: 'close', keys: 'd', permission: 'time:approve', when: row, run: () => decide('reject') },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ] satisfies Command[];
    }, [decide]),
  );
  const filterProps = { filter: list.filter, onFilter: list.setFilter };
  const enter = can('time:write') ? (
    <Button kind="primary" icon="plus" keys="n" onClick={() => setEntering(true)}>
      {t('time.enter', 'Enter time')}
    </Button>
  ) : null;
  return (
    <Page title={t('time.title', 'Time sheets')} peek={list.peek ? <TimePeek key={list.peek} id={list.peek} onChanged={refresh} onClose={() => (list.closePeek(), grid.current?.focus())} /> : null}>
      <PageHeader
        title={t('time.title', 'Time sheets')}
        actions={
          <>
            {chosen && can('time:write') ? (
              <Button icon="upload" keys="s" onClick={() => decide('submit')}>
                {t('time.submit', 'Submit')}
              </Button>
            ) : null}
            {chosen && can('time:approve') ? (
              <>
                <Button icon="close" keys="d" onClick={() => decide('reject')}>
                  {t('time.reject', 'Reject')}
                </Button>
                <Button icon="check" keys="a" onClick={() => decide('approve')}>
                  {t('time.approve', 'Approve')}
                </Button>
              </>
            ) : null}
            {enter}
          </>
        }
      />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
        <ListSearch text={list.text} onText={list.setText} placeholder={t('time.search', 'Person or number')} />
        <FilterMenu {...filterProps} field="status" label={t('contracts.status', 'Status')} options={timeStatuses.map((value) => ({ value, label: timeState(value).label }))} />
        <AccountFilter {...filterProps} />
        <DateFilter {...filterProps} field="worked" label={t('time.worked', 'Worked')} />
        <FilterMenu
          {...filterProps}
          single
          field="billed"
          label={t('time.billed', 'Billed')}
          options={[
            { value: 'yes', label: t('time.billed', 'Billed') },
            { value: 'no', label: t('time.unbilled', 'Not billed') },
          ]}
        />
        <Chip pressed={list.filter['late']?.includes('yes') ?? false} onToggle={() => list.setFilter(toggleValue(list.filter, 'late', 'yes'))}>
          {t('time.late', 'Late')}
        </Chip>
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="time"
        label={t('time.title', 'Time sheets')}
        noun={(n) => t('time.counted', '{n, plural, one {time entry} other {time entries}}', { n })}
        columns={columns}
        {...shown}
        source={source}
        selectable={can(['time:write', 'time:approve'])}
        selection={selection}
        onSelect={setSelection}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => list.openPeek(row.id)}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        forbidden={!can('time:read')}
        emptyAction={enter}
        rowTone={(row) => (row.invoice ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
      {entering ? (
        <Suspense>
          <EnterTimeDialog onClose={() => setEntering(false)} onDone={refresh} />
        </Suspense>
      ) : null}
      {deciding ? <DecideTimeDialog {...deciding} filter={filter} onClose={() => setDeciding(null)} onDone={() => (setSelection(nothing), refresh())} /> : null}
    </Page>
  );
}
