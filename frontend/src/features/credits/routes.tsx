import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const creditRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/credits', validateSearch: listSearch, component: lazyRouteComponent(() => import('./CreditsPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/credits/$id', validateSearch: listSearch, component: lazyRouteComponent(() => import('./CreditPage')) }),
];
