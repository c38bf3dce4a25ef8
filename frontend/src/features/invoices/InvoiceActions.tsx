import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { DocumentMenu } from '~/app/records/DocumentMenu';
import { blocked } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Button } from '~/ui';
import type { InvoiceActions_invoice$key } from '~/__generated__/InvoiceActions_invoice.graphql';
import { WriteOffDialog } from './WriteOffDialog';

const RequestCreditDialog = lazy(() => import('~/app/records/RequestCreditDialog'));
const CreditAndRebillDialog = lazy(() => import('./CreditAndRebillDialog'));
const SendDialog = lazy(() => import('./SendDialog'));

/** What may be done with an invoice. People who only read take it along as a file. */
export function InvoiceActions({ invoice, onSent }: { invoice: InvoiceActions_invoice$key; onSent?: () => void }) {
  const can = useCan();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'credit' | 'rebill' | 'writeOff' | 'send' | null>(null);
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
        total {
          amount
          currency
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
  const close = () => setOpen(null);
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      <DocumentMenu path={`invoices/${data.id}`} name={data.number} formats={['pdf', 'xlsx', 'csv', 'xml']} />
      {can('deliveries:send') ? (
        <Button icon="mail" onClick={() => setOpen('send')}>
          {t('invoice.send', 'Send')}
        </Button>
      ) : null}
      {can('credits:request') ? (
        <Button icon="credit" reason={data.account ? blocked(data.allowedActions, 'requestCreditMemo') : t('reason.hiddenAccount', 'Its account is not yours to see')} onClick={() => setOpen('credit')}>
          {t('invoice.credit', 'Request credit memo')}
        </Button>
      ) : null}
      {can('credits:request') ? (
        <Button icon="refresh" reason={data.account ? blocked(data.allowedActions, 'requestCreditMemo') : t('reason.hiddenAccount', 'Its account is not yours to see')} onClick={() => setOpen('rebill')}>
          {t('invoice.rebill', 'Credit and rebill')}
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
      {open === 'rebill' ? (
        <Suspense>
          <CreditAndRebillDialog invoice={data} onClose={close} onDone={(id) => void navigate({ to: '/credits/$id', params: { id } as never })} />
        </Suspense>
      ) : null}
      {open === 'send' ? (
        <Suspense>
          <SendDialog invoices={[data]} onClose={close} {...(onSent ? { onDone: onSent } : {})} />
        </Suspense>
      ) : null}
      {open === 'writeOff' ? <WriteOffDialog invoice={data} tolerance={data.businessUnit.smallBalance} onClose={close} /> : null}
    </div>
  );
}
