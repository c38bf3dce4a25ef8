import { over, type ListSearch } from '~/app/list';
import { completeOrder, type ColumnLayout } from '~/grid';
import { decodeFilter, decodeSort, encodeFilter, encodeSort } from '~/lib/url';
import type { Density } from '~/lib/density';

/** A view that the app brings: named in the address, the same for everybody. */
export interface BuiltIn {
  id: string;
  name: string;
  filter?: string;
  sort?: string;
}

export type Pin = 'START' | 'END';

export interface ViewColumn {
  readonly id: string;
  readonly width: number | null;
  readonly pinned: Pin | null;
  readonly hidden: boolean;
}

/** A view as the list shows it. Only `saved` ones have columns and density of their own. */
export interface View {
  id: string;
  name: string;
  /** As the address writes it; undefined: none. */
  f: string | undefined;
  sort: string | undefined;
  columns: readonly ViewColumn[];
  density: Density | undefined;
  saved: boolean;
}

/** The list as it is by itself. A list that begins with a part of its rows has a name for it. */
export const all = 'all';

export const builtInView = ({ id, name, filter, sort }: BuiltIn): View => ({ id, name, ...written(filter, sort), columns: [], density: undefined, saved: false });

/** Filter and sort in the one form in which the address has them. */
export const written = (filter: string | undefined, sort: string | undefined): Pick<View, 'f' | 'sort'> => ({
  f: encodeFilter(decodeFilter(filter)),
  sort: encodeSort(decodeSort(sort)),
});

/** Says nothing of the list's own: where it is so, the default decides. */
const bare = (search: ListSearch): boolean => Object.values(search).every((value) => value === undefined);

export interface Chosen {
  view: View;
  /** The address names a view that is not there for the viewer. */
  missing: boolean;
  /** What the address is to name, because the default decided. */
  named: string | undefined;
  /** Something of the view is shown otherwise than it is saved. */
  changed: boolean;
}

/** The view that an address shows: the one it names, or where it says nothing at all the default, or else the whole list. */
export function choose(search: ListSearch, views: readonly View[], standard: string | undefined): Chosen {
  const find = (id: string) => views.find((view) => view.id === id);
  const whole = find(all) as View;
  const asked = search.view === undefined ? undefined : find(search.view);
  const named = bare(search) && standard !== undefined && find(standard) ? standard : undefined;
  const view = asked ?? (named === undefined ? whole : (find(named) as View));
  return {
    view,
    missing: search.view !== undefined && asked === undefined,
    named,
    changed: view.id !== all && [search.f, search.sort, search.cols, search.rows].some((part) => part !== undefined),
  };
}

export interface Default {
  /** Absent: the person's own. */
  readonly role?: string | null | undefined;
  readonly view?: { readonly id: string } | null | undefined;
  readonly builtIn: string;
}

const idOf = (entry: Default | undefined): string | undefined => entry && (entry.view?.id ?? (entry.builtIn || undefined));

/** What the list opens with: the person's own choice, or that of the first role that has one. */
export function standardOf(defaults: readonly Default[], roles: readonly string[]): { own: string | undefined; role: string | undefined } {
  const ofRole = roles.map((role) => idOf(defaults.find((entry) => entry.role === role))).find((id) => id !== undefined);
  return { own: idOf(defaults.find((entry) => !entry.role)), role: ofRole };
}

/** The columns of a layout: pinned ones where they stand, hidden ones in their place. */
export function columnsOf(layout: ColumnLayout): ViewColumn[] {
  const column = (pinned: Pin | null) => (id: string): ViewColumn => ({ id, width: layout.widths[id] ?? null, pinned, hidden: layout.hidden[id] ?? false });
  const free = layout.order.filter((id) => !layout.start.includes(id) && !layout.end.includes(id));
  return [...layout.start.map(column('START')), ...free.map(column(null)), ...layout.end.map(column('END'))];
}

/** The inverse. Columns that it does not name stand as the list has them. */
export function layoutOf(columns: readonly ViewColumn[], initial: ColumnLayout): ColumnLayout {
  if (columns.length === 0) return initial;
  const named = new Set(columns.map((column) => column.id));
  const pins = (pin: Pin, otherwise: readonly string[]) => [...columns.filter((column) => column.pinned === pin).map((column) => column.id), ...otherwise.filter((id) => !named.has(id))];
  const hidden: Record<string, boolean> = {};
  for (const [id, is] of Object.entries(initial.hidden)) if (is && !named.has(id)) hidden[id] = true;
  for (const column of columns) if (column.hidden) hidden[column.id] = true;
  return {
    order: columns.map((column) => column.id),
    widths: Object.fromEntries(columns.flatMap((column) => (column.width === null ? [] : [[column.id, column.width]]))),
    hidden,
    start: pins('START', initial.start),
    end: pins('END', initial.end),
  };
}

/** "number!:164,account,-status,balance~": a minus hides, ! and ~ pin to the start and the end. */
export const encodeColumns = (columns: readonly ViewColumn[]): string =>
  columns.map(({ id, width, pinned, hidden }) => `${hidden ? '-' : ''}${id}${pinned === 'START' ? '!' : pinned === 'END' ? '~' : ''}${width === null ? '' : `:${width}`}`).join(',');

/** The inverse; parts that are no column are passed over. */
export function decodeColumns(text: string): ViewColumn[] {
  const columns: ViewColumn[] = [];
  for (const part of text.split(',')) {
    const found = /^(-?)([A-Za-z][\w.-]*)([!~]?)(?::(\d{1,4}))?$/.exec(part);
    if (!found || columns.some((column) => column.id === found[2])) continue;
    columns.push({ id: found[2] as string, width: found[4] ? Number(found[4]) : null, pinned: found[3] === '!' ? 'START' : found[3] === '~' ? 'END' : null, hidden: found[1] === '-' });
  }
  return columns;
}

/** The columns as the address has them: nothing where they are those of the view. */
export function writtenColumns(layout: ColumnLayout, view: View, initial: ColumnLayout): string {
  const text = (of: ColumnLayout) => encodeColumns(columnsOf({ ...of, order: completeOrder(of.order, initial.order) }));
  return over(text(layout), text(layoutOf(view.columns, initial)));
}

/** The columns that a view keeps: none where they stand as the list has them. */
export function keptColumns(layout: ColumnLayout, initial: ColumnLayout): ViewColumn[] {
  const columns = columnsOf(layout);
  return encodeColumns(columns) === encodeColumns(columnsOf(initial)) ? [] : columns;
}

export const density = (rows: string | undefined): Density | undefined => (rows === 'compact' || rows === 'comfortable' ? rows : undefined);
