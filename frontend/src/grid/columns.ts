import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Updater,
} from '@tanstack/react-table';
import { useCallback, useMemo, useState } from 'react';
import type { GridColumn } from './types';

/** What a saved view keeps of the columns. Ids that no longer exist are passed over. */
export interface ColumnLayout {
  order: string[];
  widths: Record<string, number>;
  hidden: Record<string, boolean>;
  start: string[];
  end: string[];
}

export interface VisibleColumn<Row> {
  column: GridColumn<Row>;
  width: number;
  /** Pixels from the edge it sticks to. */
  offset: number;
  pinned: 'start' | 'end' | undefined;
  /** The last pinned to the start, or the first pinned to the end: it draws the edge. */
  edge: boolean;
}

const features = tableFeatures({ columnOrderingFeature, columnPinningFeature, columnSizingFeature, columnVisibilityFeature });
type Features = typeof features;
const noRows: never[] = [];

export const widthLimits = { min: 56, max: 720, start: 140 };

export function initialLayout<Row>(columns: readonly GridColumn<Row>[]): ColumnLayout {
  const pinned = (side: 'start' | 'end') => columns.filter((column) => column.pinned === side).map((column) => column.id);
  return {
    order: columns.map((column) => column.id),
    widths: {},
    hidden: Object.fromEntries(columns.filter((column) => column.hidden).map((column) => [column.id, true])),
    start: pinned('start'),
    end: pinned('end'),
  };
}

/** Columns that were added since the layout was saved come where they are declared: behind the one before them. */
export function completeOrder(order: readonly string[], ids: readonly string[]): string[] {
  const known = order.filter((id) => ids.includes(id));
  ids.forEach((id, i) => {
    if (known.includes(id)) return;
    const before = i === 0 ? -1 : known.indexOf(ids[i - 1] as string);
    known.splice(before + 1, 0, id);
  });
  return known;
}

/** The order with one column moved next to another: in front of it, or behind. */
export function moveColumn(order: readonly string[], id: string, target: string, side: 'before' | 'after'): string[] {
  if (id === target) return [...order];
  const rest = order.filter((other) => other !== id);
  const at = rest.indexOf(target);
  if (at < 0) return [...order];
  rest.splice(side === 'before' ? at : at + 1, 0, id);
  return rest;
}

const storageKey = (gridId: string): string => `duebook.grid.${gridId}`;

function stored(gridId: string): ColumnLayout | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey(gridId)) ?? 'null');
    return typeof value === 'object' && value !== null && 'order' in value && 'widths' in value && 'start' in value ? (value as ColumnLayout) : null;
  } catch {
    return null;
  }
}

/** The layout that this browser keeps of a grid. */
export const keptLayout = <Row>(gridId: string, columns: readonly GridColumn<Row>[]): ColumnLayout => stored(gridId) ?? initialLayout(columns);

/** Layout of one grid, kept in the browser under the grid's id. A page with saved views passes the view's own instead. */
export function useColumnLayout<Row>(gridId: string, columns: readonly GridColumn<Row>[]) {
  const [layout, setLayout] = useState<ColumnLayout>(() => keptLayout(gridId, columns));
  const change = useCallback(
    (next: ColumnLayout) => {
      setLayout(next);
      localStorage.setItem(storageKey(gridId), JSON.stringify(next));
    },
    [gridId],
  );
  const reset = useCallback(() => {
    localStorage.removeItem(storageKey(gridId));
    setLayout(initialLayout(columns));
  }, [gridId, columns]);
  return { layout, change, reset };
}

const resolve = <T>(updater: Updater<T>, old: T): T => (updater instanceof Function ? updater(old) : updater);

/** Visible columns in their order, with widths that fill the space, and what can be done to them. */
export function useColumns<Row>(columns: readonly GridColumn<Row>[], layout: ColumnLayout, change: (layout: ColumnLayout) => void, available: number, lead: number) {
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const defs = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<Features, never> => ({
          id: column.id,
          header: column.label,
          size: column.width ?? widthLimits.start,
          minSize: column.minWidth ?? widthLimits.min,
          maxSize: widthLimits.max,
        }),
      ),
    [columns],
  );
  const state = useMemo(
    () => ({
      columnOrder: completeOrder(layout.order, [...byId.keys()]),
      columnSizing: layout.widths,
      columnVisibility: Object.fromEntries(Object.entries(layout.hidden).map(([id, hidden]) => [id, !hidden])),
      columnPinning: { start: layout.start.filter((id) => byId.has(id)), end: layout.end.filter((id) => byId.has(id)) },
    }),
    [layout, byId],
  );
  const table = useTable<Features, never>({
    features,
    columns: defs,
    data: noRows,
    state,
    onColumnOrderChange: (updater) => change({ ...layout, order: resolve(updater, state.columnOrder) }),
    onColumnSizingChange: (updater) => change({ ...layout, widths: resolve(updater, state.columnSizing) }),
    onColumnVisibilityChange: (updater) => {
      const visibility = resolve(updater, state.columnVisibility);
      change({ ...layout, hidden: Object.fromEntries(Object.entries(visibility).map(([id, visible]) => [id, !visible])) });
    },
    onColumnPinningChange: (updater) => {
      const pinning = resolve(updater, state.columnPinning);
      change({ ...layout, start: pinning.start ?? [], end: pinning.end ?? [] });
    },
  });

  const visible = useMemo(() => {
    const start = table.getStartVisibleLeafColumns();
    const center = table.getCenterVisibleLeafColumns();
    const end = table.getEndVisibleLeafColumns();
    const all = [...start, ...center, ...end];
    const fixed = all.reduce((sum, column) => sum + column.getSize(), 0);
    const growers = all.filter((column) => byId.get(column.id)?.grow && layout.widths[column.id] === undefined);
    const parts = growers.reduce((sum, column) => sum + (byId.get(column.id)?.grow ?? 0), 0);
    const spare = Math.max(0, available - lead - fixed);
    const result: VisibleColumn<Row>[] = all.map((column) => {
      const own = byId.get(column.id) as GridColumn<Row>;
      const extra = parts > 0 && growers.includes(column) ? Math.floor((spare * (own.grow ?? 0)) / parts) : 0;
      return { column: own, width: Math.round(column.getSize()) + extra, offset: 0, pinned: column.getIsPinned() || undefined, edge: false };
    });
    let offset = lead;
    for (const entry of result.slice(0, start.length)) {
      entry.offset = offset;
      offset += entry.width;
    }
    offset = 0;
    for (const entry of result.slice(result.length - end.length).toReversed()) {
      entry.offset = offset;
      offset += entry.width;
    }
    const lastStart = result[start.length - 1];
    if (lastStart) lastStart.edge = true;
    const firstEnd = end.length > 0 ? result[result.length - end.length] : undefined;
    if (firstEnd) firstEnd.edge = true;
    return result;
    // The table object stays the same; what it answers follows from defs and state.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [table, defs, state, available, lead, byId]);

  return { table, visible, order: state.columnOrder };
}
