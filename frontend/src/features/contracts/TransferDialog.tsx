import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import { errorsByField } from '~/app/records/reasons';
import css from '~/app/records/records.module.css';
import { t } from '~/i18n';
import type { PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, Dialog, TextAreaField, toast } from '~/ui';
import type { TransferDialogMutation } from '~/__generated__/TransferDialogMutation.graphql';
import type { ActionProps } from './ActionDialog';

/** Ends the contract for its owner and goes on with it for another. */
export function TransferDialog({ contract, onClose, onDone }: ActionProps & { contract: { readonly account: { readonly id: string; readonly name: string } | null | undefined } }) {
  const navigate = useNavigate();
  const [account, setAccount] = useState<PickedAccount | null>(null);
  const [on, setOn] = useState<PlainDate | null>(null);
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<TransferDialogMutation>(graphql`
    mutation TransferDialogMutation($input: TransferContractInput!) {
      transferContract(input: $input) {
        contract {
          id
          ...ContractActions_changed
        }
        successor {
          id
          number
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const missing = !account
    ? t('transfer.accountFirst', 'Choose the new owner first')
    : account.id === contract.account?.id
      ? t('transfer.same', 'It is theirs already')
      : on === null
        ? t('writeOff.dayFirst', 'Choose the day first')
        : undefined;
  const save = async () => {
    if (missing || !account || on === null || busy) return;
    const answer = await commit({ input: { id: contract.id, toAccountId: account.id, effectiveOn: on, note: note.trim(), idempotencyKey: key() } });
    if (!answer) return;
    renew();
    const { successor, userErrors } = answer.transferContract;
    if (userErrors.length > 0) return setErrors(errorsByField(userErrors));
    toast({
      tone: 'ok',
      message: t('transfer.done', '{number} goes on for {name}', { number: contract.number, name: account.name }),
      ...(successor ? { action: { label: t('transfer.open', 'Open {number}', { number: successor.number }), run: () => void navigate({ to: '/contracts/$id', params: { id: successor.id } as never }) } } : {}),
    });
    onDone?.();
    onClose();
  };
  const { toAccountId: accountError, effectiveOn: dayError, note: noteError, ...rest } = errors;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('transfer.title', 'Transfer {number}', { number: contract.number })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="contract-transfer" busy={busy} reason={missing}>
            {t('contract.transfer', 'Transfer')}
          </Button>
        </>
      }
    >
      <form
        id="contract-transfer"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={css.note}>{t('transfer.text', 'The old owner is billed to the day before, the new one from the day on. The first invoice of the new owner is held for review.')}</p>
        <div className={css.two}>
          <AccountPicker label={t('transfer.account', 'New owner')} required autoFocus debtors value={account} onChange={setAccount} error={accountError} />
          <DateField label={t('transfer.on', 'First day of the new owner')} required value={on} onChange={setOn} min={contract.startsOn} error={dayError} />
        </div>
        <TextAreaField label={t('contract.note', 'Note')} hint={t('contract.note.hint', 'Kept in the timeline')} rows={2} maxLength={500} value={note} onChange={setNote} error={noteError} />
        {Object.values(rest).map((message) => (
          <Banner key={message} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
