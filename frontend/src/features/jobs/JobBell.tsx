import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import { onJobStarted } from '~/app/jobs';
import { useAppContext } from '~/app/router';
import { downloadFile } from '~/app/records/files';
import { useEvents } from '~/app/useEvents';
import { t } from '~/i18n';
import { IconButton, readProblem, toast } from '~/ui';
import type { JobBellQuery } from '~/__generated__/JobBellQuery.graphql';
import css from './jobs.module.css';
import { jobName } from './model/names';

const loadPanel = () => import('./JobPanel');
const JobPanel = lazy(loadPanel);

export type JobRow = JobBellQuery['response']['jobs']['edges'][number]['node'];

const query = graphql`
  query JobBellQuery {
    jobs(first: 30) {
      edges {
        node {
          id
          kind
          state
          done
          total
          message
          error
          createdAt
          finishedAt
          resultFile {
            id
            fileName
            size
            url
          }
          importReport {
            kind
            file
            imported
            unchanged
            refusedCount
          }
          allowedActions {
            action
            allowed
            reasonCode
          }
        }
      }
    }
  }
`;

const pollEvery = 2000;
const running = (job: { readonly state: string }) => job.state === 'RUNNING' || job.state === 'QUEUED';

/** Long work in the background: a bell with the number that runs; its panel has progress, results and what failed. */
export default function JobBell() {
  const environment = useRelayEnvironment();
  const { session } = useAppContext();
  const [open, setOpen] = useState(false);
  const [jobs, setJobs] = useState<readonly JobRow[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const own = useRef(new Set<string>());
  const button = useRef<HTMLButtonElement>(null);
  const read = useCallback(() => {
    fetchQuery<JobBellQuery>(environment, query, {}, { fetchPolicy: 'network-only' }).subscribe({
      next: (response) => {
        setProblem(null);
        setJobs(response.jobs.edges.map((edge) => edge.node));
      },
      error: (error: unknown) => setProblem(readProblem(error).message),
    });
  }, [environment]);
  useEvents(['Job'], read);
  useEffect(
    () =>
      onJobStarted((id) => {
        own.current.add(id);
        read();
      }),
    [read],
  );
  useEffect(() => {
    if (open) read();
  }, [open, read]);
  const active = jobs?.filter(running).length ?? 0;
  // Events tell the end; asking again covers a stream that is cut.
  useEffect(() => {
    if (active === 0) return;
    const timer = setInterval(read, pollEvery);
    return () => clearInterval(timer);
  }, [active, read]);
  useEffect(() => {
    for (const job of jobs ?? []) {
      if (!own.current.has(job.id) || running(job)) continue;
      own.current.delete(job.id);
      const file = job.resultFile;
      if (job.state === 'DONE' && job.kind === 'export' && file) {
        toast({
          tone: 'ok',
          message: t('jobs.ready', '{file} is ready', { file: file.fileName }),
          action: {
            label: t('jobs.download', 'Download'),
            run: () => void downloadFile(session, file.url, file.fileName).catch((error: unknown) => toast({ tone: 'danger', message: readProblem(error).message })),
          },
        });
      } else if (job.state === 'FAILED') toast({ tone: 'danger', message: t('jobs.failed', '{work} failed: {error}', { work: jobName(job), error: job.error }) });
    }
  }, [jobs, session]);
  return (
    <div className={css.bell} onPointerEnter={() => void loadPanel()} onFocus={() => void loadPanel()}>
      <IconButton
        ref={button}
        icon="bell"
        label={active > 0 ? t('jobs.bell.active', '{count, plural, one {Work in the background: # runs} other {Work in the background: # run}}', { count: active }) : t('jobs.bell', 'Work in the background')}
        pressed={open}
        onClick={() => setOpen(!open)}
      />
      {active > 0 ? (
        <span className={css.badge} aria-hidden="true">
          {active}
        </span>
      ) : null}
      {open ? (
        <Suspense>
          <JobPanel
            jobs={jobs}
            problem={problem}
            onRead={read}
            onClose={() => {
              setOpen(false);
              button.current?.focus();
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
