import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

const page = () => import('./AgeingPage');

export const ageingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ageing',
    validateSearch: listSearch,
    component: lazyRouteComponent(page),
    staticData: { ahead: async (environment, search) => (await page()).ahead(environment, listSearch(search)) },
  }),
];
