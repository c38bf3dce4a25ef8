import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { blocked } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Button } from '~/ui';
import type { PaymentActions_payment$key } from '~/__generated__/PaymentActions_payment.graphql';
import { AssignPaymentDialog } from './AssignPaymentDialog';
import { ReversePaymentDialog } from './ReversePaymentDialog';

/** What may be done with a payment. `workbench` leaves out the way to the workbench. */
export function PaymentActions({ payment, workbench, onChanged }: { payment: PaymentActions_payment$key; workbench?: boolean; onChanged?: () => void }) {
  const can = useCan();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'assign' | 'reverse' | null>(null);
  const data = useFragment(
    graphql`
      fragment PaymentActions_payment on Payment {
        id
        number
        payer
        remittance
        receivedOn
        status
        account {
          id
        }
        amount {
          amount
          currency
        }
        applied {
          amount
          currency
        }
        allowedActions {
          action
          allowed
          reasonCode
        }
      }
    `,
    payment,
  );
  if (!can(['payments:apply', 'payments:reverse'])) return null;
  const identified = data.account !== null && data.account !== undefined;
  const close = () => setOpen(null);
  return (
    <>
      {can('payments:apply') && !workbench ? (
        <Button kind="primary" icon="cash" reason={blocked(data.allowedActions, 'applyPayment')} onClick={() => void navigate({ to: '/cash', search: { peek: data.id } as never })}>
          {t('payment.apply', 'Apply')}
        </Button>
      ) : null}
      {can('payments:apply') ? (
        <Button icon="accounts" reason={blocked(data.allowedActions, 'assignPayment')} onClick={() => setOpen('assign')}>
          {identified ? t('payment.move', 'Move') : t('payment.assign', 'Assign payer')}
        </Button>
      ) : null}
      {can('payments:reverse') ? (
        <Button icon="undo" reason={blocked(data.allowedActions, 'reversePayment')} onClick={() => setOpen('reverse')}>
          {t('payment.reverse', 'Reverse')}
        </Button>
      ) : null}
      {open === 'assign' ? <AssignPaymentDialog payment={{ ...data, identified }} onClose={close} {...(onChanged ? { onDone: onChanged } : {})} /> : null}
      {open === 'reverse' ? <ReversePaymentDialog payment={data} onClose={close} {...(onChanged ? { onDone: onChanged } : {})} /> : null}
    </>
  );
}
