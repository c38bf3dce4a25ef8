import { lazy, Suspense, useState } from 'react';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Button } from '~/ui';
import type { ExportRecordsInput } from '~/__generated__/ExportDialogMutation.graphql';

const ExportDialog = lazy(() => import('./ExportDialog'));

export type ExportWhat = Omit<ExportRecordsInput, 'idempotencyKey' | 'format'>;

export interface ExportProps {
  /** Kind and the list's own filter: the file holds every row that matches, not the page on screen. */
  what: ExportWhat;
  /** Plural: "invoices". */
  noun: string;
}

/** Offers the list as a file. The work is a job; the bell has its result. */
export function ExportButton(props: ExportProps) {
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can('exports:run')) return null;
  return (
    <>
      <Button icon="download" keys="e" onClick={() => setOpen(true)}>
        {t('export.button', 'Export')}
      </Button>
      {open ? <ExportHost {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** The dialog alone, for commands. */
export function ExportHost(props: ExportProps & { onClose: () => void }) {
  return (
    <Suspense>
      <ExportDialog {...props} />
    </Suspense>
  );
}
