import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { blocked } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Button } from '~/ui';
import type { CreditActions_memo$key } from '~/__generated__/CreditActions_memo.graphql';
import { DecideDialog } from './DecideDialog';

/** Approve or reject. Who asked for the credit sees both, and why neither is theirs to press. */
export function CreditActions({ memo, onDecided }: { memo: CreditActions_memo$key; onDecided?: () => void }) {
  const can = useCan();
  const [deciding, setDeciding] = useState<'approve' | 'reject' | null>(null);
  const data = useFragment(
    graphql`
      fragment CreditActions_memo on CreditMemo {
        id
        status
        amount {
          amount
          currency
        }
        account {
          id
          name
        }
        invoice {
          id
          number
        }
        rebill {
          total {
            amount
            currency
          }
        }
        requestedBy {
          id
          name
        }
        allowedActions {
          action
          allowed
          reasonCode
        }
      }
    `,
    memo,
  );
  if (data.status !== 'REQUESTED' || !can(['credits:approve', 'credits:request'])) return null;
  return (
    <>
      <Button kind="primary" icon="check" reason={blocked(data.allowedActions, 'approveCreditMemo')} onClick={() => setDeciding('approve')}>
        {t('credit.approve', 'Approve')}
      </Button>
      <Button icon="close" reason={blocked(data.allowedActions, 'rejectCreditMemo')} onClick={() => setDeciding('reject')}>
        {t('credit.reject', 'Reject')}
      </Button>
      {deciding ? <DecideDialog verb={deciding} memo={data} onClose={() => setDeciding(null)} {...(onDecided ? { onDone: onDecided } : {})} /> : null}
    </>
  );
}
