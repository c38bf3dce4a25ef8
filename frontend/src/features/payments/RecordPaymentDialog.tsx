import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import css from '~/app/records/records.module.css';
import { errorsByField } from '~/app/records/reasons';
import { t } from '~/i18n';
import { sign, type Money as Amount } from '~/lib/money';
import { today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, Dialog, MoneyField, SelectField, TextField, toast } from '~/ui';
import type { RecordPaymentDialogMutation } from '~/__generated__/RecordPaymentDialogMutation.graphql';
import { paymentMethods, type PaymentMethod } from './model/states';

const currencies = ['USD', 'EUR', 'GBP', 'CAD', 'MXN', 'JPY', 'KWD'];
const fields = new Set(['accountId', 'receivedOn', 'amount', 'amount.amount', 'amount.currency', 'method', 'reference', 'remittance', 'payer']);

/** Takes in money received. Without an account it waits among the unidentified. */
export function RecordPaymentDialog({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const [account, setAccount] = useState<PickedAccount | null>(null);
  const [receivedOn, setReceivedOn] = useState<PlainDate | null>(today());
  const [chosen, setChosen] = useState<string | null>(null);
  const [amount, setAmount] = useState<Amount | null>(null);
  const [method, setMethod] = useState<PaymentMethod>('ACH');
  const [reference, setReference] = useState('');
  const [remittance, setRemittance] = useState('');
  const [payer, setPayer] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const currency = chosen ?? account?.currency ?? 'USD';
  const [commit, busy] = useCommit<RecordPaymentDialogMutation>(graphql`
    mutation RecordPaymentDialogMutation($input: RecordPaymentInput!) {
      recordPayment(input: $input) {
        payment {
          id
          number
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
  const missing = receivedOn === null ? t('record.dayFirst', 'Choose the day first') : !amount || sign(amount) <= 0 ? t('record.amountFirst', 'Type the amount first') : undefined;
  const save = async () => {
    if (busy || receivedOn === null || !amount || sign(amount) <= 0) return;
    const answer = await commit({
      input: {
        ...(account ? { accountId: account.id } : {}),
        receivedOn,
        amount: { amount: amount.amount, currency },
        method,
        reference: reference.trim(),
        remittance: remittance.trim(),
        payer: payer.trim(),
        idempotencyKey: key(),
      },
    });
    if (!answer) return;
    renew();
    const { payment, userErrors } = answer.recordPayment;
    if (!payment) return setErrors(errorsByField(userErrors));
    toast({ tone: 'ok', message: t('record.done', 'Payment {number} recorded', { number: payment.number }) });
    onDone(payment.id);
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('record.title', 'Record a payment')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="record-payment" busy={busy} reason={missing}>
            {t('record.confirm', 'Record')}
          </Button>
        </>
      }
    >
      <form
        id="record-payment"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <AccountPicker
          label={t('record.account', 'Account')}
          hint={t('record.account.hint', 'Leave it empty while the payer is not known.')}
          value={account}
          onChange={(next) => {
            setAccount(next);
            if (next && amount) setAmount(amount.currency === (chosen ?? next.currency) ? amount : null);
          }}
          autoFocus
          error={errors['accountId']}
        />
        <div className={css.two}>
          <MoneyField label={t('record.amount', 'Amount')} value={amount} currency={currency} onChange={setAmount} required error={errors['amount'] ?? errors['amount.amount']} />
          <SelectField
            label={t('list.currency', 'Currency')}
            value={currency}
            onChange={(next) => {
              setChosen(next);
              setAmount(null);
            }}
            options={[...new Set([...(account ? [account.currency] : []), ...currencies])].map((value) => ({ value, label: value }))}
            error={errors['amount.currency']}
          />
          <DateField label={t('record.receivedOn', 'Received on')} value={receivedOn} onChange={setReceivedOn} required max={today()} error={errors['receivedOn']} />
          <SelectField label={t('payments.method', 'Method')} value={method} onChange={(next) => next && setMethod(next)} options={paymentMethods()} error={errors['method']} />
          <TextField label={t('payments.reference', 'Reference')} value={reference} onChange={setReference} placeholder={t('record.reference.example', 'Check or transaction number')} error={errors['reference']} maxLength={140} />
          <TextField label={t('payments.payer', 'Payer')} value={payer} onChange={setPayer} placeholder={t('record.payer.example', 'As the bank names it')} error={errors['payer']} maxLength={140} />
        </div>
        <TextField label={t('payment.remittance', 'Remittance')} value={remittance} onChange={setRemittance} placeholder={t('record.remittance.example', 'What the payer says it is for')} error={errors['remittance']} maxLength={500} />
        {Object.entries(errors)
          .filter(([path]) => !fields.has(path))
          .map(([path, message]) => (
            <Banner key={path} tone="danger">
              {message}
            </Banner>
          ))}
      </form>
    </Dialog>
  );
}
