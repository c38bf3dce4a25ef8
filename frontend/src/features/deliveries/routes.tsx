import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const deliveryRoutes = [createRoute({ getParentRoute: () => shellRoute, path: '/deliveries', validateSearch: listSearch, component: lazyRouteComponent(() => import('./DeliveriesPage')) })];
