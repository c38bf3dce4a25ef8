import { Link } from '@tanstack/react-router';
import { graphql } from 'react-relay/hooks';
import { useLiveQuery } from '~/app/query';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import records from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { Badge, Empty, ErrorBanner, Facts, Instant, Money, Peek, Section } from '~/ui';
import type { ExceptionPeekQuery } from '~/__generated__/ExceptionPeekQuery.graphql';
import { ExceptionItem } from './ExceptionItem';
import { draftState } from './model/names';
import { periodText } from './Period';

/** An exception beside the queue. */
export function ExceptionPeek({ id, onClose, onChanged }: { id: string; onClose: () => void; onChanged: () => void }) {
  return (
    <Peek title={t('exception.one', 'Exception')} label={t('exception.one', 'Exception')} onClose={onClose}>
      <Loading id={id}>
        <Body id={id} onChanged={onChanged} />
      </Loading>
    </Peek>
  );
}

function Body({ id, onChanged }: { id: string; onChanged: () => void }) {
  const {
    data: { node },
    problem,
    refresh,
  } = useLiveQuery<ExceptionPeekQuery>(
    graphql`
      query ExceptionPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on BillException {
            id
            createdAt
            run {
              id
              number
              periodFrom
              periodTo
            }
            account {
              id
              number
              name
            }
            draft {
              id
              status
              total {
                amount
                currency
              }
              previous {
                amount
                currency
              }
            }
            contractLine {
              id
              lineNo
              description
              contract {
                id
                number
              }
            }
            ...ExceptionItem_exception @alias(as: "item")
          }
        }
      }
    `,
    { id },
    ['BillException', 'BillDraft', 'BillRun'],
  );
  if (node?.__typename !== 'BillException') return <Empty kind="new" noun="" icon="search" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} />;
  const draft = node.draft;
  const state = draft ? draftState(draft.status) : null;
  return (
    <>
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      <Section>
        {node.item ? (
          <ExceptionItem
            exception={node.item}
            onChanged={() => {
              refresh();
              onChanged();
            }}
          />
        ) : null}
      </Section>
      <Section title={t('invoice.facts', 'Facts')}>
        <Facts
          facts={[
            [
              t('drafts.account', 'Account'),
              node.account ? (
                <RecordLink key="account" to="/accounts/$id" id={node.account.id}>
                  {`${node.account.number} ${node.account.name}`}
                </RecordLink>
              ) : null,
            ],
            [
              t('invoice.contract', 'Contract'),
              node.contractLine?.contract ? (
                <RecordLink key="contract" to="/contracts/$id" id={node.contractLine.contract.id}>
                  {node.contractLine.contract.number}
                </RecordLink>
              ) : null,
            ],
            [t('exception.line', 'Contract line'), node.contractLine ? `${node.contractLine.lineNo}. ${node.contractLine.description}` : null],
            [
              t('billDraft.run', 'Bill run'),
              node.run ? (
                <Link key="run" to="/bill-runs/$id" params={{ id: node.run.id } as never} className={records.link}>
                  {`${node.run.number}, ${periodText(node.run.periodFrom, node.run.periodTo)}`}
                </Link>
              ) : null,
            ],
            [
              t('billDraft.one', 'Draft'),
              draft && state ? (
                <span key="draft" className={records.stack}>
                  <Link to="/bill-drafts/$id" params={{ id: draft.id } as never} className={records.link}>
                    <Money value={draft.total} unit="code" zero="digits" />
                  </Link>
                  <span>
                    <Badge tone={state.tone}>{state.label}</Badge>
                  </span>
                </span>
              ) : null,
            ],
            [t('billDraft.before', 'Before'), draft ? <Money key="before" value={draft.previous} unit="code" /> : null],
            [t('exception.since', 'Since'), <Instant key="since" at={node.createdAt} />],
          ]}
        />
      </Section>
    </>
  );
}
