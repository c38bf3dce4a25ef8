import { createRoute, RouterProvider } from '@tanstack/react-router';
import { createAppRouter, shellRoute } from '~/app/router';
import { listSearch } from '~/app/list';
import { Session } from '~/app/session';
import { ViewerProvider, type Viewer } from '~/app/viewer';
import type { RouterContext } from '~/app/router';
import { permissions } from '~/lib/permissions';
import { UiProvider } from '~/ui';
import GridPage from './GridPage';
import PartsPage from './PartsPage';
import { nav as staffNav } from '~/features';

const viewer: Viewer = { id: 'dev', name: 'Ana Ruiz', roles: ['ADMIN'], permissions: new Set(permissions), locale: 'en-US', timeZone: 'UTC' };
const session = new Session({ fetch, storage: sessionStorage, exclusive: (task) => task() });

const router = createAppRouter([
  createRoute({ getParentRoute: () => shellRoute, path: '/dev/grid', validateSearch: listSearch, component: GridPage }),
  createRoute({ getParentRoute: () => shellRoute, path: '/dev/parts', component: PartsPage }),
]);
const nav: RouterContext['nav'] = [
  { items: [{ to: '/dev/grid', label: 'Grid', icon: 'columns', go: 'g' }, { to: '/dev/parts', label: 'Parts', icon: 'card', go: 'p' }] },
  ...staffNav,
];

/** Pages that need no server. They are part of development and of builds with the mode "perf" only. */
export function DevApp() {
  return (
    <UiProvider>
      <ViewerProvider viewer={viewer}>
        <RouterProvider router={router} context={{ session, nav } as RouterContext} />
      </ViewerProvider>
    </UiProvider>
  );
}
