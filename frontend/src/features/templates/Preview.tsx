import { useEffect, useRef, useState } from 'react';
import { fetchFile, RefusedFile } from '~/app/records/files';
import { useAppContext } from '~/app/router';
import { t } from '~/i18n';
import { Banner, Button, Empty, ErrorBanner, readProblem, RefreshBar, SkeletonLines, type Problem } from '~/ui';
import { aboutField, fieldOf, partOf } from './model/content';
import css from './templates.module.css';

const pause = 400;

export interface PreviewProps {
  /** JSON of the template as it stands in the editor. */
  content: string;
  invoice: string | null;
  /** Id of the file that is its logo. */
  logo: string | undefined;
  /** What the server says of a field; empty when it drew the document. */
  onErrors: (errors: Readonly<Record<string, string>>) => void;
  /** Leads to the field that is wrong. */
  onShow: (field: string) => void;
}

/** The document as the server draws it for the client, a moment after each change. What was drawn last stays until then. */
export function Preview({ content, invoice, logo, onErrors, onShow }: PreviewProps) {
  const { session } = useAppContext();
  const [url, setUrl] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [field, setField] = useState('');
  const [round, setRound] = useState(0);
  const tell = useRef(onErrors);
  const drawn = useRef<string | null>(null);
  useEffect(() => {
    tell.current = onErrors;
  });
  useEffect(() => {
    if (invoice === null) return;
    const abort = new AbortController();
    const draw = async () => {
      setBusy(true);
      try {
        const response = await fetchFile(session, '/documents/preview', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ template: JSON.parse(content) as object, invoiceId: invoice, format: 'pdf', ...(logo ? { logoFileId: logo } : {}) }),
          signal: abort.signal,
        });
        const next = URL.createObjectURL(await response.blob());
        if (abort.signal.aborted) return URL.revokeObjectURL(next);
        if (drawn.current) URL.revokeObjectURL(drawn.current);
        drawn.current = next;
        setUrl(next);
        setProblem(null);
        setField('');
        tell.current({});
        setBusy(false);
      } catch (error) {
        if (abort.signal.aborted) return;
        const wrong = error instanceof RefusedFile ? fieldOf(error.field) : '';
        tell.current(wrong ? { [wrong]: aboutField(wrong, readProblem(error).message) } : {});
        setField(wrong);
        setProblem(readProblem(error));
        setBusy(false);
      }
    };
    const timer = setTimeout(() => void draw(), drawn.current ? pause : 0);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [session, content, invoice, logo, round]);
  useEffect(
    () => () => {
      if (drawn.current) URL.revokeObjectURL(drawn.current);
    },
    [],
  );
  return (
    <div className={css.preview}>
      <RefreshBar active={busy} />
      {problem && partOf(field) ? (
        <Banner tone="warn" action={<Button onClick={() => onShow(field)}>{t('preview.show', 'Show it')}</Button>}>
          {t('preview.wrong', 'Something in the template is wrong; this is how it looked before.')}
        </Banner>
      ) : problem ? (
        <ErrorBanner problem={problem} onRetry={() => setRound((n) => n + 1)} />
      ) : null}
      {url ? (
        <>
          {/* The browser's own viewer shows nothing in a sandbox; what stands here is a file that our server drew. */}
          {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
          <iframe key={url} className={css.paper} src={`${url}#toolbar=0&navpanes=0&view=FitH`} title={t('preview.title', 'Preview of the document')} data-stale={problem !== null || undefined} />
          <p className={css.openPaper}>
            <Button kind="quiet" icon="external" onClick={() => window.open(url, '_blank')}>
              {t('preview.open', 'Open the preview in its own tab')}
            </Button>
          </p>
        </>
      ) : problem ? null : invoice === null ? (
        <Empty kind="new" noun="" icon="invoice" title={t('preview.none', 'No invoice to show')} text={t('preview.none.text', 'Choose the invoice that the template is tried on.')} />
      ) : (
        <SkeletonLines lines={12} />
      )}
    </div>
  );
}
