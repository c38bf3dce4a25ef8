import { lazy } from 'react';

export { auditRoutes } from './routes';

/** The trail of one record or account as a tab of its page: `<AuditPanel filter={{ entityId: invoice.id }} />`. Suspends. */
export const AuditPanel = lazy(() => import('./AuditPanel'));
