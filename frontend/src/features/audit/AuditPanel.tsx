import { lazy } from 'react';
import type { AuditFilter } from '~/__generated__/AuditGridQuery.graphql';
import { Loading } from '~/app/records/Loading';

const Trail = lazy(() => import('./Trail'));

/** The trail of one record or account as a tab of its page: `<AuditPanel filter={{ entityId: invoice.id }} />`. The page stays while it is on its way. */
export function AuditPanel({ filter }: { filter: AuditFilter }) {
  return (
    <Loading id={filter.entityId ?? filter.accountId ?? ''}>
      <Trail filter={filter} />
    </Loading>
  );
}
