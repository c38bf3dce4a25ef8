import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const userRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/users', validateSearch: listSearch, component: lazyRouteComponent(() => import('./UsersPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/roles', component: lazyRouteComponent(() => import('./RolesPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/clients', component: lazyRouteComponent(() => import('./ClientsPage')) }),
];
