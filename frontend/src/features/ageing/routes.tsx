import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';
import { ageingAhead } from './model/ahead';

export const ageingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ageing',
    validateSearch: listSearch,
    component: lazyRouteComponent(() => import('./AgeingPage')),
    staticData: { ahead: (search) => ageingAhead(listSearch(search)) },
  }),
];
