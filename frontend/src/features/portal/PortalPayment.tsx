import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { NotFoundPage } from '~/app/errors';
import { useLiveQuery } from '~/app/query';
import { paymentMethod } from '~/features/payments/model/states';
import { t } from '~/i18n';
import { DateText, Figure, Figures, Money, Section } from '~/ui';
import type { PortalPaymentQuery } from '~/__generated__/PortalPaymentQuery.graphql';
import { DocumentPage } from './DocumentPage';
import { Files } from './Files';
import { receiptState } from './model/words';
import { SourceSettlements } from './Settlements';

/** One payment: which invoices it settled, and what of it waits. */
export default function PortalPayment(): ReactNode {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const {
    data: { node },
    refreshing,
    problem,
    refresh,
  } = useLiveQuery<PortalPaymentQuery>(
    graphql`
      query PortalPaymentQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Payment {
            id
            number
            status
            receivedOn
            method
            reference
            reversedOn
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
              ...Settlements_rows
            }
          }
        }
      }
    `,
    { id },
    ['Payment', 'Application'],
  );
  if (node?.__typename !== 'Payment') return <NotFoundPage />;
  return (
    <DocumentPage
      title={node.number}
      state={receiptState(node.status)}
      list="/payments"
      back={t('payment.back', 'Back to the payments')}
      refreshing={refreshing}
      problem={problem}
      onRetry={refresh}
      facts={[
        [t('invoice.account', 'Account'), node.account ? `${node.account.name} (${node.account.number})` : null],
        [t('payments.received', 'Received'), <DateText key="received" date={node.receivedOn} />],
        [t('payments.method', 'Method'), paymentMethod(node.method)],
        [t('payments.reference', 'Reference'), node.reference],
        [t('portal.takenBack', 'Taken back'), node.reversedOn ? <DateText key="reversed" date={node.reversedOn} /> : null],
      ]}
    >
      <Section>
        <Figures>
          <Figure label={t('payments.amount', 'Amount')} value={<Money value={node.amount} unit="code" zero="digits" />} hint={<DateText date={node.receivedOn} />} />
          <Figure label={t('portal.usedFor', 'Used for invoices')} value={<Money value={node.applied} zero="digits" />} />
          <Figure label={t('portal.waiting', 'Not used yet')} value={<Money value={node.unapplied} zero="digits" />} />
        </Figures>
      </Section>
      <Section title={t('portal.used', 'Used for')}>
        <SourceSettlements rows={node.applications} applied={node.applied} unapplied={node.unapplied} />
      </Section>
      <Files subjectId={id} />
    </DocumentPage>
  );
}
