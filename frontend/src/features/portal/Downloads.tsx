import { lazy, Suspense, useState } from 'react';
import type { ExportWhat } from '~/app/records/ExportButton';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Button } from '~/ui';

const DownloadDialog = lazy(() => import('./DownloadDialog'));

export interface DownloadProps {
  /** Kind and filter: the file holds every record that matches, not the page on screen. */
  what: ExportWhat;
  /** What the file is called in the dialog: "Open invoices". */
  title: string;
}

/** Offers records as a file: format, progress and the file itself are in one dialog. */
export function DownloadButton({ what, title, label, full }: DownloadProps & { label?: string; full?: boolean }) {
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can('exports:run')) return null;
  return (
    <>
      <Button icon="download" full={full} onClick={() => setOpen(true)}>
        {label ?? t('portal.download', 'Download')}
      </Button>
      {open ? (
        <Suspense>
          <DownloadDialog what={what} title={title} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
