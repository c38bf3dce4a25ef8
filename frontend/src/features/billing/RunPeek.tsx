import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useLiveQuery } from '~/app/query';
import { JobProgress } from '~/app/records/JobActions';
import { Loading } from '~/app/records/Loading';
import records from '~/app/records/records.module.css';
import { formatCount, t } from '~/i18n';
import { Badge, DateText, Empty, ErrorBanner, Facts, Instant, Peek, Section } from '~/ui';
import type { RunPeekQuery } from '~/__generated__/RunPeekQuery.graphql';
import { groupText } from './group';
import { runState } from './model/names';
import { periodText } from './Period';
import { RunTotals } from './RunTotals';

/** A run beside the list of runs. */
export function RunPeek({ id, onClose }: { id: string; onClose: () => void }) {
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  return (
    <Peek title={title || t('billRun.one', 'Bill run')} label={t('billRun.label', 'Bill run {number}', { number: title })} onClose={onClose} onOpen={() => void navigate({ to: '/bill-runs/$id', params: { id } as never })}>
      <Loading id={id}>
        <Body id={id} onTitle={setTitle} />
      </Loading>
    </Peek>
  );
}

function Body({ id, onTitle }: { id: string; onTitle: (title: string) => void }) {
  const {
    data: { node },
    problem,
    refresh,
  } = useLiveQuery<RunPeekQuery>(
    graphql`
      query RunPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on BillRun {
            id
            number
            status
            periodFrom
            periodTo
            issueOn
            createdAt
            approvedAt
            postedAt
            openExceptions
            openErrors
            businessUnit {
              id
              name
            }
            cycle {
              id
              name
            }
            selection {
              accountIds
              includeChildren
              kinds
              regions
            }
            startedBy {
              id
              name
            }
            approvedBy {
              id
              name
            }
            job {
              id
              state
              done
              total
              error
            }
            ...RunTotals_run @alias(as: "controls")
          }
        }
      }
    `,
    { id },
    ['BillRun', 'BillDraft', 'BillException', 'Job'],
  );
  const run = node?.__typename === 'BillRun' ? node : null;
  const number = run?.number ?? '';
  useEffect(() => onTitle(number), [onTitle, number]);
  if (!run) return <Empty kind="new" noun="" icon="search" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} />;
  const state = runState(run.status);
  const active = run.job?.state === 'RUNNING' || run.job?.state === 'QUEUED';
  return (
    <>
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      {run.job && active ? (
        <Section>
          <JobProgress done={run.job.done} total={run.job.total} />
        </Section>
      ) : null}
      <Section title={t('runPeek.totals', 'Totals')}>{run.controls ? <RunTotals run={run.controls} /> : null}</Section>
      <Section title={t('invoice.facts', 'Facts')}>
        <Facts
          facts={[
            [t('billRuns.status', 'Status'), <Badge key="status" tone={state.tone}>{state.label}</Badge>],
            [t('billRuns.period', 'Period'), periodText(run.periodFrom, run.periodTo)],
            [t('billRuns.group', 'Accounts'), groupText(run.selection)],
            [t('runPeek.cycle', 'Cycle'), run.cycle?.name],
            [t('invoice.unit', 'Business unit'), run.businessUnit.name],
            [t('billRuns.issued', 'Issue date'), <DateText key="issue" date={run.issueOn} />],
            [
              t('billRuns.exceptions', 'Open exceptions'),
              run.openExceptions > 0 ? (
                <Link key="exceptions" to="/billing-exceptions" search={{ f: `run:${run.id}` } as never} className={records.link}>
                  {run.openErrors > 0 ? t('billRuns.blocking', '{n}, {errors} blocking', { n: formatCount(run.openExceptions), errors: formatCount(run.openErrors) }) : formatCount(run.openExceptions)}
                </Link>
              ) : null,
            ],
            [t('billRuns.startedBy', 'Started by'), run.startedBy?.name],
            [t('runPeek.startedAt', 'Started'), <Instant key="started" at={run.createdAt} />],
            [t('billRuns.approvedBy', 'Approved by'), run.approvedBy?.name],
            [t('runPeek.approvedAt', 'Approved'), run.approvedAt ? <Instant key="approved" at={run.approvedAt} /> : null],
            [t('runPeek.postedAt', 'Posted'), run.postedAt ? <Instant key="posted" at={run.postedAt} /> : null],
          ]}
        />
      </Section>
    </>
  );
}
