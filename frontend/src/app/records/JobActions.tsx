import { graphql } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import { formatCount, t } from '~/i18n';
import { Button, toast, type Tone } from '~/ui';
import type { JobActionsCancelMutation } from '~/__generated__/JobActionsCancelMutation.graphql';
import type { JobActionsResumeMutation } from '~/__generated__/JobActionsResumeMutation.graphql';
import css from './records.module.css';

/** A job's state in words. */
export const jobState = (state: string): { label: string; tone: Tone } =>
  (
    ({
      QUEUED: { label: t('jobs.queued', 'Waiting'), tone: 'neutral' },
      RUNNING: { label: t('jobs.running', 'Running'), tone: 'info' },
      DONE: { label: t('jobs.done', 'Done'), tone: 'ok' },
      FAILED: { label: t('jobs.failedState', 'Failed'), tone: 'danger' },
      CANCELLED: { label: t('jobs.cancelled', 'Cancelled'), tone: 'neutral' },
    }) as Record<string, { label: string; tone: Tone }>
  )[state] ?? { label: state, tone: 'neutral' };

interface Job {
  readonly id: string;
  readonly allowedActions: readonly { readonly action: string; readonly allowed: boolean }[];
}

/** What can be done about a job: stop it, or go on where it stopped. */
export function JobActions({ job, onDone }: { job: Job; onDone: () => void }) {
  const [cancel, cancelling] = useCommit<JobActionsCancelMutation>(graphql`
    mutation JobActionsCancelMutation($input: JobInput!) {
      cancelJob(input: $input) {
        job {
          id
          state
          message
          allowedActions {
            action
            allowed
            reasonCode
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [resume, resuming] = useCommit<JobActionsResumeMutation>(graphql`
    mutation JobActionsResumeMutation($input: JobInput!) {
      resumeJob(input: $input) {
        job {
          id
          state
          message
          error
          allowedActions {
            action
            allowed
            reasonCode
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const may = (action: string) => job.allowedActions.some((entry) => entry.action === action && entry.allowed);
  const say = (errors: readonly { readonly message: string }[] | undefined) => {
    if (errors?.[0]) toast({ tone: 'danger', message: errors[0].message });
    onDone();
  };
  return (
    <>
      {may('cancelJob') ? (
        <Button kind="quiet" busy={cancelling} onClick={() => void cancel({ input: { id: job.id } }).then((answer) => say(answer?.cancelJob.userErrors))}>
          {t('jobs.cancel', 'Cancel')}
        </Button>
      ) : null}
      {may('resumeJob') ? (
        <Button kind="quiet" icon="refresh" busy={resuming} onClick={() => void resume({ input: { id: job.id } }).then((answer) => say(answer?.resumeJob.userErrors))}>
          {t('jobs.resume', 'Resume')}
        </Button>
      ) : null}
    </>
  );
}

/** Done of total; without a total only that something moves. */
export function JobProgress({ done, total }: { done: number; total: number }) {
  const text = total > 0 ? t('jobs.progress', '{done} of {total}', { done: formatCount(done), total: formatCount(total) }) : t('jobs.progress.open', '{done} so far', { done: formatCount(done) });
  return (
    <div className={css.progress}>
      <progress aria-label={text} {...(total > 0 ? { value: done, max: total } : {})} />
      <span>{text}</span>
    </div>
  );
}
