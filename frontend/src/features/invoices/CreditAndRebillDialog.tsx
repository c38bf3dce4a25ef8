import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { newIdempotencyKey, useCommit, useIdempotencyKey } from '~/app/mutation';
import { creditReasons } from '~/app/records/credit';
import { LinesEditor } from '~/app/records/LinesEditor';
import css from '~/app/records/records.module.css';
import { errorsByField } from '~/app/records/reasons';
import { t } from '~/i18n';
import { asMoney, parseDecimal } from '~/lib/lines';
import { isZero, sign, type Money as Amount } from '~/lib/money';
import { today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, Dialog, Figure, Figures, Money, SelectField, TextAreaField, TextField, toast } from '~/ui';
import type { CreditAndRebillDialogMutation, CreditReason } from '~/__generated__/CreditAndRebillDialogMutation.graphql';
import type { CreditAndRebillDialogQuery } from '~/__generated__/CreditAndRebillDialogQuery.graphql';
import { correctionOf, followTax, grossOf, rightLine, type RightLine } from './model/rebill';

const most = 500;
const blank = (): RightLine => ({ id: newIdempotencyKey(), from: '', description: '', quantity: '1', unitPrice: '', tax: '' });

export interface CreditAndRebillProps {
  invoice: { readonly id: string; readonly number: string; readonly currency: string; readonly total: Amount };
  onClose: () => void;
  onDone: (creditMemoId: string) => void;
}

/** Asks to credit an invoice in full and to bill it again, rightly. One approval by a second person posts both. */
export default function CreditAndRebillDialog({ invoice, onClose, onDone }: CreditAndRebillProps) {
  const { node } = useLazyLoadQuery<CreditAndRebillDialogQuery>(
    graphql`
      query CreditAndRebillDialogQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Invoice {
            id
            purchaseOrder
            lines {
              id
              description
              product {
                id
              }
              quantity
              unitPrice
              amount {
                amount
                currency
              }
              tax {
                amount
                currency
              }
              serviceFrom
              serviceTo
            }
          }
        }
      }
    `,
    { id: invoice.id },
    { fetchPolicy: 'store-and-network' },
  );
  const billed = node?.__typename === 'Invoice' ? node.lines : [];
  const [lines, setLines] = useState<readonly RightLine[]>(() => (billed.length === 0 ? [blank()] : billed.map(rightLine)));
  const [reason, setReason] = useState<CreditReason | null>(null);
  const [on, setOn] = useState<PlainDate | null>(today());
  const [order, setOrder] = useState(node?.__typename === 'Invoice' ? node.purchaseOrder : '');
  const [description, setDescription] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const { currency } = invoice;
  const [commit, busy] = useCommit<CreditAndRebillDialogMutation>(graphql`
    mutation CreditAndRebillDialogMutation($input: CreditAndRebillInput!) {
      creditAndRebill(input: $input) {
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
  const filled = lines.filter((line) => line.description.trim() !== '' || line.unitPrice.trim() !== '');
  const { credit, bill, effect } = correctionOf(invoice.total, filled);
  const local: Record<string, string> = {};
  lines.forEach((line, i) => {
    if (line.quantity.trim() !== '' && !parseDecimal(line.quantity)) local[`${i}.quantity`] = t('lines.badQuantity', 'Quantity: a number with at most 8 decimals, such as 1.5.');
    if (line.unitPrice.trim() !== '' && !parseDecimal(line.unitPrice)) local[`${i}.unitPrice`] = t('lines.badPrice', 'Price: a number with at most 8 decimals, such as 19.99.');
    if (line.tax.trim() !== '' && !asMoney(line.tax, currency)) local[`${i}.tax`] = t('lines.badTax', 'Tax is not an amount of {currency}.', { currency });
  });
  const missing =
    billed.length > most
      ? t('rebill.tooMany', 'At most {most} lines can be billed again here', { most })
      : !reason
        ? t('credit.reasonFirst', 'Choose a reason first')
        : on === null
          ? t('credit.dayFirst', 'Choose the day first')
          : filled.length === 0
            ? t('post.linesFirst', 'Type at least one line')
            : Object.keys(local).length > 0 || filled.some((line) => !grossOf(line, currency))
              ? t('post.linesWrong', 'Some lines cannot be read')
              : sign(bill) <= 0
                ? t('post.positive', 'The total must be positive')
                : undefined;
  const fieldErrors: Record<string, string> = { ...local };
  const rest: string[] = [];
  for (const [path, message] of Object.entries(errors)) {
    const line = /^lines\.(\d+)(?:\.(.+))?$/.exec(path);
    const index = line ? lines.indexOf(filled[Number(line[1])] as RightLine) : -1;
    if (line && index >= 0) fieldErrors[`${index}.${line[2] ?? 'description'}`] = message;
    else if (!['issueOn', 'reason', 'description', 'purchaseOrder'].includes(path)) rest.push(message);
  }
  const save = async () => {
    if (missing || !reason || on === null || busy) return;
    const answer = await commit({
      input: {
        invoiceId: invoice.id,
        issueOn: on,
        reason,
        description: description.trim(),
        purchaseOrder: order.trim(),
        lines: filled.map((line) => {
          const from = billed.find((entry) => entry.id === line.from);
          return {
            description: line.description.trim(),
            ...(from?.product ? { productId: from.product.id } : {}),
            quantity: line.quantity.trim() || '1',
            unitPrice: line.unitPrice.trim(),
            tax: line.tax.trim() || '0',
            ...(from?.serviceFrom ? { serviceFrom: from.serviceFrom } : {}),
            ...(from?.serviceTo ? { serviceTo: from.serviceTo } : {}),
          };
        }),
        idempotencyKey: key(),
      },
    });
    if (!answer) return;
    renew();
    const { creditMemo, userErrors } = answer.creditAndRebill;
    if (!creditMemo) return setErrors(errorsByField(userErrors));
    toast({ tone: 'ok', message: t('rebill.requested', 'Requested. A second person approves the credit and the new invoice together.') });
    onDone(creditMemo.id);
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('rebill.title', 'Credit {number} and bill it again', { number: invoice.number })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="credit-and-rebill" busy={busy} reason={missing}>
            {t('credit.request', 'Request')}
          </Button>
        </>
      }
    >
      <form
        id="credit-and-rebill"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={css.note}>{t('rebill.text', 'The invoice is credited in full and stays as it is. What stands below becomes a new invoice, which names it.')}</p>
        <div className={css.two}>
          <SelectField label={t('credit.reason', 'Reason')} value={reason} onChange={setReason} required options={creditReasons()} error={errors['reason']} autoFocus />
          <DateField label={t('rebill.issueOn', 'Issue date of both')} value={on} onChange={setOn} required error={errors['issueOn']} />
          <TextField label={t('post.order', 'Purchase order')} value={order} onChange={setOrder} error={errors['purchaseOrder']} maxLength={60} />
        </div>
        <LinesEditor
          label={t('rebill.lines', 'Lines of the new invoice')}
          fields={[
            { name: 'description', label: t('lines.description', 'Description'), width: 'minmax(120px, 1fr)' },
            { name: 'quantity', label: t('lines.quantity', 'Quantity'), width: '84px', align: 'end' },
            { name: 'unitPrice', label: t('lines.price', 'Price'), width: '104px', align: 'end' },
            { name: 'tax', label: t('lines.tax', 'Tax'), width: '88px', align: 'end' },
          ]}
          lines={lines}
          onChange={(next) =>
            setLines(
              next.map((line) => {
                const before = lines.find((entry) => entry.id === line.id);
                return before
                  ? followTax(
                      before,
                      line,
                      billed.find((entry) => entry.id === line.from),
                    )
                  : line;
              }),
            )
          }
          blank={blank}
          errors={fieldErrors}
          amount={(line) => {
            const amount = grossOf(line, currency);
            return amount && line.unitPrice.trim() !== '' ? <Money value={amount} zero="digits" /> : null;
          }}
        />
        <div role="status">
          <Figures>
            <Figure label={t('rebill.credit', 'Credited')} value={<Money value={credit} unit="code" zero="digits" />} />
            <Figure label={t('rebill.bill', 'Billed again')} value={<Money value={bill} unit="code" zero="digits" />} />
            <Figure label={isZero(effect) ? t('rebill.effect', 'Net effect') : sign(effect) > 0 ? t('rebill.more', 'The client owes more') : t('rebill.less', 'The client owes less')} value={<Money value={effect} unit="code" zero="digits" />} />
          </Figures>
        </div>
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
