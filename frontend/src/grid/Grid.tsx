import { useVirtualizer, type Range as IndexRange } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { formatCount, t } from '~/i18n';
import { density as readDensity, subscribeDensity } from '~/lib/density';
import { platform } from '~/lib/keys';
import type { Money } from '~/lib/money';
import type { Sort } from '~/lib/url';
import { Menu, type MenuGroup } from '~/ui/Menu';
import { Empty, ErrorBanner, RefreshBar } from '~/ui/states';
import { blockOf, boundsOf, fillClipboard, isBlock, writeToClipboard, type Block } from './clipboard';
import { initialLayout, moveColumn, useColumnLayout, useColumns, type ColumnLayout } from './columns';
import { GridCards } from './GridCards';
import { GridStatus, GridTotals } from './GridFooter';
import { GridHeader } from './GridHeader';
import { cellId, GridRow } from './GridRow';
import css from './grid.module.css';
import { intentOf, move } from './keyboard';
import { countSelected, deselect, everything, headerState, isNothing, isSelected, nothing, select, toggle, type Selection } from './selection';
import { rowHeights, type Cursor, type Density, type GridColumn, type Range, type RowSource } from './types';
import { RowWindow } from './window';

export interface GridHandle<Row> {
  /** Reads again what is on screen; the old rows stay until then. */
  refresh: () => void;
  /** Puts a changed row in its place. */
  replace: (row: Row) => void;
  focus: () => void;
  cursorRow: () => Row | undefined;
  /** Moves the cursor by rows: next and previous record while a peek is open. */
  step: (by: 1 | -1) => void;
  /** Rows of the selection that are loaded. */
  selectedRows: () => Row[];
}

export interface GridProps<Row> {
  /** Names what the browser keeps: column layout, and the place to come back to. */
  id: string;
  label: string;
  /** What n of the rows are called: "invoices", but 1 "invoice". */
  noun: (n: number) => string;
  /** Stable identity: module level or useMemo. */
  columns: readonly GridColumn<Row>[];
  source: RowSource<Row>;
  sort?: Sort | undefined;
  onSort?: (sort: Sort | undefined) => void;
  selectable?: boolean;
  selection?: Selection;
  onSelect?: (selection: Selection) => void;
  /** Id of the row that the peek shows. */
  peeked?: string | undefined;
  onPeek?: (row: Row, index: number) => void;
  onOpen?: (row: Row, index: number) => void;
  /** Follows the cursor, so that an open peek can. */
  onCursor?: (row: Row, index: number) => void;
  /** Totals of the filter by column id. */
  totals?: Readonly<Record<string, ReactNode>> | undefined;
  rowTone?: (row: Row) => 'dimmed' | 'danger' | undefined;
  /** Without it, what the person chose in the settings. */
  density?: Density;
  /** Further groups for the menu of a column: filter, group by. */
  columnMenu?: (column: GridColumn<Row>) => readonly MenuGroup[];
  /** Layout of a saved view; without it the grid keeps its own. */
  layout?: ColumnLayout;
  onLayout?: (layout: ColumnLayout) => void;
  /** Said beside the count of what is selected. */
  selectedNote?: ReactNode;
  filtered?: boolean;
  onClearFilter?: () => void;
  /** The viewer may not see these rows at all. */
  forbidden?: boolean;
  /** What to do when there is nothing yet. */
  emptyAction?: ReactNode;
  /** Where "nothing yet" is not what an empty list means. */
  emptyWords?: { title: string; text: string } | undefined;
  autoFocus?: boolean;
  handle?: Ref<GridHandle<Row>>;
}

const overscan = 8;
const cardsBelow = 560;
const checkWidth = 36;
const headHeight = 34;
const waitingRows = 24;
const noTotals: Readonly<Record<string, ReactNode>> = {};

/** Where each list was left, so that coming back finds it so. For the life of the tab. */
const places = new Map<string, { top: number; cursor: Cursor }>();

/**
 * A list of any length as role=grid: one tab stop, a cell cursor that outlives windowing, plain cells, one handler for
 * all of them. Rows are drawn in slots, so that scrolling changes text and never builds elements.
 */
export function Grid<Row>(props: GridProps<Row>) {
  'use no memo';
  const { id, label, noun, columns, source, sort, onSort, selectable = false, peeked, onPeek, onOpen, onCursor, totals, rowTone, columnMenu } = props;
  const { selectedNote, filtered = false, onClearFilter, forbidden = false, emptyAction, emptyWords, autoFocus = false, handle } = props;
  const gridId = useId();
  const preferred = useSyncExternalStore(subscribeDensity, readDensity);
  const height = rowHeights[props.density ?? preferred];

  // Rows
  const [rows] = useState(() => new RowWindow(source));
  useSyncExternalStore(rows.subscribe, rows.version);
  const { rowCount, state } = rows;

  // Geometry
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const cards = size.width > 0 && size.width < cardsBelow;

  // Columns
  const own = useColumnLayout(id, columns);
  const layout = props.layout ?? own.layout;
  const changeLayout = props.onLayout ?? own.change;
  const lead = selectable ? checkWidth : 0;
  const { table, visible, order } = useColumns(columns, layout, changeLayout, size.width, lead);
  const gridWidth = lead + visible.reduce((sum, column) => sum + column.width, 0);

  // Selection, cursor, range
  const [ownSelection, setOwnSelection] = useState<Selection>(nothing);
  const selection = props.selection ?? ownSelection;
  const setSelection = props.onSelect ?? setOwnSelection;
  const place = places.get(`${id} ${source.key}`);
  const [range, setRange] = useState<Range>(() => {
    const cursor = place?.cursor ?? { row: 0, column: 0 };
    return { anchor: cursor, head: cursor };
  });
  const cursor: Cursor = { row: Math.min(range.head.row, Math.max(0, rowCount - 1)), column: Math.min(range.head.column, Math.max(0, visible.length - 1)) };
  const lastToggled = useRef<number | null>(null);
  const [spoken, setSpoken] = useState('');
  const [menu, setMenu] = useState<{ index: number; x: number; y: number } | null>(null);

  // Windowing: as many rows as there are slots, so that a row that leaves makes room for the one that comes.
  const slots = Math.ceil(Math.max(size.height, 200) / height) + 2 * overscan + 1;
  const virtualizer = useVirtualizer({
    count: cards ? 0 : rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: totals ? height : 0,
    initialOffset: place?.top ?? 0,
    useFlushSync: false,
    // The row of the cursor stays in the document, whatever is scrolled: assistive technology points at its cell.
    rangeExtractor: useCallback(
      (window: IndexRange) => {
        const first = Math.max(0, Math.min(window.startIndex - overscan, window.count - slots));
        const indexes = Array.from({ length: Math.min(slots, window.count) }, (_, i) => first + i);
        if (cursor.row >= 0 && cursor.row < window.count && !indexes.includes(cursor.row)) indexes.push(cursor.row);
        return indexes;
      },
      [cursor.row, slots],
    ),
  });
  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  // While it scrolls, rows stand in the document in the order of their slots: an element that is moved is laid out anew with
  // all its cells. At rest they stand in their own order, as assistive technology reads them.
  const items = virtualizer.isScrolling ? virtualizer.getVirtualItems().toSorted((a, b) => (a.index % slots) - (b.index % slots)) : virtualizer.getVirtualItems();
  const firstShown = virtualizer.range?.startIndex ?? 0;
  const lastShown = virtualizer.range?.endIndex ?? 40;
  useEffect(() => {
    if (!cards) rows.show(firstShown, lastShown);
  }, [rows, cards, firstShown, lastShown, rowCount]);

  // Another list in the same place starts at its top, or where it was left.
  const shownKey = useRef(source.key);
  useEffect(() => {
    rows.setSource(source);
    if (shownKey.current === source.key) return;
    shownKey.current = source.key;
    const left = places.get(`${id} ${source.key}`);
    scroller.current?.scrollTo({ top: left?.top ?? 0 });
    const start = left?.cursor ?? { row: 0, column: cursor.column };
    setRange({ anchor: start, head: start });
    setSelection(nothing);
    // Only a change of source does this.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [rows, source, id]);
  useEffect(() => {
    const element = scroller.current;
    return () => {
      places.set(`${id} ${shownKey.current}`, { top: element?.scrollTop ?? 0, cursor: latest.current.cursor });
    };
  }, [id]);
  useEffect(() => () => rows.dispose(), [rows]);

  const latest = useRef({ cursor, onCursor });
  useEffect(() => {
    latest.current = { cursor, onCursor };
  });

  const goTo = (next: Cursor, extend = false) => {
    setRange(extend ? { anchor: range.anchor, head: next } : { anchor: next, head: next });
    if (next.row >= 0) {
      virtualizer.scrollToIndex(next.row);
      const row = rows.row(next.row);
      if (row !== undefined && next.row !== cursor.row) latest.current.onCursor?.(row, next.row);
    }
    scrollColumnIntoView(next.column);
  };
  const scrollColumnIntoView = (index: number) => {
    const element = scroller.current;
    const target = visible[index];
    if (!element || !target || target.pinned) return;
    const before = lead + visible.slice(0, index).reduce((sum, column) => sum + column.width, 0);
    const startPins = lead + visible.filter((column) => column.pinned === 'start').reduce((sum, column) => sum + column.width, 0);
    const endPins = visible.filter((column) => column.pinned === 'end').reduce((sum, column) => sum + column.width, 0);
    if (before - startPins < element.scrollLeft) element.scrollLeft = before - startPins;
    else if (before + target.width + endPins > element.scrollLeft + element.clientWidth) element.scrollLeft = before + target.width + endPins - element.clientWidth;
  };

  const applySelection = (next: Selection) => {
    setSelection(next);
    setSpoken(t('grid.spoken.selected', '{count, plural, one {# row} other {# rows}} selected', { count: countSelected(next, rowCount) }));
  };
  const toggleRow = (index: number, throughLast = false) => {
    const row = rows.row(index);
    if (row === undefined) return;
    if (throughLast && lastToggled.current !== null) {
      const ids = [];
      for (let i = Math.min(index, lastToggled.current); i <= Math.max(index, lastToggled.current); i++) {
        const between = rows.row(i);
        if (between !== undefined) ids.push(source.id(between));
      }
      applySelection(select(selection, ids));
    } else {
      applySelection(toggle(selection, source.id(row)));
    }
    lastToggled.current = index;
  };
  const toggleBlock = () => {
    const { firstRow, lastRow } = boundsOf(range);
    const ids = [];
    for (let i = firstRow; i <= lastRow; i++) {
      const row = rows.row(i);
      if (row !== undefined) ids.push(source.id(row));
    }
    applySelection(ids.every((one) => isSelected(selection, one)) ? deselect(selection, ids) : select(selection, ids));
    lastToggled.current = lastRow;
  };
  const sortBy = (columnId: string) => {
    if (!onSort) return;
    if (sort?.field !== columnId) onSort({ field: columnId, descending: false });
    else onSort(sort.descending ? undefined : { field: columnId, descending: true });
  };
  const reorder = (index: number, by: -1 | 1) => {
    const column = visible[index];
    const neighbour = visible[index + by];
    if (!column || !neighbour || column.pinned !== neighbour.pinned) return;
    moveTo(column.column.id, neighbour.column.id, by < 0 ? 'before' : 'after');
    goTo({ row: cursor.row, column: index + by });
    setSpoken(t('grid.spoken.moved', '{column} moved to position {n}', { column: column.column.label, n: index + by + 1 }));
  };
  const moveTo = (columnId: string, target: string, side: 'before' | 'after') => {
    const pin = layout.start.includes(target) ? 'start' : layout.end.includes(target) ? 'end' : null;
    const without = (ids: string[]) => ids.filter((other) => other !== columnId);
    changeLayout({
      ...layout,
      order: moveColumn(order, columnId, target, side),
      start: pin === 'start' ? moveColumn([...without(layout.start), columnId], columnId, target, side) : without(layout.start),
      end: pin === 'end' ? moveColumn([...without(layout.end), columnId], columnId, target, side) : without(layout.end),
    });
  };
  const resizeTo = (columnId: string, width: number) => changeLayout({ ...layout, widths: { ...layout.widths, [columnId]: Math.round(width) } });
  const openMenu = (index: number, anchor: DOMRect) => {
    const box = frame.current?.getBoundingClientRect();
    if (box) setMenu({ index, x: anchor.left - box.left, y: anchor.bottom - box.top });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget && (event.target as HTMLElement).closest('button,a,input')) return;
    const intent = intentOf(event, platform());
    if (!intent) return;
    const row = rows.row(cursor.row);
    switch (intent.kind) {
      case 'move': {
        const page = Math.max(1, Math.floor((size.height - headHeight - 32 - (totals ? height : 0)) / height) - 1);
        goTo(move(cursor, intent.step, { rows: rowCount, columns: visible.length, page }), intent.extend);
        break;
      }
      case 'peek':
        if (cursor.row < 0) return;
        if (row !== undefined) onPeek?.(row, cursor.row);
        break;
      case 'open':
        if (cursor.row < 0) {
          const column = visible[cursor.column]?.column;
          if (column?.sortable) sortBy(column.id);
        } else if (row !== undefined) (onOpen ?? onPeek)?.(row, cursor.row);
        break;
      case 'toggle':
        if (!selectable || cursor.row < 0) return;
        if (isBlock(range)) toggleBlock();
        else toggleRow(cursor.row);
        break;
      case 'selectMatching':
        if (selectable) applySelection(everything);
        break;
      case 'copyWithHeaders':
        putOnClipboard(true);
        break;
      case 'clear':
        if (isBlock(range)) setRange({ anchor: cursor, head: cursor });
        else if (!isNothing(selection, rowCount)) applySelection(nothing);
        else return;
        break;
      case 'menu': {
        const cell = scroller.current?.querySelectorAll('[data-column]')[cursor.column];
        if (cell) openMenu(cursor.column, cell.getBoundingClientRect());
        break;
      }
      case 'reorder':
        reorder(cursor.column, intent.by);
        break;
      case 'resize': {
        const column = visible[cursor.column];
        if (column) resizeTo(column.column.id, Math.max(column.column.minWidth ?? 56, column.width + 16 * intent.by));
        break;
      }
    }
    event.preventDefault();
  };

  const hit = (target: EventTarget): { row: number; column: number; check: boolean } | null => {
    const cell = (target as HTMLElement).closest<HTMLElement>('[role=gridcell]');
    const row = cell?.parentElement?.dataset['row'];
    if (!cell || row === undefined) return null;
    return { row: Number(row), column: Number(cell.dataset['col'] ?? cursor.column), check: cell.dataset['check'] !== undefined };
  };
  const onMouseDown = (event: MouseEvent) => {
    const at = hit(event.target);
    if (!at || event.button !== 0) return;
    if (at.check) {
      event.preventDefault();
      toggleRow(at.row, event.shiftKey);
      scroller.current?.focus({ preventScroll: true });
      setRange({ anchor: { row: at.row, column: cursor.column }, head: { row: at.row, column: cursor.column } });
      return;
    }
    if (event.shiftKey) event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      if (selectable) toggleRow(at.row);
      return;
    }
    goTo(at, event.shiftKey);
  };
  const onMouseMove = (event: MouseEvent) => {
    if (event.buttons !== 1) return;
    const at = hit(event.target);
    if (at && !at.check && (at.row !== cursor.row || at.column !== cursor.column) && document.activeElement === scroller.current) {
      window.getSelection()?.removeAllRanges();
      goTo(at, true);
    }
  };
  const onDoubleClick = (event: MouseEvent) => {
    const at = hit(event.target);
    const row = at && !at.check ? rows.row(at.row) : undefined;
    if (at && row !== undefined) (onOpen ?? onPeek)?.(row, at.row);
  };

  const copied = (): { rows: Row[]; columns: GridColumn<Row>[] } | null => {
    const all = visible.map((entry) => entry.column);
    if (!isBlock(range) && !isNothing(selection, rowCount)) {
      const chosen = [...rows.loaded()].filter(([, row]) => isSelected(selection, source.id(row))).map(([, row]) => row);
      return chosen.length === countSelected(selection, rowCount) ? { rows: chosen, columns: all } : null;
    }
    const bounds = boundsOf(range);
    const chosen: Row[] = [];
    for (let i = bounds.firstRow; i <= bounds.lastRow; i++) {
      const row = rows.row(i);
      if (row === undefined) return null;
      chosen.push(row);
    }
    return { rows: chosen, columns: all.slice(bounds.firstColumn, bounds.lastColumn + 1) };
  };
  const blockToCopy = (withHeaders: boolean): Block | null => {
    const chosen = copied();
    setSpoken(
      chosen
        ? t('grid.spoken.copied', '{rows, plural, one {# row} other {# rows}}, {columns, plural, one {# column} other {# columns}} copied', {
            rows: chosen.rows.length,
            columns: chosen.columns.length,
          })
        : t('grid.spoken.notLoaded', 'Not copied: some of these rows are not loaded. Export gives all of them.'),
    );
    return chosen ? blockOf(chosen.rows, chosen.columns, withHeaders) : null;
  };
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    const copy = blockToCopy(false);
    if (copy) fillClipboard(event.clipboardData, copy);
  };
  const putOnClipboard = (withHeaders: boolean) => {
    const copy = blockToCopy(withHeaders);
    if (copy) writeToClipboard(copy);
  };

  useImperativeHandle(handle, () => ({
    refresh: () => rows.refresh(),
    replace: (row) => rows.replace(row),
    focus: () => scroller.current?.focus(),
    cursorRow: () => rows.row(cursor.row),
    step: (by) => goTo(move(cursor, by > 0 ? 'down' : 'up', { rows: rowCount, columns: visible.length, page: 1 })),
    selectedRows: () => [...rows.loaded()].filter(([, row]) => isSelected(selection, source.id(row))).map(([, row]) => row),
  }));
  const ready = rowCount > 0;
  // An address that names a row begins there.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || !ready) return;
    begun.current = true;
    const row = peeked === undefined ? -1 : rows.indexOf(peeked);
    if (row < 1) return;
    const start = { row, column: 0 };
    setRange({ anchor: start, head: start });
    virtualizer.scrollToIndex(row);
  }, [ready, peeked, rows, virtualizer]);
  useEffect(() => {
    if (autoFocus && ready && document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  }, [autoFocus, ready]);

  // What the status line sums up
  const block = isBlock(range);
  const bounds = boundsOf(range);
  const amounts = useMemo(() => {
    const found: Money[] = [];
    const shown = visible.map((entry) => entry.column);
    if (block) {
      const summed = shown.slice(bounds.firstColumn, bounds.lastColumn + 1).filter((column) => column.money);
      const end = Math.min(bounds.lastRow, bounds.firstRow + 10_000);
      for (let i = bounds.firstRow; i <= end && summed.length > 0; i++) {
        const row = rows.row(i);
        if (row !== undefined) found.push(...summed.map((column) => column.money?.(row) ?? null).filter((amount) => amount !== null));
      }
    } else if (selection.kind === 'ids' && selection.ids.size > 1) {
      const column = shown.find((entry) => entry.money && entry.card === 'trailing') ?? shown.find((entry) => entry.money);
      for (const [, row] of column ? rows.loaded() : []) {
        const amount = selection.ids.has(source.id(row)) ? column?.money?.(row) : null;
        if (amount) found.push(amount);
      }
      if (found.length !== selection.ids.size) return [];
    }
    return found;
    // Rows are read from the window, whose version is the last of these.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [block, bounds.firstRow, bounds.lastRow, bounds.firstColumn, bounds.lastColumn, selection, visible, rows.version()]);

  const columnGroups = (index: number): MenuGroup[] => {
    const entry = visible[index];
    if (!entry) return [];
    const { column } = entry;
    const own = table.getColumn(column.id);
    return [
      {
        items:
          column.sortable && onSort
            ? [
                { id: 'ascending', label: t('grid.menu.ascending', 'Sort ascending'), icon: 'up', checked: sort?.field === column.id && !sort.descending, onSelect: () => onSort({ field: column.id, descending: false }) },
                { id: 'descending', label: t('grid.menu.descending', 'Sort descending'), icon: 'down', checked: sort?.field === column.id && sort.descending, onSelect: () => onSort({ field: column.id, descending: true }) },
              ]
            : [],
      },
      ...(columnMenu?.(column) ?? []),
      {
        items: [
          entry.pinned
            ? { id: 'unpin', label: t('grid.menu.unpin', 'Unpin'), icon: 'pin', onSelect: () => own?.pin(false) }
            : { id: 'pin', label: t('grid.menu.pin', 'Pin to the start'), icon: 'pin', onSelect: () => own?.pin('start') },
          { id: 'left', label: t('grid.menu.left', 'Move left'), icon: 'left', keys: 'alt+arrowleft', onSelect: () => reorder(index, -1) },
          { id: 'right', label: t('grid.menu.right', 'Move right'), icon: 'right', keys: 'alt+arrowright', onSelect: () => reorder(index, 1) },
          { id: 'hide', label: t('grid.menu.hide', 'Hide column'), icon: 'hide', onSelect: () => own?.toggleVisibility(false) },
        ],
      },
    ];
  };
  const statusGroups = (): MenuGroup[] => [
    {
      label: t('grid.columns', 'Columns'),
      items: columns.map((column) => ({
        id: column.id,
        label: column.label,
        checked: !layout.hidden[column.id],
        onSelect: () => table.getColumn(column.id)?.toggleVisibility(),
      })),
    },
    { items: [{ id: 'reset', label: t('grid.menu.reset', 'Reset columns'), icon: 'undo', onSelect: () => (props.onLayout ? props.onLayout(initialLayout(columns)) : own.reset()) }] },
  ];

  const selecting = !isNothing(selection, rowCount);
  const problem = rows.problem;
  const denied = forbidden || problem?.code === 'FORBIDDEN';
  const empty = denied || (rowCount === 0 && state === 'ready') || (rowCount === 0 && state === 'failed');
  const rowTotal = rows.exact ? rowCount + 1 + (totals ? 1 : 0) : -1;

  return (
    <div ref={frame} className={css.frame} style={{ '--h': `${height}px`, '--grid-width': `${gridWidth}px` } as React.CSSProperties}>
      <RefreshBar active={state === 'refreshing'} />
      {problem && !denied ? (
        <div className={css.banner}>
          <ErrorBanner problem={problem} onRetry={() => rows.refresh()} />
        </div>
      ) : null}
      {empty ? (
        denied ? (
          <Empty kind="forbidden" noun={noun(0)} />
        ) : problem ? (
          <div style={{ flex: 1 }} />
        ) : (
          <Empty kind={filtered ? 'filtered' : 'new'} noun={noun(0)} {...(filtered ? {} : emptyWords)} {...(onClearFilter ? { onClear: onClearFilter } : {})} action={filtered ? undefined : emptyAction} />
        )
      ) : cards ? (
        <GridCards label={label} columns={columns} window={rows} rowCount={state === 'loading' ? waitingRows : rowCount} onOpen={onOpen ?? onPeek} />
      ) : (
        <div
          ref={scroller}
          className={[css.scroller, selecting ? css.selecting : '', gridWidth <= size.width ? css.roomy : ''].join(' ')}
          role="grid"
          tabIndex={0}
          aria-label={label}
          aria-rowcount={rowTotal}
          aria-colcount={visible.length + (selectable ? 1 : 0)}
          aria-multiselectable={selectable || undefined}
          aria-busy={state === 'loading' || undefined}
          aria-activedescendant={visible.length > 0 && (cursor.row < 0 || rowCount > 0) ? cellId(gridId, cursor.row, cursor.column) : undefined}
          onKeyDown={onKeyDown}
          onMouseDown={onMouseDown}
          onMouseMove={onMouseMove}
          onDoubleClick={onDoubleClick}
          onCopy={onCopy}
        >
          <GridHeader
            gridId={gridId}
            columns={visible}
            sort={sort}
            cursor={cursor.row < 0 ? cursor.column : -1}
            selectable={selectable}
            boxState={headerState(selection, rowCount)}
            onBox={() => applySelection(selecting ? nothing : everything)}
            onSort={sortBy}
            onMenu={openMenu}
            onResize={resizeTo}
            onMove={moveTo}
          />
          <div role="rowgroup" className={css.body} style={{ height: state === 'loading' ? height * waitingRows : virtualizer.getTotalSize(), width: gridWidth, minWidth: '100%' }}>
            {state === 'loading'
              ? Array.from({ length: Math.min(waitingRows, Math.ceil((size.height || 600) / height)) }, (_, i) => (
                  <GridRow key={i} gridId={gridId} row={undefined} index={i} top={i * height} columns={visible} selectable={selectable} selected={false} peeked={false} cursor={i === 0 && cursor.row === 0 ? cursor.column : -1} rangeFrom={-1} rangeTo={-1} tone={undefined} />
                ))
              : items.map((item) => {
                  const row = rows.row(item.index);
                  const rowId = row === undefined ? undefined : source.id(row);
                  const crossed = block && item.index >= bounds.firstRow && item.index <= bounds.lastRow;
                  const outside = items.length > slots && item.index === cursor.row; // one more than there are slots
                  return (
                    <GridRow
                      key={outside ? 'cursor' : item.index % slots}
                      gridId={gridId}
                      row={row}
                      index={item.index}
                      top={item.start}
                      columns={visible}
                      selectable={selectable}
                      selected={selectable && rowId !== undefined && isSelected(selection, rowId)}
                      peeked={rowId !== undefined && rowId === peeked}
                      cursor={item.index === cursor.row ? cursor.column : -1}
                      rangeFrom={crossed ? bounds.firstColumn : -1}
                      rangeTo={crossed ? bounds.lastColumn : -1}
                      tone={row !== undefined ? rowTone?.(row) : undefined}
                    />
                  );
                })}
          </div>
          {totals ? <GridTotals columns={visible} totals={totals ?? noTotals} selectable={selectable} rowIndex={rowCount + 2} /> : null}
        </div>
      )}
      {menu ? (
        <Menu
          opened
          onChange={(opened) => {
            if (opened) return;
            setMenu(null);
            scroller.current?.focus({ preventScroll: true });
          }}
          label={t('grid.columnMenu', 'Menu of {column}', { column: visible[menu.index]?.column.label ?? '' })}
          target={<span className={css.menuAnchor} style={{ left: menu.x, top: menu.y }} />}
          groups={columnGroups(menu.index)}
        />
      ) : null}
      {empty ? null : (
        <GridStatus
          noun={noun(rows.exact ? rowCount : 0)}
          rowCount={rowCount}
          exact={rows.exact}
          capped={rows.capped}
          selectedCount={countSelected(selection, rowCount)}
          selectedNote={selectedNote}
          amounts={amounts}
          cells={block ? (bounds.lastRow - bounds.firstRow + 1) * (bounds.lastColumn - bounds.firstColumn + 1) : 0}
          onClear={() => applySelection(nothing)}
          menu={statusGroups()}
        />
      )}
      <span className="sr-only" role="status">
        {spoken}
      </span>
      <span className="sr-only">{state === 'loading' ? t('grid.loading', 'Loading {noun}', { noun: noun(0) }) : t('grid.rowCount', '{count} {noun}', { count: formatCount(rowCount), noun: noun(rowCount) })}</span>
    </div>
  );
}
