import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { graphql } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import { useAppContext } from '~/app/router';
import { downloadFile, sizeText } from '~/app/records/files';
import { useCan } from '~/app/viewer';
import { formatCount, t } from '~/i18n';
import { Badge, Banner, Button, IconButton, Instant, readProblem, SkeletonLines, toast, type Tone } from '~/ui';
import type { JobPanelCancelMutation } from '~/__generated__/JobPanelCancelMutation.graphql';
import type { JobPanelResumeMutation } from '~/__generated__/JobPanelResumeMutation.graphql';
import type { JobRow } from './JobBell';
import css from './jobs.module.css';

const states = (state: string): { label: string; tone: Tone } =>
  (
    ({
      QUEUED: { label: t('jobs.queued', 'Waiting'), tone: 'neutral' },
      RUNNING: { label: t('jobs.running', 'Running'), tone: 'info' },
      DONE: { label: t('jobs.done', 'Done'), tone: 'ok' },
      FAILED: { label: t('jobs.failedState', 'Failed'), tone: 'danger' },
      CANCELLED: { label: t('jobs.cancelled', 'Cancelled'), tone: 'neutral' },
    }) as Record<string, { label: string; tone: Tone }>
  )[state] ?? { label: state, tone: 'neutral' };

const kindName = (job: JobRow): string =>
  job.kind === 'import' ? t('jobs.import', 'Import {file}', { file: job.importReport?.file ?? '' }) : job.kind === 'export' ? t('jobs.export', 'Export') : job.kind;

export interface JobPanelProps {
  jobs: readonly JobRow[] | null;
  problem: string | null;
  onRead: () => void;
  onClose: () => void;
}

/** The newest work, with what can be done about it. Escape, or a press beside it, closes. */
export default function JobPanel({ jobs, problem, onRead, onClose }: JobPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    panel.current?.focus();
    const beside = (event: PointerEvent) => {
      const target = event.target as HTMLElement;
      if (!panel.current?.contains(target) && !target.closest('[aria-pressed=true]')) close.current();
    };
    window.addEventListener('pointerdown', beside);
    return () => window.removeEventListener('pointerdown', beside);
  }, []);
  return createPortal(
    <div
      ref={panel}
      role="dialog"
      aria-label={t('jobs.bell', 'Work in the background')}
      tabIndex={-1}
      className={css.panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={css.head}>
        <h2>{t('jobs.bell', 'Work in the background')}</h2>
        <IconButton icon="close" label={t('peek.close', 'Close')} onClick={onClose} />
      </header>
      {problem ? <Banner tone="danger">{problem}</Banner> : null}
      {jobs === null ? (
        <SkeletonLines lines={3} />
      ) : jobs.length === 0 ? (
        <p className={css.none}>{t('jobs.none', 'Imports and exports that you start show here, with their progress and results.')}</p>
      ) : (
        <ul className={css.jobs}>
          {jobs.map((job) => (
            <Job key={job.id} job={job} onRead={onRead} onClose={onClose} />
          ))}
        </ul>
      )}
    </div>,
    document.body,
  );
}

function Job({ job, onRead, onClose }: { job: JobRow; onRead: () => void; onClose: () => void }) {
  const { session } = useAppContext();
  const can = useCan();
  const navigate = useNavigate();
  const [cancel, cancelling] = useCommit<JobPanelCancelMutation>(graphql`
    mutation JobPanelCancelMutation($input: JobInput!) {
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
  const [resume, resuming] = useCommit<JobPanelResumeMutation>(graphql`
    mutation JobPanelResumeMutation($input: JobInput!) {
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
    onRead();
  };
  const state = states(job.state);
  const report = job.importReport;
  const file = job.resultFile;
  return (
    <li className={css.job}>
      <div className={css.line}>
        <strong>{kindName(job)}</strong>
        <Badge tone={state.tone}>{state.label}</Badge>
        <span className={css.when}>
          <Instant at={job.createdAt} style="relative" />
        </span>
      </div>
      {job.state === 'RUNNING' || job.state === 'QUEUED' ? <JobProgress done={job.done} total={job.total} /> : null}
      {job.error ? <p className={css.error}>{job.error}</p> : job.message ? <p className={css.message}>{job.message}</p> : null}
      {report ? (
        <p className={css.message}>
          {t('jobs.report', '{imported} imported, {unchanged} unchanged, {refused} refused', { imported: formatCount(report.imported), unchanged: formatCount(report.unchanged), refused: formatCount(report.refusedCount) })}
        </p>
      ) : null}
      <div className={css.actions}>
        {file ? (
          <Button icon="download" onClick={() => void downloadFile(session, file.url, file.fileName).catch((error: unknown) => toast({ tone: 'danger', message: readProblem(error).message }))}>
            {t('jobs.get', '{file}, {size}', { file: file.fileName, size: sizeText(file.size) })}
          </Button>
        ) : null}
        {job.kind === 'import' && can('imports:run') ? (
          <Button
            kind="quiet"
            onClick={() => {
              void navigate({ to: '/imports', search: { job: job.id } as never });
              onClose();
            }}
          >
            {t('jobs.open', 'Open report')}
          </Button>
        ) : null}
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
      </div>
    </li>
  );
}

/** Done of total; without a total only that something moves. */
function JobProgress({ done, total }: { done: number; total: number }) {
  const text = total > 0 ? t('jobs.progress', '{done} of {total}', { done: formatCount(done), total: formatCount(total) }) : t('jobs.progress.open', '{done} so far', { done: formatCount(done) });
  return (
    <div className={css.progress}>
      <progress aria-label={text} {...(total > 0 ? { value: done, max: total } : {})} />
      <span>{text}</span>
    </div>
  );
}
