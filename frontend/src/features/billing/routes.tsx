import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const billingRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/bill-runs', validateSearch: listSearch, component: lazyRouteComponent(() => import('./BillRunsPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/bill-runs/$id', validateSearch: listSearch, component: lazyRouteComponent(() => import('./BillRunPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/bill-drafts/$id', validateSearch: listSearch, component: lazyRouteComponent(() => import('./BillDraftPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/billing-exceptions', validateSearch: listSearch, component: lazyRouteComponent(() => import('./ExceptionsPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/billing-calendar', validateSearch: listSearch, component: lazyRouteComponent(() => import('./CalendarPage')) }),
];
