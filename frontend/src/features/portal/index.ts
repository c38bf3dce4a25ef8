import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import { shellRoute } from '~/app/router';
import type { NavGroup } from '~/app/shell/Shell';
import { t } from '~/i18n';

const portalHomeRoute = createRoute({ getParentRoute: () => shellRoute, path: '/', component: lazyRouteComponent(() => import('./PortalPage')) });

/** Pages of the dealers' entry; addresses are below /portal. */
export const routes: readonly AnyRoute[] = [portalHomeRoute];

export const nav: readonly NavGroup[] = [{ items: [{ to: '/', label: t('portal.nav.overview', 'Overview'), icon: 'home' }] }];
