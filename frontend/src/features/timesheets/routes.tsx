import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const timeRoutes = [createRoute({ getParentRoute: () => shellRoute, path: '/time', validateSearch: listSearch, component: lazyRouteComponent(() => import('./TimePage')) })];
