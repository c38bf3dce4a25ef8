import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { ForbiddenPage, NotFoundPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { useEvents } from '~/app/useEvents';
import { useCan } from '~/app/viewer';
import type { GridHandle } from '~/grid';
import { t } from '~/i18n';
import { withField } from '~/lib/url';
import { Badge, ErrorBanner, Page, PageHeader, RefreshBar } from '~/ui';
import type { BillRunPageQuery } from '~/__generated__/BillRunPageQuery.graphql';
import css from './billing.module.css';
import { DraftPeek } from './DraftPeek';
import { DraftsGrid, type DraftRow } from './DraftsGrid';
import { runState } from './model/names';
import { Period } from './Period';
import { RunActions } from './RunActions';
import { RunJob } from './RunJob';
import { RunSteps } from './RunSteps';
import { RunTotals } from './RunTotals';

const pollEvery = 1500;

/** One bill run from selection to delivery: where it stands, its control totals, and every draft. */
export default function BillRunPage(): ReactNode {
  const can = useCan();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  return can('billing:read') ? <Run key={id} id={id} /> : <ForbiddenPage noun={t('billRuns.noun', 'bill runs')} />;
}

function Run({ id }: { id: string }) {
  const navigate = useNavigate();
  const list = useList();
  const grid = useRef<GridHandle<DraftRow>>(null);
  const {
    data: { node },
    refreshing,
    problem,
    refresh,
  } = useLiveQuery<BillRunPageQuery>(
    graphql`
      query BillRunPageQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on BillRun {
            id
            number
            status
            periodFrom
            periodTo
            issueOn
            businessUnit {
              id
              name
            }
            cycle {
              id
              name
            }
            job {
              id
              state
              ...RunJob_job @alias(as: "work")
            }
            totals {
              currency
            }
            ...RunSteps_run @alias(as: "steps")
            ...RunTotals_run @alias(as: "controls")
            ...RunActions_run @alias(as: "actions")
          }
        }
      }
    `,
    { id },
    ['BillRun', 'BillException', 'Job'],
  );
  const run = node?.__typename === 'BillRun' ? node : null;
  const active = run?.job?.state === 'RUNNING' || run?.job?.state === 'QUEUED';
  // While a run is worked on its drafts change by the thousand: the list is read again now and then, below.
  useEvents(['BillRun', 'BillDraft'], (events) => {
    if (active || run?.status === 'COMPUTING') return;
    grid.current?.refresh();
    if (events.some((event) => event.type === 'BillDraft')) refresh();
  });
  // Events tell the end; progress is asked for.
  useEffect(() => {
    if (!active) return;
    let round = 0;
    const timer = setInterval(() => {
      refresh();
      if (++round % 4 === 0) grid.current?.refresh();
    }, pollEvery);
    return () => clearInterval(timer);
  }, [active, refresh]);
  // What the job did is in the list when it ends, and whenever the run turns to its next stage.
  const stage = `${run?.status} ${active}`;
  const shown = useRef(stage);
  useEffect(() => {
    if (shown.current === stage) return;
    shown.current = stage;
    grid.current?.refresh();
  }, [stage]);
  if (!run) return <NotFoundPage />;
  const state = runState(run.status);
  const currencies = [...new Set(run.totals.map((part) => part.currency))];
  return (
    <Page title={run.number} peek={list.peek ? <DraftPeek key={list.peek} id={list.peek} onClose={() => (list.closePeek(), grid.current?.focus())} onChanged={() => (refresh(), grid.current?.refresh())} /> : null}>
      <PageHeader
        title={run.number}
        meta={
          <span className={css.meta}>
            <Badge tone={state.tone}>{state.label}</Badge>
            <Period from={run.periodFrom} to={run.periodTo} />
            <span>{run.cycle?.name ?? run.businessUnit.name}</span>
          </span>
        }
        back={{ label: t('billRun.back', 'Back to the bill runs'), onClick: () => (history.length > 1 ? history.back() : void navigate({ to: '/bill-runs' })) }}
        actions={run.actions ? <RunActions run={run.actions} onChanged={() => (refresh(), grid.current?.refresh())} /> : null}
      />
      <RefreshBar active={refreshing && !active} />
      <div className={css.run}>
        {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
        {run.steps ? <RunSteps run={run.steps} /> : null}
        {run.job?.work ? <RunJob job={run.job.work} onDone={refresh} /> : null}
        {run.totals.length > 0 ? <div className={css.totals}>{run.controls ? <RunTotals run={run.controls} onShow={(currency, status) => list.setFilter(withField(withField(list.filter, 'status', [status]), 'currency', currencies.length > 1 ? [currency] : []))} /> : null}</div> : null}
        <div className={css.drafts}>
          <DraftsGrid run={run.id} open={run.status !== 'CANCELLED'} computed={run.status !== 'COMPUTING' && !active} currencies={currencies} list={list} grid={grid} onChanged={refresh} />
        </div>
      </div>
    </Page>
  );
}
