/**
 * Selected rows: named ones, or everything that matches the filter except named ones. The second form holds for rows the
 * browser has never loaded; the server selects them by the filter.
 */
export type Selection =
  | { readonly kind: 'ids'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'matching'; readonly except: ReadonlySet<string> };

export const nothing: Selection = { kind: 'ids', ids: new Set() };
export const everything: Selection = { kind: 'matching', except: new Set() };

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.kind === 'ids' ? selection.ids.has(id) : !selection.except.has(id);

const withAll = (set: ReadonlySet<string>, ids: Iterable<string>): ReadonlySet<string> => new Set([...set, ...ids]);

function without(set: ReadonlySet<string>, ids: Iterable<string>): ReadonlySet<string> {
  const rest = new Set(set);
  for (const id of ids) rest.delete(id);
  return rest;
}

export function select(selection: Selection, ids: Iterable<string>): Selection {
  return selection.kind === 'ids' ? { kind: 'ids', ids: withAll(selection.ids, ids) } : { kind: 'matching', except: without(selection.except, ids) };
}

export function deselect(selection: Selection, ids: Iterable<string>): Selection {
  return selection.kind === 'ids' ? { kind: 'ids', ids: without(selection.ids, ids) } : { kind: 'matching', except: withAll(selection.except, ids) };
}

export function toggle(selection: Selection, id: string): Selection {
  return isSelected(selection, id) ? deselect(selection, [id]) : select(selection, [id]);
}

/** How many rows are selected out of the rows that match. */
export function countSelected(selection: Selection, total: number): number {
  return selection.kind === 'ids' ? selection.ids.size : Math.max(0, total - selection.except.size);
}

export const isNothing = (selection: Selection, total = Infinity): boolean => countSelected(selection, total) === 0;

/** State of the box in the header. */
export function headerState(selection: Selection, total: number): 'none' | 'some' | 'all' {
  const count = countSelected(selection, total);
  return count === 0 ? 'none' : count >= total ? 'all' : 'some';
}

/** The form that inputs of bulk operations take: ids, or the filter with exceptions. */
export function selectionInput<Filter>(selection: Selection, filter: Filter): { ids: string[] } | { matching: Filter; exceptIds: string[] } {
  return selection.kind === 'ids' ? { ids: [...selection.ids] } : { matching: filter, exceptIds: [...selection.except] };
}
