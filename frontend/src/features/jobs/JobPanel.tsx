import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useAppContext } from '~/app/router';
import { downloadFile, sizeText } from '~/app/records/files';
import { JobActions, JobProgress, jobState } from '~/app/records/JobActions';
import { useCan } from '~/app/viewer';
import { formatCount, t } from '~/i18n';
import { Badge, Banner, Button, IconButton, Instant, readProblem, SkeletonLines, toast } from '~/ui';
import type { JobRow } from './JobBell';
import { jobName } from './model/names';
import css from './jobs.module.css';

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
      <div className={css.head}>
        <h2>{t('jobs.bell', 'Work in the background')}</h2>
        <IconButton icon="close" label={t('peek.close', 'Close')} onClick={onClose} />
      </div>
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
  const state = jobState(job.state);
  const report = job.importReport;
  const file = job.resultFile;
  return (
    <li className={css.job}>
      <div className={css.line}>
        <strong>{jobName(job)}</strong>
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
              void navigate({ to: '/imports', search: { peek: job.id } as never });
              onClose();
            }}
          >
            {t('jobs.open', 'Open report')}
          </Button>
        ) : null}
        <JobActions job={job} onDone={onRead} />
      </div>
    </li>
  );
}
