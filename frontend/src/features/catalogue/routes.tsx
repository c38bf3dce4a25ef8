import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const catalogueRoutes = [createRoute({ getParentRoute: () => shellRoute, path: '/catalogue', validateSearch: listSearch, component: lazyRouteComponent(() => import('./CataloguePage')) })];
