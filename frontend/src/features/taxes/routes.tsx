import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const taxRoutes = [createRoute({ getParentRoute: () => shellRoute, path: '/taxes', validateSearch: listSearch, component: lazyRouteComponent(() => import('./TaxesPage')) })];
