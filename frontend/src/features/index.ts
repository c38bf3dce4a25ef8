/**
 * The pages of the staff app. A feature is a folder here; this file gathers its routes and its place in the rail.
 *
 *   features/invoices/
 *     routes.tsx        route objects, search schema, loader
 *     InvoicesPage.tsx  default export, annotated `(): ReactNode`; loaded lazily
 *     columns.ts        GridColumn list at module level
 *     InvoicePeek.tsx   reads its own fragment
 *     model/            pure functions with tests; the only part other features may import
 *
 * A list page (features/dev/GridPage.tsx is a whole one):
 *
 *   // routes.tsx
 *   export const invoicesRoute = createRoute({
 *     getParentRoute: () => shellRoute, path: '/invoices', validateSearch: listSearch,
 *     component: lazyRouteComponent(() => import('./InvoicesPage')),
 *   });
 *
 *   // InvoicesPage.tsx
 *   const list = useList();                         // filter, sort, text, peek: all of it is the address
 *   const environment = useRelayEnvironment();
 *   const source = useMemo(() => connectionSource<InvoicesPageQuery, InvoiceRow>(environment, {
 *     query: graphql`query InvoicesPageQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: InvoiceFilter) {
 *       invoices(first: $first, offset: $offset, filter: $filter) {
 *         edges { node { id number … } }
 *         totalCount @include(if: $count)
 *       }
 *     }`,
 *     variables: { filter: toInvoiceFilter(list.filter, list.text) },
 *     connection: (response) => response.invoices,
 *   }), [environment, list.filter, list.text]);
 *
 *   <Page title="Invoices" peek={list.peek ? <InvoicePeek id={list.peek} onClose={list.closePeek} /> : null}>
 *     <PageHeader title="Invoices" actions={…} />
 *     <Toolbar label="Filter">…</Toolbar>
 *     <Grid id="invoices" columns={columns} source={source} sort={list.sort} onSort={list.setSort}
 *       peeked={list.peek} onPeek={(row) => list.openPeek(row.id)} onCursor={(row) => list.followPeek(row.id)}
 *       onOpen={(row) => void navigate({ to: '/invoices/$id', params: { id: row.id } })} … />
 *   </Page>
 *
 * A list of staff has views: `useViews('invoices', builtIn)` instead of useList(), `useViewGrid(list, columns)` spread into
 * the Grid, and a <ViewMenu> first in the Toolbar.
 *
 * Rules
 * - A fragment lives beside the component that reads it and is named File_prop. Every operation is named after its file.
 *   After changing one, run `npm run relay`: artifacts and persisted/operations.json are committed with the change.
 * - Loaded rows follow the Relay store. A mutation that returns the changed object (with its id) updates the grid; one that
 *   adds or removes rows is followed by `grid.current?.refresh()`. `useEvents(['Invoice'], …)` does it for other people's changes.
 * - Writes: `const [commit, busy] = useCommit<M>(graphql`mutation …`)`. Show userErrors beside their fields
 *   (`showUserErrors` of ui/form). Posting money sends `idempotencyKey: key()` of useIdempotencyKey and is never optimistic.
 * - Actions are commands: useCommands(useMemo(() => [{ id, label, group, icon, keys, permission, when, run }], […])).
 *   Palette, shortcut sheet and keyboard follow from that. Free letters inside a work area: c m p d n s a e.
 * - `useCan()('payments:apply')` hides what is not the viewer's; `allowedActions` of the object disables with its reason:
 *   <Button reason={blocked(record.allowedActions, 'approveBillRun')}>.
 * - Text goes through t('feature.id', 'English', values); amounts through Money, days through DateText. Colours are the
 *   variables of ui/tokens.css. Only src/ui imports the kit; `npm run lint` checks these.
 * - Forms import '~/ui/form' (react-hook-form, zod/mini) and belong in lazily loaded chunks, as do charts (@visx).
 */
import type { AnyRoute } from '@tanstack/react-router';
import type { NavGroup } from '~/app/shell/nav';
import { t } from '~/i18n';
import { accountRoutes } from './accounts';
import { ageingRoutes } from './ageing';
import { auditRoutes } from './audit';
import { billingRoutes } from './billing';
import { catalogueRoutes } from './catalogue';
import { contractRoutes } from './contracts';
import { creditRoutes } from './credits';
import { deliveryRoutes } from './deliveries';
import { homeRoute } from './home/routes';
import { importRoutes } from './imports';
import { invoiceRoutes } from './invoices';
import { paymentRoutes } from './payments';
import { settingsRoutes } from './settings';
import { statementRoutes } from './statements';
import { taxRoutes } from './taxes';
import { templateRoutes } from './templates';
import { timeRoutes } from './timesheets';
import { userRoutes } from './users';
import { webhookRoutes } from './webhooks';

export const routes: readonly AnyRoute[] = [
  homeRoute,
  ...invoiceRoutes,
  ...billingRoutes,
  ...deliveryRoutes,
  ...templateRoutes,
  ...paymentRoutes,
  ...creditRoutes,
  ...statementRoutes,
  ...accountRoutes,
  ...contractRoutes,
  ...catalogueRoutes,
  ...timeRoutes,
  ...taxRoutes,
  ...ageingRoutes,
  ...importRoutes,
  ...auditRoutes,
  ...userRoutes,
  ...webhookRoutes,
  ...settingsRoutes,
];

/** The rail, in the order of the working day. `go` is the letter after g. */
export const nav: readonly NavGroup[] = [
  { items: [{ to: '/', label: t('nav.home', 'Home'), icon: 'home', go: 'h' }] },
  {
    label: t('nav.receivables', 'Receivables'),
    items: [
      { to: '/accounts', label: t('nav.accounts', 'Accounts'), icon: 'accounts', go: 'a', permission: 'accounts:read', begins: { id: 'account.new', label: t('command.account.new', 'Open an account'), group: t('command.group.accounts', 'Accounts'), permission: 'accounts:write' } },
      { to: '/invoices', label: t('nav.invoices', 'Invoices'), icon: 'invoice', go: 'i', permission: 'invoices:read', begins: { id: 'invoice.new', label: t('command.invoice.new', 'Post an invoice'), group: t('command.group.invoices', 'Invoices'), permission: 'invoices:post' } },
      { to: '/payments', label: t('nav.payments', 'Payments'), icon: 'payment', go: 'p', permission: 'payments:read', begins: { id: 'payment.record', label: t('command.payment.record', 'Record a payment'), group: t('command.group.payments', 'Payments'), permission: 'payments:record' } },
      { to: '/cash', label: t('nav.cash', 'Apply cash'), icon: 'cash', go: 'c', permission: 'payments:apply' },
      { to: '/credits', label: t('nav.credits', 'Credit memos'), icon: 'credit', go: 'm', permission: 'credits:read', begins: { id: 'credit.request', label: t('command.credit.request', 'Request a credit memo'), group: t('command.group.credits', 'Credit memos'), permission: 'credits:request' } },
      { to: '/statements', label: t('nav.statements', 'Statements'), icon: 'ledger', go: 'o', permission: 'reports:read' },
      { to: '/reconciliation', label: t('nav.reconciliation', 'Reconciliation'), icon: 'check', go: 'n', permission: 'reports:read' },
    ],
  },
  {
    label: t('nav.billing', 'Billing'),
    items: [
      { to: '/bill-runs', label: t('nav.billRuns', 'Bill runs'), icon: 'bill', go: 'b', permission: 'billing:read', also: ['/bill-drafts'], begins: { id: 'billRun.start', label: t('command.billRun.start', 'Start a bill run'), group: t('command.group.billing', 'Billing'), permission: 'billing:run' } },
      { to: '/billing-exceptions', label: t('nav.exceptions', 'Exceptions'), icon: 'dispute', go: 'e', permission: 'billing:read' },
      { to: '/billing-calendar', label: t('nav.readiness', 'Readiness'), icon: 'promise', go: 'r', permission: 'billing:read' },
      { to: '/deliveries', label: t('nav.deliveries', 'Deliveries'), icon: 'mail', go: 'v', permission: ['deliveries:send', 'billing:read'] },
      { to: '/templates', label: t('nav.templates', 'Templates'), icon: 'edit', go: 'y', permission: 'billing:read', also: ['/settings/seller'] },
    ],
  },
  {
    label: t('nav.contracts', 'Contracts'),
    items: [
      { to: '/contracts', label: t('nav.contracts', 'Contracts'), icon: 'contract', go: 'k', permission: 'contracts:read', begins: { id: 'contract.new', label: t('command.contract.new', 'Write a contract'), group: t('command.group.contracts', 'Contracts'), permission: 'contracts:write' } },
      { to: '/catalogue', label: t('nav.catalogue', 'Catalogue'), icon: 'inventory', go: 'l', permission: 'contracts:read' },
      { to: '/time', label: t('nav.time', 'Time sheets'), icon: 'clock', go: 'j', permission: 'time:read' },
      { to: '/taxes', label: t('nav.taxes', 'Taxes'), icon: 'percent', go: 'x', permission: 'contracts:read' },
    ],
  },
  {
    label: t('nav.control', 'Control'),
    items: [
      { to: '/ageing', label: t('nav.ageing', 'Ageing'), icon: 'ageing', go: 'd', permission: 'reports:read' },
      { to: '/imports', label: t('nav.imports', 'Imports'), icon: 'upload', go: 'f', permission: 'imports:run', begins: { id: 'import.new', label: t('command.import.new', 'Import a file'), group: t('command.group.imports', 'Imports'), permission: 'imports:run', icon: 'upload' } },
      { to: '/audit', label: t('nav.audit', 'Audit trail'), icon: 'audit', go: 't', permission: 'audit:read' },
      { to: '/users', label: t('nav.users', 'Users'), icon: 'users', go: 'u', permission: 'users:read', also: ['/roles', '/clients', '/webhooks'] },
      { to: '/settings', label: t('nav.settings', 'Settings'), icon: 'settings', go: 's' },
    ],
  },
];
