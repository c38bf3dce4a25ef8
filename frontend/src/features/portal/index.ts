import './search';
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import { shellRoute } from '~/app/router';
import type { NavGroup } from '~/app/shell/nav';
import { settingsRoutes } from '~/features/settings';
import { t } from '~/i18n';
import { overviewAhead } from './model/ahead';
import { keepAccounts, portalSearch } from './model/scope';
import { records } from './parts';
import PortalPage from './PortalPage';

const common = { getParentRoute: () => shellRoute, validateSearch: portalSearch, search: { middlewares: [keepAccounts] } };

/** Pages of the dealers' entry; addresses are below /portal. */
export const routes: readonly AnyRoute[] = [
  createRoute({
    ...common,
    path: '/',
    component: PortalPage,
    staticData: { ahead: (search) => overviewAhead(portalSearch(search)) },
  }),
  createRoute({ ...common, path: '/invoices', component: lazyRouteComponent(records, 'PortalInvoices') }),
  createRoute({ ...common, path: '/invoices/$id', component: lazyRouteComponent(records, 'PortalInvoice') }),
  createRoute({ ...common, path: '/payments', component: lazyRouteComponent(records, 'PortalPayments') }),
  createRoute({ ...common, path: '/payments/$id', component: lazyRouteComponent(records, 'PortalPayment') }),
  createRoute({ ...common, path: '/credits', component: lazyRouteComponent(records, 'PortalCredits') }),
  createRoute({ ...common, path: '/credits/$id', component: lazyRouteComponent(records, 'PortalCredit') }),
  createRoute({ ...common, path: '/statement', component: lazyRouteComponent(() => import('./PortalStatement')) }),
  ...settingsRoutes,
];

export const nav: readonly NavGroup[] = [
  {
    items: [
      { to: '/', label: t('portal.nav.overview', 'Overview'), icon: 'home', go: 'h' },
      { to: '/invoices', label: t('nav.invoices', 'Invoices'), icon: 'invoice', go: 'i', permission: 'invoices:read' },
      { to: '/payments', label: t('nav.payments', 'Payments'), icon: 'payment', go: 'p', permission: 'payments:read' },
      { to: '/credits', label: t('portal.nav.credits', 'Credits'), icon: 'credit', go: 'm', permission: 'credits:read' },
      { to: '/statement', label: t('account.statement', 'Statement'), icon: 'ledger', go: 'o', permission: 'reports:read' },
      { to: '/settings', label: t('nav.settings', 'Settings'), icon: 'settings', go: 's' },
    ],
  },
];
