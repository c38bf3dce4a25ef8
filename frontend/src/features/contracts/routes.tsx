import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const contractRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/contracts', validateSearch: listSearch, component: lazyRouteComponent(() => import('./ContractsPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/contracts/new', validateSearch: (raw: Record<string, unknown>) => (typeof raw['account'] === 'string' ? { account: raw['account'] } : {}), component: lazyRouteComponent(() => import('./ContractEditorPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/contracts/$id', validateSearch: listSearch, component: lazyRouteComponent(() => import('./ContractPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/contracts/$id/edit', component: lazyRouteComponent(() => import('./ContractEditorPage')) }),
];
