import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { deliveryMeans, meansName, type DeliveryMeans } from '~/app/records/delivery';
import css from '~/app/records/records.module.css';
import { errorsByField } from '~/app/records/reasons';
import { t } from '~/i18n';
import { Banner, Button, Dialog, SelectField, TextField, toast } from '~/ui';
import type { SendDialogMutation } from '~/__generated__/SendDialogMutation.graphql';

export interface SendProps {
  /** One invoice, or several of a list. */
  invoices: readonly { readonly id: string; readonly number: string }[];
  onClose: () => void;
  onDone?: () => void;
}

/** Queues invoices for their clients. Each goes as its account prefers, unless somebody says otherwise. */
export default function SendDialog({ invoices, onClose, onDone }: SendProps) {
  const [means, setMeans] = useState<DeliveryMeans | 'PREFERRED'>('PREFERRED');
  const [recipient, setRecipient] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<SendDialogMutation>(graphql`
    mutation SendDialogMutation($input: DeliverInvoicesInput!) {
      deliverInvoices(input: $input) {
        queued
        deliveries {
          id
          status
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [only] = invoices.length === 1 ? invoices : [];
  const addressed = only !== undefined && (means === 'EMAIL' || means === 'PREFERRED');
  const send = async () => {
    if (busy) return;
    const answer = await commit({
      input: {
        invoiceIds: invoices.map((invoice) => invoice.id),
        ...(means === 'PREFERRED' ? {} : { channel: means }),
        ...(addressed && recipient.trim() ? { recipient: recipient.trim() } : {}),
        idempotencyKey: key(),
      },
    });
    if (!answer) return;
    renew();
    const { queued, userErrors } = answer.deliverInvoices;
    if (userErrors.length > 0) return setErrors(errorsByField(userErrors));
    toast({ tone: 'ok', message: t('send.done', '{n, plural, one {# delivery} other {# deliveries}} on the way', { n: queued }) });
    onDone?.();
    onClose();
  };
  const { recipient: recipientError, channel: channelError, ...rest } = errors;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={only ? t('send.title', 'Send {number}', { number: only.number }) : t('send.title.many', 'Send {n} invoices', { n: invoices.length })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="send-invoices" busy={busy}>
            {t('send.send', 'Send')}
          </Button>
        </>
      }
    >
      <form
        id="send-invoices"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <SelectField
          label={t('send.means', 'How')}
          value={means}
          onChange={(next) => next && setMeans(next)}
          options={[{ value: 'PREFERRED' as const, label: t('send.preferred', 'As the account prefers') }, ...deliveryMeans.map((value) => ({ value, label: meansName(value) }))]}
          autoFocus
          {...(channelError ? { error: channelError } : {})}
        />
        {addressed ? (
          <TextField label={t('send.recipient', 'E-mail address')} hint={t('send.recipient.hint', 'The account’s own when empty')} value={recipient} onChange={setRecipient} inputMode="email" maxLength={254} {...(recipientError ? { error: recipientError } : {})} />
        ) : null}
        {Object.values(rest).map((message) => (
          <Banner key={message} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
