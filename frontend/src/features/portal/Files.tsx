import { Suspense } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { downloadFile, sizeText } from '~/app/records/files';
import { useAppContext } from '~/app/router';
import { t } from '~/i18n';
import { Button, Instant, readProblem, Section, SkeletonLines, toast } from '~/ui';
import type { FilesQuery } from '~/__generated__/FilesQuery.graphql';
import css from './portal.module.css';

/** Files that were shared with the account; the section is not there when there are none. */
export function Files({ subjectId }: { subjectId: string }) {
  return (
    <Suspense fallback={<SkeletonLines lines={1} />}>
      <SharedFiles subjectId={subjectId} />
    </Suspense>
  );
}

function SharedFiles({ subjectId }: { subjectId: string }) {
  const { session } = useAppContext();
  const { attachments } = useLazyLoadQuery<FilesQuery>(
    graphql`
      query FilesQuery($subjectId: ID!) {
        attachments(subjectId: $subjectId) {
          id
          fileName
          size
          createdAt
          url
        }
      }
    `,
    { subjectId },
    { fetchPolicy: 'store-and-network' },
  );
  if (attachments.length === 0) return null;
  return (
    <Section title={t('portal.files', 'Files')}>
      <ul className={css.files}>
        {attachments.map((file) => (
          <li key={file.id}>
            <Button icon="download" onClick={() => void downloadFile(session, file.url, file.fileName).catch((error: unknown) => toast({ tone: 'danger', message: readProblem(error).message }))}>
              {file.fileName}
            </Button>
            <span className={css.muted}>
              {sizeText(file.size)} · <Instant at={file.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
