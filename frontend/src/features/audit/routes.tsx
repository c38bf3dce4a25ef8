import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/app/list';
import { shellRoute } from '~/app/router';

export const auditRoutes = [createRoute({ getParentRoute: () => shellRoute, path: '/audit', validateSearch: listSearch, component: lazyRouteComponent(() => import('./AuditPage')) })];
