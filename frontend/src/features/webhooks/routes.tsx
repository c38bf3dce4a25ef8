import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const webhookRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/webhooks', validateSearch: listSearch, component: lazyRouteComponent(() => import('./WebhooksPage')) }),
  createRoute({ getParentRoute: () => shellRoute, path: '/webhooks/messages', validateSearch: listSearch, component: lazyRouteComponent(() => import('./MessagesPage')) }),
];
