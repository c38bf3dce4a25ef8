import type { ReactNode } from 'react';
import type { Density } from '~/lib/density';
import type { Money } from '~/lib/money';

export interface GridColumn<Row> {
  id: string;
  label: string;
  /** Second part of the header, such as the currency of every amount in the column. */
  unit?: string;
  /** What the cell says; also its title when it does not fit. */
  text: (row: Row) => string;
  /** Markup for the cell: plain elements only (span, Badge, Money), no components with state, effects or tooltips. */
  cell?: (row: Row) => ReactNode;
  /** What the clipboard gets, when that is not the text: plain decimals, ISO dates. */
  copy?: (row: Row) => string;
  /** Makes the column summable: ranges and selections show their sum. */
  money?: (row: Row) => Money | null;
  align?: 'start' | 'end';
  /** Pixels. */
  width?: number;
  minWidth?: number;
  /** Part of the width that is left over; columns without it keep their own. */
  grow?: number;
  sortable?: boolean;
  pinned?: 'start' | 'end';
  /** Not shown until somebody asks for it. */
  hidden?: boolean;
  /** Where the value stands on a card, the form of a row on a phone. Columns without a place are left out. */
  card?: 'primary' | 'secondary' | 'trailing' | 'meta';
  /** A card says what the value is: "Due Jan 28, 2027". */
  named?: boolean;
}

export interface RowPage<Row> {
  rows: readonly Row[];
  /** Rows that match in all; null when nobody can tell, absent when it was not asked with this page. */
  total?: number | null;
  /** The count stopped at `total`: there are more. */
  capped?: boolean;
}

/** Where rows come from. A new filter or sort is a new source with another key; the old rows stay visible until it answers. */
export interface RowSource<Row> {
  key: string;
  id: (row: Row) => string;
  rows: (offset: number, limit: number, signal: AbortSignal) => Promise<RowPage<Row>>;
  /** Tells when rows of a loaded page change by themselves. Returns the end of it. */
  watch?: (offset: number, limit: number, tell: (rows: readonly Row[]) => void) => () => void;
}

export interface Cursor {
  /** Row index; -1 is the header. */
  row: number;
  /** Index among the visible columns. */
  column: number;
}

/** A block of cells, anchor included. */
export interface Range {
  anchor: Cursor;
  head: Cursor;
}

export type { Density };

export const rowHeights: Record<Density, number> = { compact: 32, comfortable: 40 };
