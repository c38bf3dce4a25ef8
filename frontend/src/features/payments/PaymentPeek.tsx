import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Applications } from '~/app/records/Applications';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { t } from '~/i18n';
import { Badge, DateText, Empty, Facts, Figure, Figures, Money, Peek, Section } from '~/ui';
import type { PaymentPeekQuery } from '~/__generated__/PaymentPeekQuery.graphql';
import { PaymentActions } from './PaymentActions';
import { paymentMethod, paymentState } from './model/states';

/** A payment beside its list. */
export function PaymentPeek({ id, onClose }: { id: string; onClose: () => void }) {
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  return (
    <Peek title={title || t('payment.one', 'Payment')} label={t('payment.label', 'Payment {number}', { number: title })} onClose={onClose} onOpen={() => void navigate({ to: '/payments/$id', params: { id } as never })}>
      <Loading id={id}>
        <Body id={id} onTitle={setTitle} />
      </Loading>
    </Peek>
  );
}

function Body({ id, onTitle }: { id: string; onTitle: (title: string) => void }) {
  const { node } = useLazyLoadQuery<PaymentPeekQuery>(
    graphql`
      query PaymentPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Payment {
            id
            number
            status
            receivedOn
            method
            reference
            remittance
            payer
            reversedOn
            reversalReason
            account {
              id
              number
              name
            }
            amount {
              amount
              currency
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
            ...PaymentActions_payment @alias(as: "actions")
          }
        }
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  const number = node?.__typename === 'Payment' ? node.number : '';
  useEffect(() => onTitle(number), [onTitle, number]);
  if (node?.__typename !== 'Payment') return <Empty kind="new" noun="" icon="search" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} />;
  const state = paymentState(node.status);
  return (
    <>
      <Section>
        <Figures>
          <Figure label={t('payment.unapplied', 'Unapplied')} value={<Money value={node.unapplied} unit="symbol" zero="digits" />} />
          <Figure label={t('payments.amount', 'Amount')} value={<Money value={node.amount} unit="symbol" zero="digits" />} />
        </Figures>
      </Section>
      <Section>
        <Facts
          facts={[
            [t('payments.status', 'Status'), <Badge key="status" tone={state.tone}>{state.label}</Badge>],
            [
              t('payments.account', 'Account'),
              node.account ? (
                <RecordLink key="account" to="/accounts/$id" id={node.account.id}>
                  {node.account.name}
                </RecordLink>
              ) : null,
            ],
            [t('payments.received', 'Received'), <DateText key="received" date={node.receivedOn} />],
            [t('payments.method', 'Method'), paymentMethod(node.method)],
            [t('payments.reference', 'Reference'), node.reference],
            [t('payments.payer', 'Payer'), node.payer],
            [t('payment.remittance', 'Remittance'), node.remittance],
            [t('payment.reversedOn', 'Reversed on'), node.reversedOn ? <DateText key="reversed" date={node.reversedOn} /> : null],
            [t('payment.reversalReason', 'Why reversed'), node.reversalReason],
          ]}
        />
      </Section>
      <Section title={t('applications.title', 'Applications')}>
        <Applications rows={node.applications} of="source" />
      </Section>
      {node.actions ? (
        <Section>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
            <PaymentActions payment={node.actions} />
          </div>
        </Section>
      ) : null}
    </>
  );
}
