import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const ageingRoutes = [createRoute({ getParentRoute: () => shellRoute, path: '/ageing', validateSearch: listSearch, component: lazyRouteComponent(() => import('./AgeingPage')) })];
