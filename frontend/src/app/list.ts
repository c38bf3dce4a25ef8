import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { decodeFilter, decodeSort, encodeFilter, encodeSort, type Filter, type Sort } from '~/lib/url';

/** Search params that every list has. Absent means the default, so that a plain list has a plain address. */
export interface ListSearch {
  /** Filter: "bucket:31-60,seg:dealer". */
  f?: string;
  /** "-due". */
  sort?: string;
  /** Text search. */
  q?: string;
  /** Id of the row in the peek. */
  peek?: string;
  /** Tab of the peek or of the page. */
  tab?: string;
  /** The view that is shown: the id of a saved one, or the name of one that the app brings. */
  view?: string;
  /** Columns where they are not those of the view: "number!,dueOn:120,-status". */
  cols?: string;
  /** Density where it is not that of the view. */
  rows?: string;
}

const names = ['f', 'sort', 'q', 'peek', 'tab', 'view', 'cols', 'rows'] as const;

/** What a list shows where its address says nothing. */
export interface Base {
  f?: string | undefined;
  sort?: string | undefined;
  /** Written into the address with every change, so that it goes on meaning the same. */
  view?: string | undefined;
}

const plain: Base = {};

/** A part of the address: absent where it is what the base has, and '-' where it is nothing instead. */
export const over = (text: string | undefined, base: string | undefined): string => (text === base ? '' : (text ?? '-'));

/** validateSearch of list routes: strings only, everything else is dropped. */
export function listSearch(raw: Record<string, unknown>): ListSearch {
  const search: ListSearch = {};
  for (const name of names) {
    const value = raw[name];
    if (typeof value === 'string' && value !== '') search[name] = value;
  }
  return search;
}

/** A list's state, which is its address. Opening a peek makes a step that Back undoes; following the cursor does not. */
export function useList(base: Base = plain) {
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const change = useCallback(
    (part: ListSearch, push = false) =>
      void navigate({ to: '.', search: ((old: ListSearch) => listSearch({ view: base.view, ...old, ...part })) as never, replace: !push, resetScroll: false }),
    [navigate, base.view],
  );
  const f = search.f ?? base.f;
  const order = search.sort ?? base.sort;
  const filter = useMemo(() => decodeFilter(f), [f]);
  const sort = useMemo(() => decodeSort(order), [order]);
  return useMemo(
    () => ({
      filter,
      sort,
      text: search.q ?? '',
      peek: search.peek,
      tab: search.tab,
      filtered: Object.keys(filter).length > 0 || search.q !== undefined,
      change,
      setFilter: (next: Filter) => change({ f: over(encodeFilter(next), base.f), peek: '' }, true),
      clearFilter: () => change({ f: over(undefined, base.f), q: '', peek: '' }, true),
      setSort: (next: Sort | undefined) => change({ sort: over(encodeSort(next), base.sort) }),
      setText: (q: string) => change({ q, peek: '' }),
      openPeek: (id: string) => change({ peek: id }, search.peek === undefined),
      /** Moves an open peek to another row; does nothing while none is open. */
      followPeek: (id: string) => {
        if (search.peek !== undefined) change({ peek: id });
      },
      closePeek: () => change({ peek: '' }),
      /** Another part of a record's page, which has peeks of its own. */
      setTab: (tab: string) => change({ tab, peek: '' }),
    }),
    [filter, sort, search, base.f, base.sort, change],
  );
}
