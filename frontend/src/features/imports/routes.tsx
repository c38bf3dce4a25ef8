import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const importRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/imports', validateSearch: listSearch, component: lazyRouteComponent(() => import('./ImportsPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/imports/new', validateSearch: listSearch, component: lazyRouteComponent(() => import('./NewImportPage')) }),
];
