import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import css from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { Banner, Button, Dialog, TextField, toast } from '~/ui';
import type { HoldDialogMutation } from '~/__generated__/HoldDialogMutation.graphql';

/** Keeps drafts from being posted until somebody releases them. */
export function HoldDialog({ ids, account, onClose, onDone }: { ids: readonly string[]; /** Whose draft it is, where it is one. */ account?: string | undefined; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<HoldDialogMutation>(graphql`
    mutation HoldDialogMutation($input: HoldBillDraftsInput!) {
      holdBillDrafts(input: $input) {
        billDrafts {
          id
          status
          holdReason
          version
          allowedActions {
            action
            allowed
            reasonCode
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
  const missing = reason.trim() === '' ? t('hold.reasonFirst', 'Say why first') : undefined;
  const save = async () => {
    if (busy || missing) return;
    const answer = await commit({ input: { ids: [...ids], reason: reason.trim(), idempotencyKey: key() } });
    if (!answer) return;
    renew();
    const { userErrors } = answer.holdBillDrafts;
    if (userErrors[0]) return setProblem(userErrors[0].message);
    toast({ tone: 'ok', message: t('hold.done', '{n, plural, one {# invoice} other {# invoices}} held back', { n: ids.length }) });
    onDone();
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={account ? t('hold.titleOf', 'Hold back the invoice of {account}', { account }) : t('hold.title', 'Hold back {n, plural, one {the invoice} other {# invoices}}', { n: ids.length })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="hold" busy={busy} reason={missing}>
            {t('billDraft.hold', 'Hold')}
          </Button>
        </>
      }
    >
      <form
        id="hold"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={css.note}>{t('hold.text', 'The rest of the run is posted without it. It can be released and posted later.')}</p>
        <TextField label={t('hold.reason', 'Why')} value={reason} onChange={setReason} required autoFocus maxLength={500} />
        {problem ? <Banner tone="danger">{problem}</Banner> : null}
      </form>
    </Dialog>
  );
}
