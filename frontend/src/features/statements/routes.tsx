import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const statementRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/statements', validateSearch: listSearch, component: lazyRouteComponent(() => import('./StatementsPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/reconciliation', validateSearch: listSearch, component: lazyRouteComponent(() => import('./ReconciliationPage')) }),
];
