import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import css from '~/app/records/records.module.css';
import { errorsByField } from '~/app/records/reasons';
import { t } from '~/i18n';
import { sign, type Money as Amount } from '~/lib/money';
import { today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, Dialog, Money, SelectField, TextField, toast } from '~/ui';
import type { ReversePaymentDialogMutation } from '~/__generated__/ReversePaymentDialogMutation.graphql';

const reasons = () => [
  { value: 'NSF', label: t('reverse.nsf', 'NSF: not sufficient funds') },
  { value: 'chargeback', label: t('reverse.chargeback', 'Chargeback') },
  { value: 'misposted', label: t('reverse.misposted', 'Misposted') },
  { value: 'stopped', label: t('reverse.stopped', 'Payment stopped') },
  { value: 'duplicate', label: t('reverse.duplicate', 'Recorded twice') },
  { value: 'other', label: t('reverse.other', 'Other') },
];

/** Takes a payment back, which opens again what it had paid. The number is typed first: there is no way back. */
export function ReversePaymentDialog({ payment, onClose, onDone }: { payment: { readonly id: string; readonly number: string; readonly receivedOn: string; readonly amount: Amount; readonly applied: Amount }; onClose: () => void; onDone?: () => void }) {
  const [kind, setKind] = useState<string | null>(null);
  const [detail, setDetail] = useState('');
  const [on, setOn] = useState<PlainDate | null>(today());
  const [word, setWord] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<ReversePaymentDialogMutation>(graphql`
    mutation ReversePaymentDialogMutation($input: ReversePaymentInput!) {
      reversePayment(input: $input) {
        payment {
          id
          status
          reversedOn
          reversalReason
          applied {
            amount
            currency
          }
          unapplied {
            amount
            currency
          }
          applications {
            id
            ...Applications_rows
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
  const missing = !kind
    ? t('reverse.reasonFirst', 'Choose the reason first')
    : kind === 'other' && detail.trim() === ''
      ? t('reverse.detailFirst', 'Say what happened first')
      : on === null
        ? t('record.dayFirst', 'Choose the day first')
        : word !== payment.number
          ? t('dialog.typeFirst', 'Type {word} first', { word: payment.number })
          : undefined;
  const save = async () => {
    if (missing || on === null || !kind || busy) return;
    const reason = kind === 'other' ? detail.trim() : [kind, detail.trim()].filter(Boolean).join(': ');
    const answer = await commit({ input: { paymentId: payment.id, reversedOn: on, reason, idempotencyKey: key() } });
    if (!answer) return;
    renew();
    const found = answer.reversePayment.userErrors;
    if (found.length > 0) return setErrors(errorsByField(found));
    toast({ tone: 'ok', message: t('reverse.done', 'Payment {number} is reversed', { number: payment.number }) });
    onDone?.();
    onClose();
  };
  const { reason: reasonError, reversedOn: dayError, ...rest } = errors;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('reverse.title', 'Reverse {number}', { number: payment.number })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="danger" type="submit" form="reverse-payment" busy={busy} reason={missing}>
            {t('reverse.confirm', 'Reverse')}
          </Button>
        </>
      }
    >
      <form
        id="reverse-payment"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={css.note}>
          <strong>
            <Money value={payment.amount} unit="code" />
          </strong>
          {sign(payment.applied) > 0 ? (
            <>
              {' '}
              {t('reverse.applied', 'is taken back; invoices that it had paid become open again by')} <Money value={payment.applied} unit="code" />.
            </>
          ) : (
            <> {t('reverse.unapplied', 'is taken back. Nothing of it is applied.')}</>
          )}
        </p>
        <SelectField label={t('reverse.reason', 'Reason')} value={kind} onChange={setKind} options={reasons()} required error={reasonError} autoFocus />
        <TextField label={t('reverse.detail', 'Detail')} value={detail} onChange={setDetail} required={kind === 'other'} maxLength={160} placeholder={t('reverse.detail.example', 'Bank reference, what happened')} />
        <DateField label={t('reverse.on', 'Effective on')} value={on} onChange={setOn} required min={payment.receivedOn} error={dayError} />
        <TextField label={t('dialog.type', 'Type {word} to go on', { word: payment.number })} value={word} onChange={setWord} required />
        {Object.entries(rest).map(([path, message]) => (
          <Banner key={path} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
