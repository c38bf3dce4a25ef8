import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const invoiceRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/invoices', validateSearch: listSearch, component: lazyRouteComponent(() => import('./InvoicesPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/invoices/new', validateSearch: (raw: Record<string, unknown>) => (typeof raw['account'] === 'string' ? { account: raw['account'] } : {}), component: lazyRouteComponent(() => import('./PostInvoicePage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/invoices/$id', validateSearch: listSearch, component: lazyRouteComponent(() => import('./InvoicePage')) }),
];
