import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { errorsByField } from '~/app/records/reasons';
import css from '~/app/records/records.module.css';
import { t } from '~/i18n';
import type { Money as Amount } from '~/lib/money';
import { today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, Dialog, Money, TextField, toast } from '~/ui';
import type { WriteOffDialogMutation } from '~/__generated__/WriteOffDialogMutation.graphql';

/** Writes off what is left of an invoice, which the server allows up to the tolerance of the business unit. */
export function WriteOffDialog({ invoice, tolerance, onClose }: { invoice: { readonly id: string; readonly number: string; readonly balance: Amount }; tolerance: Amount; onClose: () => void }) {
  const [reason, setReason] = useState(t('writeOff.default', 'Small balance'));
  const [on, setOn] = useState<PlainDate | null>(today());
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<WriteOffDialogMutation>(graphql`
    mutation WriteOffDialogMutation($input: WriteOffSmallBalanceInput!) {
      writeOffSmallBalance(input: $input) {
        invoice {
          id
          status
          daysLate
          adjusted {
            amount
            currency
          }
          balance {
            amount
            currency
          }
          adjustments {
            id
            kind
            amount {
              amount
              currency
            }
            effectiveOn
            reason
            createdAt
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
  const missing = reason.trim() === '' ? t('writeOff.reasonFirst', 'Say why first') : on === null ? t('writeOff.dayFirst', 'Choose the day first') : undefined;
  const save = async () => {
    if (missing || on === null) return;
    const answer = await commit({ input: { invoiceId: invoice.id, effectiveOn: on, reason: reason.trim(), idempotencyKey: key() } });
    if (!answer) return;
    renew();
    const found = answer.writeOffSmallBalance.userErrors;
    if (found.length > 0) return setErrors(errorsByField(found));
    toast({ tone: 'ok', message: t('writeOff.done', 'The rest of {number} is written off', { number: invoice.number }) });
    onClose();
  };
  const { reason: reasonError, effectiveOn: dayError, ...rest } = errors;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('writeOff.title', 'Write off the rest of {number}', { number: invoice.number })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="write-off" busy={busy} reason={missing}>
            {t('writeOff.confirm', 'Write off')}
          </Button>
        </>
      }
    >
      <form
        id="write-off"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={css.note}>
          <strong>
            <Money value={invoice.balance} unit="code" zero="digits" />
          </strong>{' '}
          {t('writeOff.text', 'is open; up to')} <Money value={tolerance} unit="code" zero="digits" /> {t('writeOff.text2', 'may be written off. There is no undo.')}
        </p>
        <TextField label={t('writeOff.reason', 'Reason')} value={reason} onChange={setReason} required error={reasonError} maxLength={200} autoFocus />
        <DateField label={t('writeOff.on', 'Effective on')} value={on} onChange={setOn} required error={dayError} />
        {Object.values(rest).map((message) => (
          <Banner key={message} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
