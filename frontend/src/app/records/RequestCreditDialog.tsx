import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { newIdempotencyKey, useCommit, useIdempotencyKey } from '~/app/mutation';
import { t } from '~/i18n';
import { asMoney } from '~/lib/lines';
import { add, fromMinor, sign, toMinor, type Money as Amount } from '~/lib/money';
import { today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, Dialog, Money, SelectField, TextAreaField, toast } from '~/ui';
import type { CreditReason, RequestCreditDialogMutation } from '~/__generated__/RequestCreditDialogMutation.graphql';
import { AccountPicker, type PickedAccount } from './AccountPicker';
import { creditReasons } from './credit';
import { LinesEditor } from './LinesEditor';
import css from './records.module.css';
import { errorsByField } from './reasons';

interface Line {
  readonly [field: string]: string;
  readonly id: string;
  readonly description: string;
  readonly amount: string;
  readonly tax: string;
}

const blank = (): Line => ({ id: newIdempotencyKey(), description: '', amount: '', tax: '' });

export interface RequestCreditProps {
  /** Absent: the person chooses. */
  account?: { readonly id: string; readonly number: string; readonly name: string };
  currency?: string;
  /** The invoice that the credit corrects. */
  invoice?: { readonly id: string; readonly number: string; readonly balance: Amount };
  onClose: () => void;
  onDone?: () => void;
}

/** Asks for a credit memo, which a second person then approves. */
export default function RequestCreditDialog({ account, currency, invoice, onClose, onDone }: RequestCreditProps) {
  const [picked, setPicked] = useState<PickedAccount | null>(null);
  const [on, setOn] = useState<PlainDate | null>(today());
  const [reason, setReason] = useState<CreditReason | null>(null);
  const [description, setDescription] = useState('');
  const [lines, setLines] = useState<readonly Line[]>([
    invoice && sign(invoice.balance) > 0 ? { ...blank(), description: t('credit.line', 'Correction of {number}', { number: invoice.number }), amount: invoice.balance.amount } : blank(),
  ]);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const unit = currency ?? picked?.currency ?? 'USD';
  const accountId = account?.id ?? picked?.id;
  const [commit, busy] = useCommit<RequestCreditDialogMutation>(graphql`
    mutation RequestCreditDialogMutation($input: RequestCreditMemoInput!) {
      requestCreditMemo(input: $input) {
        creditMemo {
          id
          status
          amount {
            amount
            currency
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
  const amountOf = (line: Line): Amount | null => {
    const net = asMoney(line.amount, unit);
    const tax = line.tax.trim() === '' ? fromMinor(0n, unit) : asMoney(line.tax, unit);
    return net && tax ? add(net, tax) : null;
  };
  const filled = lines.filter((line) => line.description.trim() !== '' || line.amount.trim() !== '');
  const total = fromMinor(
    filled.reduce((sum, line) => sum + toMinor(amountOf(line) ?? fromMinor(0n, unit)), 0n),
    unit,
  );
  const local: Record<string, string> = {};
  lines.forEach((line, i) => {
    if (line.amount.trim() !== '' && !asMoney(line.amount, unit)) local[`${i}.amount`] = t('lines.badAmount', 'Not an amount of {currency}: digits and a point, such as 12.50.', { currency: unit });
    if (line.tax.trim() !== '' && !asMoney(line.tax, unit)) local[`${i}.tax`] = t('lines.badTax', 'Tax is not an amount of {currency}.', { currency: unit });
  });
  const missing = !accountId
    ? t('credit.accountFirst', 'Choose the account first')
    : !reason
      ? t('credit.reasonFirst', 'Choose a reason first')
      : on === null
        ? t('credit.dayFirst', 'Choose the day first')
        : filled.length === 0 || sign(total) <= 0 || Object.keys(local).length > 0
          ? t('credit.linesFirst', 'Lines with a positive sum are needed')
          : undefined;
  const fieldErrors: Record<string, string> = { ...local };
  const rest: string[] = [];
  for (const [path, message] of Object.entries(errors)) {
    const line = /^lines\.(\d+)\.(.+)$/.exec(path);
    const index = line ? lines.indexOf(filled[Number(line[1])] as Line) : -1;
    if (line && index >= 0) fieldErrors[`${index}.${line[2]}`] = message;
    else if (!['issueOn', 'reason', 'description', 'accountId'].includes(path)) rest.push(message);
  }
  const save = async () => {
    if (missing || !accountId || !reason || on === null) return;
    const answer = await commit({
      input: {
        accountId,
        issueOn: on,
        currency: unit,
        reason,
        description: description.trim(),
        ...(invoice ? { invoiceId: invoice.id } : {}),
        lines: filled.map((line) => ({ description: line.description.trim(), amount: line.amount.trim(), tax: line.tax.trim() || '0' })),
        idempotencyKey: key(),
      },
    });
    if (!answer) return;
    renew();
    const found = answer.requestCreditMemo.userErrors;
    if (found.length > 0) return setErrors(errorsByField(found));
    toast({ tone: 'ok', message: t('credit.requested', 'Requested. A second person approves it.') });
    onDone?.();
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={invoice ? t('credit.title.invoice', 'Request a credit memo for {number}', { number: invoice.number }) : t('credit.title', 'Request a credit memo')}
      footer={
        <>
          <strong style={{ marginInlineEnd: 'auto', alignSelf: 'center' }} role="status">
            <Money value={total} unit="code" zero="digits" />
          </strong>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="request-credit" busy={busy} reason={missing}>
            {t('credit.request', 'Request')}
          </Button>
        </>
      }
    >
      <form
        id="request-credit"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {account ? (
          <p className={css.note}>
            {account.number} {account.name}
          </p>
        ) : (
          <AccountPicker label={t('credit.account', 'Account')} value={picked} onChange={setPicked} required autoFocus error={errors['accountId']} debtors />
        )}
        <div className={css.two}>
          <SelectField label={t('credit.reason', 'Reason')} value={reason} onChange={setReason} required options={creditReasons()} error={errors['reason']} autoFocus={account !== undefined} />
          <DateField label={t('credit.issueOn', 'Issue date')} value={on} onChange={setOn} required error={errors['issueOn']} />
        </div>
        <LinesEditor
          label={t('credit.lines', 'Lines of the credit')}
          fields={[
            { name: 'description', label: t('lines.description', 'Description'), width: 'minmax(120px, 1fr)' },
            { name: 'amount', label: t('credit.net', 'Without tax'), width: '112px', align: 'end' },
            { name: 'tax', label: t('lines.tax', 'Tax'), width: '88px', align: 'end' },
          ]}
          lines={lines}
          onChange={setLines}
          blank={blank}
          errors={fieldErrors}
          amount={(line) => {
            const amount = amountOf(line);
            return amount ? <Money value={amount} zero="digits" /> : null;
          }}
        />
        <TextAreaField label={t('credit.description', 'What went wrong')} value={description} onChange={setDescription} rows={2} error={errors['description']} maxLength={1000} />
        {rest.map((message) => (
          <Banner key={message} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
