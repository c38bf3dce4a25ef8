import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const paymentRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/payments', validateSearch: listSearch, component: lazyRouteComponent(() => import('./PaymentsPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/payments/$id', validateSearch: listSearch, component: lazyRouteComponent(() => import('./PaymentPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/cash', validateSearch: listSearch, component: lazyRouteComponent(() => import('./CashPage')) }),
];
