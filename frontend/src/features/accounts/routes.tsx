import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const accountRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/accounts', validateSearch: listSearch, component: lazyRouteComponent(() => import('./AccountsPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/accounts/$id', validateSearch: listSearch, component: lazyRouteComponent(() => import('./AccountPage')) }),
];
