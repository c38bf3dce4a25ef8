import { useRef, useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { newIdempotencyKey, useCommit } from '~/app/mutation';
import { t } from '~/i18n';
import { sums, type Money as Amount } from '~/lib/money';
import { Banner, Button, Dialog, Money, TextField, toast } from '~/ui';
import type { UnapplyDialogMutation } from '~/__generated__/UnapplyDialogMutation.graphql';
import css from './records.module.css';

export interface Undoable {
  id: string;
  amount: Amount;
  /** Number of the invoice that becomes open again. */
  invoice: string;
}

const reasons = () => [t('unapply.wrongInvoice', 'Wrong invoice'), t('unapply.wrongAmount', 'Wrong amount'), t('unapply.wrongAccount', 'Wrong account'), t('unapply.customer', 'At the customer’s request')];

/** Undoes applications one after the other, each by a reversing application. What was undone before a refusal stays undone and is said. */
export function UnapplyDialog({ applications, onClose, onDone }: { applications: readonly Undoable[]; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const keys = useRef(new Map(applications.map((application) => [application.id, newIdempotencyKey()])));
  const done = useRef(new Set<string>());
  const [commit] = useCommit<UnapplyDialogMutation>(graphql`
    mutation UnapplyDialogMutation($input: UnapplyInput!) {
      unapply(input: $input) {
        application {
          id
          reverses {
            id
            reversal {
              id
            }
          }
        }
        payment {
          id
          status
          applied {
            amount
            currency
          }
          unapplied {
            amount
            currency
          }
          applications {
            ...Applications_rows
          }
          allowedActions {
            action
            allowed
            reasonCode
          }
        }
        creditMemo {
          id
          applied {
            amount
            currency
          }
          unapplied {
            amount
            currency
          }
          applications {
            ...Applications_rows
          }
          allowedActions {
            action
            allowed
            reasonCode
          }
        }
        invoice {
          id
          status
          daysLate
          applied {
            amount
            currency
          }
          balance {
            amount
            currency
          }
          applications {
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
  const run = async () => {
    setWorking(true);
    setProblem(null);
    for (const { id, invoice } of applications) {
      if (done.current.has(id)) continue;
      const answer = await commit({ input: { applicationId: id, reason: reason.trim(), idempotencyKey: keys.current.get(id) ?? newIdempotencyKey() } });
      const error = answer?.unapply.userErrors[0];
      if (!answer || error) {
        setWorking(false);
        if (error) {
          // A refused intent changed nothing; the next try is another one.
          keys.current.set(id, newIdempotencyKey());
          setProblem(invoice ? `${invoice}: ${error.message}` : error.message);
        }
        if (done.current.size > 0) onDone();
        return;
      }
      done.current.add(id);
    }
    toast({ tone: 'ok', message: t('unapply.done', '{count, plural, one {The application is undone} other {# applications are undone}}', { count: applications.length }) });
    onDone();
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('unapply.title', '{count, plural, one {Undo the application} other {Undo # applications}}', { count: applications.length })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button type="submit" form="unapply" kind="primary" icon="undo" busy={working} reason={reason.trim() === '' ? t('unapply.first', 'Say why first') : undefined}>
            {t('unapply.confirm', 'Undo')}
          </Button>
        </>
      }
    >
      <form
        id="unapply"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '' && !working) void run();
        }}
      >
        <p className={css.note}>
          {sums(applications.map((application) => application.amount)).map((sum) => (
            <strong key={sum.currency}>
              <Money value={sum} unit="code" />{' '}
            </strong>
          ))}
          {t('unapply.text', 'becomes open again on {invoices}. A reversing application is recorded; nothing is deleted.', { invoices: applications.map((application) => application.invoice).filter(Boolean).join(', ') || t('unapply.oneInvoice', 'its invoice') })}
        </p>
        <TextField label={t('unapply.reason', 'Reason')} value={reason} onChange={setReason} required autoFocus maxLength={200} />
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 6 }}>
          {reasons().map((text) => (
            <button key={text} type="button" className={css.filter} onClick={() => setReason(text)}>
              {text}
            </button>
          ))}
        </div>
        {problem ? <Banner tone="danger">{problem}</Banner> : null}
      </form>
    </Dialog>
  );
}
