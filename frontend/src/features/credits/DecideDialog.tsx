import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import css from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { subtract, type Money as Amount } from '~/lib/money';
import { Banner, Button, Dialog, Figure, Figures, Money, TextAreaField, toast } from '~/ui';
import type { DecideDialogApproveMutation } from '~/__generated__/DecideDialogApproveMutation.graphql';
import type { DecideDialogRejectMutation } from '~/__generated__/DecideDialogRejectMutation.graphql';

export interface DecideProps {
  verb: 'approve' | 'reject';
  memo: {
    readonly id: string;
    readonly amount: Amount;
    readonly account: { readonly name: string } | null | undefined;
    readonly invoice: { readonly number: string } | null | undefined;
    readonly rebill: { readonly total: Amount } | null | undefined;
    readonly requestedBy: { readonly name: string } | null | undefined;
  };
  onClose: () => void;
  onDone?: () => void;
}

/** The second person's decision. Approval posts at once and applies the credit to the invoice that it corrects. */
export function DecideDialog({ verb, memo, onClose, onDone }: DecideProps) {
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { key, renew } = useIdempotencyKey();
  const [approve, approving] = useCommit<DecideDialogApproveMutation>(graphql`
    mutation DecideDialogApproveMutation($input: DecideCreditMemoInput!) {
      approveCreditMemo(input: $input) {
        creditMemo {
          ...DecideDialog_decided
          invoice {
            id
            status
            daysLate
            balance {
              amount
              currency
            }
            rebilled {
              id
              number
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
  const [reject, rejecting] = useCommit<DecideDialogRejectMutation>(graphql`
    mutation DecideDialogRejectMutation($input: DecideCreditMemoInput!) {
      rejectCreditMemo(input: $input) {
        creditMemo {
          ...DecideDialog_decided
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const busy = approving || rejecting;
  const missing = verb === 'reject' && note.trim() === '' ? t('decide.noteFirst', 'Say why it is turned down first') : undefined;
  const save = async () => {
    if (busy || missing) return;
    const input = { id: memo.id, note: note.trim(), idempotencyKey: key() };
    const errors = verb === 'approve' ? (await approve({ input }))?.approveCreditMemo.userErrors : (await reject({ input }))?.rejectCreditMemo.userErrors;
    if (!errors) return;
    renew();
    if (errors[0]) return setProblem(errors[0].message);
    toast({ tone: 'ok', message: verb === 'approve' ? (memo.rebill ? t('decide.approved.both', 'The credit memo and the new invoice are posted') : t('decide.approved', 'The credit memo is posted')) : t('decide.rejected', 'The request is rejected') });
    onDone?.();
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={verb === 'approve' ? t('decide.title.approve', 'Approve the credit') : t('decide.title.reject', 'Reject the credit')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind={verb === 'approve' ? 'primary' : 'danger'} type="submit" form="decide" busy={busy} reason={missing}>
            {verb === 'approve' ? t('decide.approve', 'Approve and post') : t('decide.reject', 'Reject')}
          </Button>
        </>
      }
    >
      <form
        id="decide"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={css.note}>
          <strong>
            <Money value={memo.amount} unit="code" />
          </strong>{' '}
          {[
            memo.account?.name,
            memo.invoice ? t('decide.invoice', 'corrects {number}', { number: memo.invoice.number }) : undefined,
            memo.requestedBy ? t('decide.by', 'requested by {name}', { name: memo.requestedBy.name }) : undefined,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {memo.rebill ? (
          <Figures>
            <Figure label={t('rebill.credit', 'Credited')} value={<Money value={memo.amount} unit="code" zero="digits" />} />
            <Figure label={t('rebill.bill', 'Billed again')} value={<Money value={memo.rebill.total} unit="code" zero="digits" />} />
            <Figure label={t('rebill.effect', 'Net effect')} value={<Money value={subtract(memo.rebill.total, memo.amount)} unit="code" zero="digits" />} />
          </Figures>
        ) : null}
        <TextAreaField label={t('decide.note', 'Note')} value={note} onChange={setNote} required={verb === 'reject'} autoFocus maxLength={500} rows={2} />
        {problem ? <Banner tone="danger">{problem}</Banner> : null}
      </form>
    </Dialog>
  );
}

void graphql`
  fragment DecideDialog_decided on CreditMemo {
    id
    number
    status
    issueOn
    decisionNote
    decidedAt
    decidedBy {
      id
      name
    }
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
`;
