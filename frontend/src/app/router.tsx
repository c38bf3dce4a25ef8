import { createRootRouteWithContext, createRoute, createRouter, Outlet, RouterProvider, type AnyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRelayEnvironment } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import { parseSearch, stringifySearch } from '~/lib/url';
import { SkeletonLines } from '~/ui';
import { ErrorPage, NotFoundPage } from './errors';
import { readAhead } from './query';
import type { Session } from './session';
import type { Question } from './start';
import type { NavGroup } from './shell/nav';
import { Shell } from './shell/Shell';

/** What loaders get: `loader: ({ context }) => loadQuery(context.environment, query, variables)`. */
export interface RouterContext {
  session: Session;
  nav: readonly NavGroup[];
  /** Stands at the foot of the rail: the bell of background work. */
  foot?: ReactNode;
  environment: IEnvironment;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** What the page begins with, asked for before it is drawn. */
    ahead?: (search: Record<string, unknown>) => readonly Question[];
  }
}

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet });

/** Parent of every page: `createRoute({ getParentRoute: () => shellRoute, path: '/invoices', … })`. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  notFoundComponent: NotFoundPage,
  component: function ShellLayout() {
    const { session, nav, foot } = useAppContext();
    return (
      <Shell session={session} nav={nav} foot={foot}>
        <Outlet />
      </Shell>
    );
  },
});

const lostRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFoundPage });

export function createAppRouter(routes: readonly AnyRoute[], basepath = '/') {
  return createRouter({
    routeTree: rootRoute.addChildren([shellRoute.addChildren([...routes, lostRoute])]),
    basepath,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadDelay: 40,
    defaultPendingMs: 150,
    defaultPendingComponent: () => <SkeletonLines lines={8} />,
    defaultErrorComponent: ({ error, reset }) => <ErrorPage error={error} onRetry={reset} />,
    defaultNotFoundComponent: NotFoundPage,
    // Filled by Pages, below: a router exists before anybody has signed in.
    context: undefined as unknown as RouterContext,
  });
}

/** The route and the search params that the address names; `start` is where / leads. */
function named(router: AppRouter, start: string) {
  const { pathname, search } = router.latestLocation;
  const [, , route] = router.getMatchedRoutes(pathname === '/' ? start : pathname);
  return { route, search };
}

/** Fetches the code of the page that the address names, while the session is still taken up. */
export function fetchPage(router: AppRouter, start = '/'): void {
  const { route } = named(router, start);
  if (route) void router.loadRouteChunk(route)?.catch(() => undefined);
}

/** Brings the code and the first data of that page, and takes the router there: what is drawn then is the page, not its skeleton. */
export async function openPage(router: AppRouter, context: RouterContext, start = '/'): Promise<void> {
  const { route, search } = named(router, start);
  const questions = route?.options.staticData?.ahead?.(search) ?? [];
  router.update({ ...router.options, context });
  await Promise.allSettled([router.load(), route && router.loadRouteChunk(route), ...questions.map(({ request, variables }) => readAhead(context.environment, request, variables))]);
}

export type AppRouter = ReturnType<typeof createAppRouter>;

/** Session, rail and Relay environment, for pages. */
export const useAppContext = (): RouterContext => shellRoute.useRouteContext() as RouterContext;

/** The routed pages of somebody who is signed in. */
export function Pages({ router, session, nav, foot }: { router: AppRouter; session: Session; nav: readonly NavGroup[]; foot?: ReactNode }) {
  const environment = useRelayEnvironment();
  return <RouterProvider router={router} context={{ session, nav, foot, environment }} />;
}
