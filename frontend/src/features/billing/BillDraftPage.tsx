import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { ForbiddenPage, NotFoundPage } from '~/app/errors';
import { useLiveQuery } from '~/app/query';
import records from '~/app/records/records.module.css';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Badge, ErrorBanner, Page, PageHeader, RefreshBar } from '~/ui';
import type { BillDraftPageQuery } from '~/__generated__/BillDraftPageQuery.graphql';
import css from './billing.module.css';
import { DraftActions } from './DraftActions';
import { DraftBody } from './DraftBody';
import { draftState } from './model/names';

/** One draft with room for every column of the comparison. */
export default function BillDraftPage(): ReactNode {
  const can = useCan();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  return can('billing:read') ? <Draft id={id} /> : <ForbiddenPage noun={t('drafts.noun', 'drafts')} />;
}

function Draft({ id }: { id: string }): ReactNode {
  const navigate = useNavigate();
  const can = useCan();
  const {
    data: { node },
    refreshing,
    problem,
    refresh,
  } = useLiveQuery<BillDraftPageQuery>(
    graphql`
      query BillDraftPageQuery($id: ID!, $credits: Boolean!) {
        node(id: $id) {
          __typename
          ... on BillDraft {
            id
            status
            run {
              id
            }
            account {
              id
              name
            }
            ...DraftActions_draft @alias(as: "actions")
            ...DraftBody_draft @arguments(credits: $credits) @alias(as: "body")
          }
        }
      }
    `,
    { id, credits: can('credits:read') },
    ['BillDraft', 'BillException', 'BillRun', 'CreditMemo'],
  );
  if (node?.__typename !== 'BillDraft') return <NotFoundPage />;
  const state = draftState(node.status);
  const title = node.account?.name ?? t('billDraft.one', 'Draft');
  const run = node.run?.id;
  return (
    <Page title={title}>
      <PageHeader
        title={title}
        meta={<Badge tone={state.tone}>{state.label}</Badge>}
        back={{
          label: t('billDraft.back', 'Back to the bill run'),
          onClick: () => (history.length > 1 ? history.back() : void navigate(run ? { to: '/bill-runs/$id', params: { id: run } as never } : { to: '/bill-runs' })),
        }}
        actions={node.actions ? <DraftActions draft={node.actions} onChanged={refresh} /> : null}
      />
      <RefreshBar active={refreshing} />
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={records.documentPage} tabIndex={0} role="group" aria-label={title}>
        <div className={css.draft}>{node.body ? <DraftBody draft={node.body} onChanged={refresh} /> : null}</div>
      </div>
    </Page>
  );
}
