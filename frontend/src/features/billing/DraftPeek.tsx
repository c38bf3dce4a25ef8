import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useLiveQuery } from '~/app/query';
import { Loading } from '~/app/records/Loading';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Empty, ErrorBanner, Peek, Section } from '~/ui';
import type { DraftPeekQuery } from '~/__generated__/DraftPeekQuery.graphql';
import css from './billing.module.css';
import { DraftActions } from './DraftActions';
import { DraftBody } from './DraftBody';

/** A draft beside the run's list. */
export function DraftPeek({ id, onClose, onChanged }: { id: string; onClose: () => void; onChanged: () => void }) {
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  return (
    <Peek
      title={title || t('billDraft.one', 'Draft')}
      label={t('billDraft.label', 'Draft of {name}', { name: title })}
      onClose={onClose}
      onOpen={() => void navigate({ to: '/bill-drafts/$id', params: { id } as never })}
    >
      <Loading id={id}>
        <Body id={id} onTitle={setTitle} onChanged={onChanged} />
      </Loading>
    </Peek>
  );
}

function Body({ id, onTitle, onChanged }: { id: string; onTitle: (title: string) => void; onChanged: () => void }) {
  const can = useCan();
  const {
    data: { node },
    problem,
    refresh,
  } = useLiveQuery<DraftPeekQuery>(
    graphql`
      query DraftPeekQuery($id: ID!, $credits: Boolean!) {
        node(id: $id) {
          __typename
          ... on BillDraft {
            id
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
  const name = node?.__typename === 'BillDraft' ? (node.account?.name ?? '') : '';
  useEffect(() => onTitle(name), [onTitle, name]);
  if (node?.__typename !== 'BillDraft') return <Empty kind="new" noun="" icon="search" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} />;
  const changed = () => {
    refresh();
    onChanged();
  };
  return (
    <>
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      {node.actions ? (
        <Section>
          <div className={css.remedies}>
            <DraftActions draft={node.actions} onChanged={changed} />
          </div>
        </Section>
      ) : null}
      {node.body ? <DraftBody draft={node.body} onChanged={changed} /> : null}
    </>
  );
}
