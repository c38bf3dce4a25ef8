import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const templateRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/templates', validateSearch: listSearch, component: lazyRouteComponent(() => import('./TemplatesPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/templates/$id', validateSearch: listSearch, component: lazyRouteComponent(() => import('./TemplatePage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/settings/seller', validateSearch: listSearch, component: lazyRouteComponent(() => import('./SellerPage')) }),
];
