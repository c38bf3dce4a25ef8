import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import css from '~/app/records/records.module.css';
import { errorsByField } from '~/app/records/reasons';
import { t } from '~/i18n';
import type { Money as Amount } from '~/lib/money';
import { Banner, Button, Dialog, Money, TextField, toast } from '~/ui';
import type { AssignPaymentDialogMutation } from '~/__generated__/AssignPaymentDialogMutation.graphql';

/** Names the payer of a payment, or moves it to another account. */
export function AssignPaymentDialog({ payment, onClose, onDone }: { payment: { readonly id: string; readonly number: string; readonly payer: string; readonly remittance: string; readonly amount: Amount; readonly identified: boolean }; onClose: () => void; onDone?: () => void }) {
  const [account, setAccount] = useState<PickedAccount | null>(null);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<AssignPaymentDialogMutation>(graphql`
    mutation AssignPaymentDialogMutation($input: AssignPaymentInput!) {
      assignPayment(input: $input) {
        payment {
          id
          status
          account {
            id
            number
            name
            parent {
              id
              number
              name
            }
          }
          unapplied {
            amount
            currency
          }
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
  const missing = !account ? t('assign.accountFirst', 'Choose the account first') : payment.identified && reason.trim() === '' ? t('assign.reasonFirst', 'Say why it moves first') : undefined;
  const save = async () => {
    if (missing || !account || busy) return;
    const answer = await commit({ input: { paymentId: payment.id, accountId: account.id, reason: reason.trim(), idempotencyKey: key() } });
    if (!answer) return;
    renew();
    const found = answer.assignPayment.userErrors;
    if (found.length > 0) return setErrors(errorsByField(found));
    toast({ tone: 'ok', message: t('assign.done', '{number} belongs to {account}', { number: payment.number, account: account.name }) });
    onDone?.();
    onClose();
  };
  const { accountId: accountError, reason: reasonError, ...rest } = errors;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={payment.identified ? t('assign.title.move', 'Move {number}', { number: payment.number }) : t('assign.title', 'Who paid {number}?', { number: payment.number })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="assign-payment" busy={busy} reason={missing}>
            {payment.identified ? t('assign.move', 'Move') : t('assign.confirm', 'Assign')}
          </Button>
        </>
      }
    >
      <form
        id="assign-payment"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={css.note}>
          <strong>
            <Money value={payment.amount} unit="code" />
          </strong>{' '}
          {[payment.payer, payment.remittance].filter(Boolean).join(' · ')}
        </p>
        <AccountPicker label={t('assign.account', 'Account')} value={account} onChange={setAccount} required autoFocus initialText={payment.identified ? '' : payment.payer} error={accountError} />
        <TextField label={t('assign.reason', 'Reason')} value={reason} onChange={setReason} required={payment.identified} error={reasonError} maxLength={200} />
        {Object.entries(rest).map(([path, message]) => (
          <Banner key={path} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
