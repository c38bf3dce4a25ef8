import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import type { useList } from '~/app/list';
import { AmountFilter } from '~/app/records/AmountFilter';
import { FilterMenu } from '~/app/records/filters';
import { ListSearch } from '~/app/records/ListSearch';
import { percentText } from '~/app/records/Rate';
import { totalCell, useTotals } from '~/app/records/totals';
import { useCan } from '~/app/viewer';
import { countColumn, dateColumn, Grid, isNothing, moneyColumn, nothing, stateColumn, textColumn, type GridColumn, type GridHandle, type Selection } from '~/grid';
import { locale, t } from '~/i18n';
import { toggleValue } from '~/lib/url';
import { Button, Chip, readProblem, Spring, toast, Toolbar } from '~/ui';
import type { DraftsGridQuery } from '~/__generated__/DraftsGridQuery.graphql';
import type { DraftsGridTotalsQuery } from '~/__generated__/DraftsGridTotalsQuery.graphql';
import { gatherDrafts } from './gather';
import { HoldDialog } from './HoldDialog';
import { change, changeText } from './model/compare';
import { toDraftFilter, toDraftOrder } from './model/filter';
import { draftState, draftStatuses, type DraftStatus } from './model/names';
import { useRecompute } from './useRecompute';
import { useRelease } from './useRelease';

export type DraftRow = DraftsGridQuery['response']['billDrafts']['edges'][number]['node'];

const rowsQuery = graphql`
  query DraftsGridQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: BillDraftFilter, $orderBy: BillDraftOrder) {
    billDrafts(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
      edges {
        node {
          id
          status
          dueOn
          purchaseOrder
          firstBill
          holdReason
          lineCount
          openExceptions
          account {
            id
            number
            name
          }
          total {
            amount
            currency
          }
          previous {
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
  query DraftsGridTotalsQuery($filter: BillDraftFilter) {
    billDrafts(first: 1, filter: $filter) {
      totals {
        total {
          amount
          currency
        }
        previous {
          amount
          currency
        }
      }
    }
  }
`;

const columnsFor = (currency: string | undefined): readonly GridColumn<DraftRow>[] => {
  const unit = { ...(currency ? { currency } : {}), width: currency ? 112 : 144 };
  return [
    textColumn('account', t('drafts.account', 'Account'), (row) => row.account?.name, { width: 196, grow: 2, sortable: false, pinned: 'start', card: 'primary' }),
    textColumn('number', t('drafts.number', 'Number'), (row) => row.account?.number, { width: 88, sortable: false, card: 'secondary' }),
    stateColumn('status', t('drafts.status', 'Status'), (row) => draftState(row.status), { width: 92, sortable: false, card: 'meta' }),
    countColumn('exceptions', t('drafts.exceptions', 'Exceptions'), (row) => (row.openExceptions === 0 ? null : row.openExceptions), { width: 92, sortable: false }),
    moneyColumn('total', t('drafts.total', 'Total'), (row) => row.total, { ...unit, card: 'trailing' }),
    moneyColumn('previous', t('drafts.previous', 'Before'), (row) => row.previous, { ...unit, sortable: false }),
    moneyColumn('difference', t('drafts.difference', 'Difference'), (row) => change(row.total, row.previous).difference, { ...unit, width: unit.width + 12, signed: true, sortable: false }),
    textColumn('share', '±%', (row) => changeText(change(row.total, row.previous).perMille, locale()), { width: 84, align: 'end', sortable: false, card: 'secondary' }),
    textColumn('hold', t('drafts.hold', 'Why held'), (row) => row.holdReason, { width: 104, grow: 1, sortable: false }),
    textColumn('first', t('drafts.first', 'First bill'), (row) => (row.firstBill ? t('drafts.firstYes', 'Yes') : ''), { width: 76, sortable: false }),
    countColumn('lines', t('drafts.lines', 'Lines'), (row) => row.lineCount, { width: 60, sortable: false, hidden: true }),
    dateColumn('dueOn', t('drafts.due', 'Due'), (row) => row.dueOn, { sortable: false }),
    textColumn('order', t('drafts.order', 'PO'), (row) => row.purchaseOrder, { width: 112, sortable: false, hidden: true }),
  ];
};

interface Chosen {
  readonly id: string;
  readonly status: DraftStatus;
  readonly account: { readonly id: string; readonly name: string } | null | undefined;
}

/** As many as one request names at most. */
const most = 500;

export interface DraftsGridProps {
  run: string;
  /** Drafts may still be changed. */
  open: boolean;
  /** All drafts that there will be are there. */
  computed: boolean;
  currencies: readonly string[];
  list: ReturnType<typeof useList>;
  grid: RefObject<GridHandle<DraftRow> | null>;
  onChanged: () => void;
}

/** Every draft of a run: largest first, filtered by what needs a look, held and released by key. */
export function DraftsGrid({ run, open, computed, currencies, list, grid, onChanged }: DraftsGridProps) {
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const can = useCan();
  const [selection, setSelection] = useState<Selection>(nothing);
  const [holding, setHolding] = useState<readonly Chosen[] | null>(null);
  const [release, releasing] = useRelease();
  const [recompute, computing] = useRecompute();
  const filter = useMemo(() => toDraftFilter(run, list.filter, list.text), [run, list.filter, list.text]);
  const orderBy = useMemo(() => toDraftOrder(list.sort), [list.sort]);
  const source = useMemo(
    () => connectionSource<DraftsGridQuery, DraftRow>(environment, { query: rowsQuery, variables: { filter, ...(orderBy ? { orderBy } : {}) }, connection: (response) => response.billDrafts }),
    [environment, filter, orderBy],
  );
  const currency = filter.currency ?? (currencies.length === 1 ? currencies[0] : undefined);
  const columns = useMemo(() => columnsFor(currency), [currency]);
  const editable = open && can('billing:run');

  const [round, setRound] = useState(0);
  const totals = useTotals<DraftsGridTotalsQuery, DraftsGridTotalsQuery['response']['billDrafts']['totals'][number]>(totalsQuery, { filter }, (response) => response.billDrafts.totals, ['BillRun', 'BillDraft'], round);

  const changed = () => {
    setSelection(nothing);
    setRound((n) => n + 1);
    grid.current?.refresh();
    grid.current?.focus();
    onChanged();
  };
  /** Those of the selected drafts that are in one of these states, or the one under the cursor; [] when a toast has said why there is none. */
  const chosen = async (states: readonly DraftStatus[], none: string): Promise<readonly Chosen[]> => {
    let found: readonly Chosen[];
    try {
      if (selection.kind === 'matching') found = await gatherDrafts(environment, filter, selection.except, most);
      else {
        const cursor = grid.current?.cursorRow();
        found = isNothing(selection) ? (cursor ? [cursor] : []) : (grid.current?.selectedRows() ?? []);
      }
    } catch (error) {
      toast({ tone: 'danger', message: readProblem(error).message });
      return [];
    }
    if (found.length > most) {
      toast({ tone: 'danger', message: t('drafts.tooMany', 'At most {most, number} drafts at a time. Narrow the filter.', { most }) });
      return [];
    }
    const wanted = found.filter((row) => states.includes(row.status));
    if (wanted.length === 0) toast({ message: none });
    return wanted;
  };
  const hold = () =>
    void chosen(['READY', 'BLOCKED'], t('drafts.noneToHold', 'None of these can be held back')).then((rows) => {
      if (rows.length > 0) setHolding(rows);
    });
  const releaseChosen = () =>
    void chosen(['HELD'], t('drafts.noneHeld', 'None of these is held back')).then(async (rows) => {
      if (rows.length > 0 && (await release(rows.map((row) => row.id)))) changed();
    });
  const recomputeChosen = () =>
    void chosen(['READY', 'BLOCKED', 'HELD'], t('drafts.noneOpen', 'These are posted already')).then(async (rows) => {
      const accounts = rows.map((row) => row.account?.id).filter((id) => id !== undefined);
      if (accounts.length > 0 && (await recompute(run, accounts))) changed();
    });
  const latest = useRef({ hold, releaseChosen, recomputeChosen });
  useEffect(() => {
    latest.current = { hold, releaseChosen, recomputeChosen };
  });
  useCommands(
    useMemo((): Command[] => {
      const rest = { group: t('command.group.drafts', 'Drafts'), permission: 'billing:run' as const, when: () => editable };
      return [
        { id: 'draft.hold', label: t('command.draft.hold', 'Hold back'), icon: 'lock', keys: 'h', run: () => latest.current.hold(), ...rest },
        { id: 'draft.release', label: t('command.draft.release', 'Release'), icon: 'undo', keys: 'r', run: () => latest.current.releaseChosen(), ...rest },
        { id: 'draft.recompute', label: t('command.draft.recompute', 'Recompute these accounts'), icon: 'refresh', run: () => latest.current.recomputeChosen(), ...rest },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ];
    }, [editable, grid]),
  );

  const filterProps = { filter: list.filter, onFilter: list.setFilter };
  const selecting = !isNothing(selection);
  return (
    <>
      <Toolbar label={t('list.filter', 'Filter')}>
        <ListSearch text={list.text} onText={list.setText} placeholder={t('drafts.search', 'Account number or name')} />
        <FilterMenu {...filterProps} field="status" label={t('drafts.status', 'Status')} options={draftStatuses.map((value) => ({ value, label: draftState(value).label }))} />
        <FilterMenu {...filterProps} single field="variance" label={t('drafts.variance', 'Variance')} options={['5', '10', '20', '50', '100'].map((value) => ({ value, label: t('drafts.varianceOf', '{share} or more', { share: percentText(value) }) }))} />
        {currencies.length > 1 ? <FilterMenu {...filterProps} single field="currency" label={t('list.currency', 'Currency')} options={currencies.map((value) => ({ value, label: value }))} /> : null}
        <AmountFilter {...filterProps} label={t('drafts.total', 'Total')} />
        <Chip pressed={list.filter['first']?.includes('yes') ?? false} onToggle={() => list.setFilter(toggleValue(list.filter, 'first', 'yes'))}>
          {t('drafts.firstBills', 'First bills')}
        </Chip>
        <Spring />
        {editable && selecting ? (
          <>
            <Button icon="lock" keys="h" onClick={hold}>
              {t('billDraft.hold', 'Hold')}
            </Button>
            <Button icon="undo" keys="r" busy={releasing} onClick={releaseChosen}>
              {t('billDraft.release', 'Release')}
            </Button>
            <Button icon="refresh" busy={computing} onClick={recomputeChosen}>
              {t('billDraft.recompute', 'Recompute')}
            </Button>
          </>
        ) : null}
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="bill-drafts"
        label={t('drafts.title', 'Drafts')}
        noun={(n) => t('drafts.counted', '{n, plural, one {draft} other {drafts}}', { n })}
        columns={columns}
        source={source}
        sort={list.sort}
        onSort={list.setSort}
        selectable
        selection={selection}
        onSelect={setSelection}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => void navigate({ to: '/bill-drafts/$id', params: { id: row.id } as never })}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        emptyWords={computed ? { title: t('drafts.nothing', 'Nothing to bill'), text: t('drafts.nothing.text', 'No contract of these accounts charges anything in this period.') } : undefined}
        totals={
          totals && totals.length > 0
            ? {
                total: totalCell(totals.map((part) => part.total)),
                previous: totalCell(totals.map((part) => part.previous)),
                difference: totalCell(totals.map((part) => change(part.total, part.previous).difference), true),
              }
            : undefined
        }
        rowTone={(row) => (row.status === 'BLOCKED' ? 'danger' : undefined)}
        autoFocus
        handle={grid}
      />
      {holding ? <HoldDialog ids={holding.map((row) => row.id)} account={holding.length === 1 ? holding[0]?.account?.name : undefined} onClose={() => setHolding(null)} onDone={changed} /> : null}
    </>
  );
}
