import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import css from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { Banner, Button, Dialog, TextAreaField, toast } from '~/ui';
import type { WaiveDialogMutation } from '~/__generated__/WaiveDialogMutation.graphql';

/** Bills all the same. The note is what an auditor reads later. */
export function WaiveDialog({ ids, onClose, onDone }: { ids: readonly string[]; onClose: () => void; onDone: () => void }) {
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<WaiveDialogMutation>(graphql`
    mutation WaiveDialogMutation($input: ResolveBillExceptionsInput!) {
      waiveBillExceptions(input: $input) {
        billExceptions {
          id
          ...ExceptionItem_exception
          draft {
            id
            status
            version
            allowedActions {
              action
              allowed
              reasonCode
            }
          }
          run {
            id
            openExceptions
            openErrors
            allowedActions {
              action
              allowed
              reasonCode
            }
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
  const missing = note.trim() === '' ? t('waive.noteFirst', 'Say why first') : undefined;
  const save = async () => {
    if (busy || missing) return;
    const answer = await commit({ input: { ids: [...ids], note: note.trim(), idempotencyKey: key() } });
    if (!answer) return;
    renew();
    const { userErrors } = answer.waiveBillExceptions;
    if (userErrors[0]) return setProblem(userErrors[0].message);
    toast({ tone: 'ok', message: t('waive.done', '{n, plural, one {# exception} other {# exceptions}} waived', { n: ids.length }) });
    onDone();
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('waive.title', 'Waive {n, plural, one {the exception} other {# exceptions}}', { n: ids.length })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="waive" busy={busy} reason={missing}>
            {t('waive.save', 'Waive')}
          </Button>
        </>
      }
    >
      <form
        id="waive"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={css.note}>{t('waive.text', 'The invoice is posted all the same. Your name and the note stay with the exception.')}</p>
        <TextAreaField label={t('waive.note', 'Why')} value={note} onChange={setNote} required autoFocus maxLength={500} rows={3} />
        {problem ? <Banner tone="danger">{problem}</Banner> : null}
      </form>
    </Dialog>
  );
}
