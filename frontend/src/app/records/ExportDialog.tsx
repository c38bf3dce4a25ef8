import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { jobStarted } from '~/app/jobs';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { t } from '~/i18n';
import { Banner, Button, Dialog, SelectField, toast } from '~/ui';
import type { ExportDialogMutation, ExportFormat } from '~/__generated__/ExportDialogMutation.graphql';
import type { ExportProps } from './ExportButton';
import css from './records.module.css';

export default function ExportDialog({ what, noun, onClose }: ExportProps & { onClose: () => void }) {
  const [format, setFormat] = useState<ExportFormat>('XLSX');
  const [problem, setProblem] = useState<string | null>(null);
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<ExportDialogMutation>(graphql`
    mutation ExportDialogMutation($input: ExportRecordsInput!) {
      exportRecords(input: $input) {
        job {
          id
          kind
          state
          done
          total
          message
          createdAt
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const start = async () => {
    const answer = await commit({ input: { ...what, format, idempotencyKey: key() } });
    if (!answer) return;
    const { job, userErrors } = answer.exportRecords;
    renew();
    if (!job) return setProblem(userErrors[0]?.message ?? t('export.failed', 'The export could not be started.'));
    jobStarted(job.id);
    toast({ message: t('export.started', 'Export of {noun} started. The bell shows when it is ready.', { noun }) });
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('export.title', 'Export {noun}', { noun })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" icon="download" busy={busy} onClick={() => void start()}>
            {t('export.start', 'Export')}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <p className={css.note}>{t('export.text', 'Every record that matches the present filter, as of now.')}</p>
        <SelectField
          label={t('export.format', 'Format')}
          value={format}
          onChange={(value) => value && setFormat(value)}
          options={[
            { value: 'XLSX', label: t('export.xlsx', 'Excel workbook (.xlsx)') },
            { value: 'CSV', label: t('export.csv', 'Comma-separated (.csv)') },
            { value: 'JSONL', label: t('export.jsonl', 'JSON Lines (.jsonl)') },
          ]}
        />
        {problem ? <Banner tone="danger">{problem}</Banner> : null}
      </div>
    </Dialog>
  );
}
