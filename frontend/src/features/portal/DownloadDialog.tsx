import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { downloadFile, sizeText } from '~/app/records/files';
import { useAppContext } from '~/app/router';
import { useEvents } from '~/app/useEvents';
import { formatCount, t } from '~/i18n';
import { Banner, Button, Chip, Dialog, ErrorBanner, readProblem, type Problem } from '~/ui';
import type { DownloadDialogMutation } from '~/__generated__/DownloadDialogMutation.graphql';
import type { DownloadDialogQuery } from '~/__generated__/DownloadDialogQuery.graphql';
import type { DownloadProps } from './Downloads';
import css from './portal.module.css';

type Job = Extract<DownloadDialogQuery['response']['node'], { readonly __typename: 'Job' }>;

const query = graphql`
  query DownloadDialogQuery($id: ID!) {
    node(id: $id) {
      __typename
      ... on Job {
        id
        state
        done
        total
        error
        resultFile {
          id
          fileName
          size
          url
        }
      }
    }
  }
`;

const pollEvery = 1000;

export default function DownloadDialog({ what, title, onClose }: DownloadProps & { onClose: () => void }) {
  const environment = useRelayEnvironment();
  const { session } = useAppContext();
  const [format, setFormat] = useState<'XLSX' | 'CSV'>('XLSX');
  const [started, setStarted] = useState<string | null>(null);
  const [job, setJob] = useState<Job | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saving, setSaving] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<DownloadDialogMutation>(graphql`
    mutation DownloadDialogMutation($input: ExportRecordsInput!) {
      exportRecords(input: $input) {
        job {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);

  const read = useCallback(() => {
    if (started === null) return;
    fetchQuery<DownloadDialogQuery>(environment, query, { id: started }, { fetchPolicy: 'network-only' }).subscribe({
      next: ({ node }) => {
        setProblem(null);
        if (node?.__typename === 'Job') setJob(node);
      },
      error: (error: unknown) => setProblem(readProblem(error)),
    });
  }, [environment, started]);
  const working = started !== null && (job === null || job.state === 'QUEUED' || job.state === 'RUNNING');
  useEvents(['Job'], read);
  // Events tell the end; asking again covers a stream that is cut.
  useEffect(() => {
    if (!working) return;
    read();
    const timer = setInterval(read, pollEvery);
    return () => clearInterval(timer);
  }, [working, read]);
  const file = job?.state === 'DONE' ? job.resultFile : null;
  useEffect(() => {
    if (file) button.current?.focus();
  }, [file]);

  const start = async () => {
    setProblem(null);
    setJob(null);
    const answer = await commit({ input: { ...what, format, idempotencyKey: key() } });
    if (!answer) return;
    renew();
    const { job: begun, userErrors } = answer.exportRecords;
    if (begun) setStarted(begun.id);
    else setProblem({ message: userErrors[0]?.message ?? t('export.failed', 'The export could not be started.') });
  };
  const save = async () => {
    if (!file) return;
    setSaving(true);
    await downloadFile(session, file.url, file.fileName).then(
      () => setProblem(null),
      (error: unknown) => setProblem(readProblem(error)),
    );
    setSaving(false);
  };
  const choose = (next: 'XLSX' | 'CSV') => {
    setFormat(next);
    setStarted(null);
    setJob(null);
  };
  const failed = job && !working && !file;

  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{file ? t('dialog.close', 'Close') : t('dialog.cancel', 'Cancel')}</Button>
          {file ? (
            <Button ref={button} kind="primary" icon="download" busy={saving} onClick={() => void save()}>
              {t('portal.download.save', 'Save {name}', { name: file.fileName })}
            </Button>
          ) : (
            <Button kind="primary" busy={busy || working} onClick={() => void start()}>
              {t('portal.download.make', 'Make the file')}
            </Button>
          )}
        </>
      }
    >
      <div className={css.stack}>
        <p>{t('portal.download.text', 'All of them, as of now.')}</p>
        <div className={css.chips} role="group" aria-label={t('export.format', 'Format')}>
          <Chip pressed={format === 'XLSX'} onToggle={() => choose('XLSX')}>
            {t('portal.download.excel', 'Excel')}
          </Chip>
          <Chip pressed={format === 'CSV'} onToggle={() => choose('CSV')}>
            {t('portal.download.csv', 'CSV')}
          </Chip>
        </div>
        <div role="status">
          {working ? <Progress done={job?.done ?? 0} total={job?.total ?? 0} /> : null}
          {file ? <p className={css.ready}>{t('portal.download.ready', 'Ready: {name}, {size}', { name: file.fileName, size: sizeText(file.size) })}</p> : null}
        </div>
        {failed ? <Banner tone="danger">{job.error || t('portal.download.failed', 'The file could not be made. Please try again.')}</Banner> : null}
        {problem ? <ErrorBanner problem={problem} /> : null}
      </div>
    </Dialog>
  );
}

/** Done of total; without a total only that something moves. */
function Progress({ done, total }: { done: number; total: number }) {
  const text =
    total > 0
      ? t('jobs.progress', '{done} of {total}', { done: formatCount(done), total: formatCount(total) })
      : t('portal.download.working', 'Writing the file…');
  return (
    <div className={css.progress}>
      <progress aria-label={text} {...(total > 0 ? { value: done, max: total } : {})} />
      <span>{text}</span>
    </div>
  );
}
