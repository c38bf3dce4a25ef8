import { useRef, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useAppContext } from '~/app/router';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Badge, Button, IconButton, Instant, readProblem, toast } from '~/ui';
import type { AttachmentsQuery } from '~/__generated__/AttachmentsQuery.graphql';
import { downloadFile, sizeText, uploadFile } from './files';
import { percentText } from './Rate';
import css from './records.module.css';

/** Files kept with a record: to download, and to add by those who may. */
export function Attachments({ subjectId }: { subjectId: string }) {
  const { session } = useAppContext();
  const can = useCan();
  const [generation, setGeneration] = useState(0);
  const [progress, setProgress] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { attachments } = useLazyLoadQuery<AttachmentsQuery>(
    graphql`
      query AttachmentsQuery($subjectId: ID!) {
        attachments(subjectId: $subjectId) {
          id
          fileName
          mediaType
          size
          shared
          uploadedByName
          createdAt
          url
        }
      }
    `,
    { subjectId },
    { fetchPolicy: 'store-and-network', fetchKey: generation },
  );
  const save = (url: string, name: string) => void downloadFile(session, url, name).catch((error: unknown) => toast({ tone: 'danger', message: readProblem(error).message }));
  const add = async (files: FileList | null) => {
    for (const file of files ?? []) {
      try {
        setProgress(0);
        await uploadFile(session, file, { subjectId, onProgress: (sent, total) => setProgress(total > 0 ? Math.round((sent * 100) / total) : 0) });
      } catch (error) {
        toast({ tone: 'danger', message: t('files.failed', '{name}: {message}', { name: file.name, message: readProblem(error).message }) });
      }
    }
    setProgress(null);
    setGeneration((n) => n + 1);
    if (input.current) input.current.value = '';
  };
  return (
    <div className={css.files}>
      {attachments.length === 0 ? <p className={css.muted}>{t('files.none', 'No files yet.')}</p> : null}
      {attachments.map((file) => (
        <div key={file.id} className={css.file}>
          <span>{file.fileName}</span>
          <span className={css.muted}>{sizeText(file.size)}</span>
          {file.shared ? <Badge>{t('files.shared', 'Shared')}</Badge> : null}
          <span className={css.spring} />
          <span className={css.muted}>
            {file.uploadedByName} · <Instant at={file.createdAt} style="relative" />
          </span>
          <IconButton icon="download" label={t('files.download', 'Download {name}', { name: file.fileName })} onClick={() => save(file.url, file.fileName)} />
        </div>
      ))}
      {can('files:write') ? (
        <div className={css.file}>
          <input ref={input} type="file" multiple hidden onChange={(event) => void add(event.currentTarget.files)} aria-label={t('files.choose', 'Choose files')} />
          <Button icon="clip" busy={progress !== null} onClick={() => input.current?.click()}>
            {progress === null ? t('files.add', 'Attach files') : t('files.sending', 'Sending, {percent}', { percent: percentText(String(progress)) })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
