import { useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { graphql, readInlineData } from 'react-relay/hooks';
import { useList, type ListSearch } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { useViewer } from '~/app/viewer';
import { initialLayout, type ColumnLayout, type GridColumn, type GridProps } from '~/grid';
import { t } from '~/i18n';
import { toast } from '~/ui';
import type { SaveViewInput } from '~/__generated__/useViewActionsSaveMutation.graphql';
import type { useViewsQuery } from '~/__generated__/useViewsQuery.graphql';
import type { useViews_view$data, useViews_view$key } from '~/__generated__/useViews_view.graphql';
import { all, builtInView, choose, decodeColumns, density, layoutOf, standardOf, written, writtenColumns, type BuiltIn, type View } from './model';

export type SavedView = useViews_view$data;

const fragment = graphql`
  fragment useViews_view on SavedView @inline {
    id
    list
    name
    audience
    filter
    sort
    columns {
      id
      width
      pinned
      hidden
    }
    density
    version
    owner {
      id
      name
    }
    allowedActions {
      action
      allowed
      reasonCode
    }
  }
`;

/** The list as it is arranged on screen, for a view to keep. */
export type Arranged = Pick<SaveViewInput, 'list' | 'filter' | 'sort' | 'columns' | 'density'>;

/** The same of a view as it is saved. */
export const arrangedOf = ({ list, filter, sort, columns, density }: SavedView): Arranged => ({ list, filter, sort, columns: columns.map((column) => ({ ...column })), density });

export const readView = (key: useViews_view$key): SavedView => readInlineData(fragment, key);

const query = graphql`
  query useViewsQuery($list: String!) {
    savedViews(list: $list) {
      id
      ...useViews_view
    }
    defaultViews(list: $list) {
      id
      role
      builtIn
      view {
        id
      }
    }
  }
`;

const shown = (saved: SavedView): View => ({
  id: saved.id,
  name: saved.name,
  ...written(saved.filter, saved.sort),
  columns: saved.columns.map(({ id, width, pinned, hidden }) => ({ id, width: width ?? null, pinned: pinned ?? null, hidden })),
  density: density(saved.density?.toLowerCase()),
  saved: true,
});

const nothing: readonly BuiltIn[] = [];

/** A list with views: what its address leaves open is as the view has it. `name` is the id of its grid. */
export function useViews(name: string, builtIn: readonly BuiltIn[] = nothing) {
  const search = useSearch({ strict: false }) as ListSearch;
  const { id: me, roles } = useViewer();
  const { data } = useLiveQuery<useViewsQuery>(query, { list: name }, ['SavedView', 'DefaultView']);
  const saved = useMemo(() => data.savedViews.map(readView).toSorted((a, b) => a.name.localeCompare(b.name)), [data]);
  const views = useMemo(() => [...(builtIn.some(({ id }) => id === all) ? [] : [{ id: all, name: t('views.all', 'All') }]), ...builtIn].map(builtInView).concat(saved.map(shown)), [builtIn, saved]);
  const standard = useMemo(() => standardOf(data.defaultViews, roles), [data, roles]);
  const opens = standard.own ?? standard.role;
  const { view, missing, named, changed } = choose(search, views, opens);
  // Where something else than the whole list may be meant, every address says which view it is of.
  const list = useList({ f: view.f, sort: view.sort, view: opens === undefined && view.id === all ? undefined : view.id });
  const { change } = list;
  useEffect(() => {
    if (missing) {
      toast({ tone: 'danger', message: t('views.missing', 'This view is not there for you: it was deleted, or it is somebody’s own. You see the whole list.') });
      change({ view: all });
    } else if (named !== undefined) change({ view: named });
  }, [missing, named, change]);
  const record = saved.find((one) => one.id === view.id);
  return useMemo(
    () => ({ ...list, name, me, search, view, record, saved, builtIn: views.filter((one) => !one.saved), standard, defaults: data.defaultViews, changed }),
    [list, name, me, search, view, record, saved, views, standard, data, changed],
  );
}

export type ViewedList = ReturnType<typeof useViews>;

/** How long a column is at rest until the address takes it up, in milliseconds. */
const rest = 300;

/** What the grid gets from the view: its columns, whose changes are a draft in the address, and the density of its rows. */
export function useViewGrid<Row>(list: ViewedList, columns: readonly GridColumn<Row>[]): Pick<GridProps<Row>, 'layout' | 'onLayout' | 'density'> {
  const { view, change } = list;
  const { cols, rows } = list.search;
  const initial = useMemo(() => initialLayout(columns), [columns]);
  const settled = useMemo(() => (cols !== undefined ? layoutOf(decodeColumns(cols), initial) : view.saved ? layoutOf(view.columns, initial) : undefined), [cols, view, initial]);
  const at = `${view.id} ${cols ?? ''}`;
  const [moving, setMoving] = useState<{ at: string; layout: ColumnLayout } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [at]);
  const onLayout = useCallback(
    (layout: ColumnLayout) => {
      setMoving({ at, layout });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => change({ cols: writtenColumns(layout, view, initial) }), rest);
    },
    [at, view, initial, change],
  );
  const layout = moving?.at === at ? moving.layout : settled;
  const height = density(rows) ?? view.density;
  // The whole list keeps its columns in the browser.
  return useMemo(() => ({ ...(layout ? { layout, onLayout } : {}), ...(height ? { density: height } : {}) }), [layout, onLayout, height]);
}
