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
  /** Saved view. */
  view?: string;
}

const names = ['f', 'sort', 'q', 'peek', 'tab', 'view'] as const;

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
export function useList() {
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const change = useCallback(
    (part: ListSearch, push = false) =>
      void navigate({ to: '.', search: ((old: ListSearch) => listSearch({ ...old, ...part })) as never, replace: !push, resetScroll: false }),
    [navigate],
  );
  const filter = useMemo(() => decodeFilter(search.f), [search.f]);
  const sort = useMemo(() => decodeSort(search.sort), [search.sort]);
  return useMemo(
    () => ({
      filter,
      sort,
      text: search.q ?? '',
      peek: search.peek,
      tab: search.tab,
      view: search.view,
      filtered: search.f !== undefined || search.q !== undefined,
      setFilter: (next: Filter) => change({ f: encodeFilter(next) ?? '', peek: '' }, true),
      clearFilter: () => change({ f: '', q: '', peek: '' }, true),
      setSort: (next: Sort | undefined) => change({ sort: encodeSort(next) ?? '' }),
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
    [filter, sort, search, change],
  );
}
