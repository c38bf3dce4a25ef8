import { lazy, Suspense, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { blocked } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Button } from '~/ui';
import type { InvoiceActions_invoice$key } from '~/__generated__/InvoiceActions_invoice.graphql';
import { WriteOffDialog } from './WriteOffDialog';

const RequestCreditDialog = lazy(() => import('~/app/records/RequestCreditDialog'));

/** What may be done with an invoice. People who only read see nothing here. */
export function InvoiceActions({ invoice }: { invoice: InvoiceActions_invoice$key }) {
  const can = useCan();
  const [open, setOpen] = useState<'credit' | 'writeOff' | null>(null);
  const data = useFragment(
    graphql`
      fragment InvoiceActions_invoice on Invoice {
        id
        number
        issueOn
        currency
        account {
          id
          number
          name
        }
        businessUnit {
          id
          smallBalance {
            amount
            currency
          }
        }
        balance {
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
    invoice,
  );
  if (!can(['credits:request', 'adjustments:post'])) return null;
  const close = () => setOpen(null);
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      {can('credits:request') ? (
        <Button icon="credit" reason={data.account ? blocked(data.allowedActions, 'requestCreditMemo') : t('reason.hiddenAccount', 'Its account is not yours to see')} onClick={() => setOpen('credit')}>
          {t('invoice.credit', 'Request credit memo')}
        </Button>
      ) : null}
      {can('adjustments:post') ? (
        <Button icon="edit" reason={blocked(data.allowedActions, 'writeOffSmallBalance')} onClick={() => setOpen('writeOff')}>
          {t('invoice.writeOff', 'Write off small balance')}
        </Button>
      ) : null}
      {open === 'credit' && data.account ? (
        <Suspense>
          <RequestCreditDialog account={data.account} currency={data.currency} invoice={{ id: data.id, number: data.number, balance: data.balance }} onClose={close} />
        </Suspense>
      ) : null}
      {open === 'writeOff' ? <WriteOffDialog invoice={data} tolerance={data.businessUnit.smallBalance} onClose={close} /> : null}
    </div>
  );
}
