import { graphql, useFragment } from 'react-relay/hooks';
import { JobActions, JobProgress } from '~/app/records/JobActions';
import { t } from '~/i18n';
import { Banner } from '~/ui';
import type { RunJob_job$key } from '~/__generated__/RunJob_job.graphql';
import css from './billing.module.css';

/** How far the work on a run is, or why it stopped; nothing once it is done. Every mutation that starts work reads all of this. */
export function RunJob({ job, onDone }: { job: RunJob_job$key; onDone: () => void }) {
  const data = useFragment(
    graphql`
      fragment RunJob_job on Job {
        id
        state
        done
        total
        error
        allowedActions {
          action
          allowed
          reasonCode
        }
      }
    `,
    job,
  );
  if (data.state === 'RUNNING' || data.state === 'QUEUED') {
    return (
      <div className={css.job}>
        <JobProgress done={data.done} total={data.total} />
        <JobActions job={data} onDone={onDone} />
      </div>
    );
  }
  if (data.state !== 'FAILED') return null;
  return (
    <Banner tone="danger" action={<JobActions job={data} onDone={onDone} />}>
      {data.error || t('billRun.failed', 'The work on this run has failed.')}
    </Banner>
  );
}
