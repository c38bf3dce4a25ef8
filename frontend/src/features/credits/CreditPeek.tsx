import { useNavigate } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Applications } from '~/app/records/Applications';
import { creditReason, creditState } from '~/app/records/credit';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { t } from '~/i18n';
import { Badge, DateText, Empty, Facts, Figure, Figures, Money, Peek, Section } from '~/ui';
import type { CreditPeekQuery } from '~/__generated__/CreditPeekQuery.graphql';
import { CreditActions } from './CreditActions';

/** A credit memo beside its list, with the decision in its foot. */
export function CreditPeek({ id, onClose, onDecided }: { id: string; onClose: () => void; onDecided: () => void }) {
  const navigate = useNavigate();
  return (
    <Peek title={t('credit.one', 'Credit memo')} label={t('credit.one', 'Credit memo')} onClose={onClose} onOpen={() => void navigate({ to: '/credits/$id', params: { id } as never })}>
      <Loading id={id}>
        <Body id={id} onDecided={onDecided} />
      </Loading>
    </Peek>
  );
}

function Body({ id, onDecided }: { id: string; onDecided: () => void }) {
  const { node } = useLazyLoadQuery<CreditPeekQuery>(
    graphql`
      query CreditPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on CreditMemo {
            id
            number
            status
            reason
            issueOn
            description
            decisionNote
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
            decidedBy {
              id
              name
            }
            amount {
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
            ...CreditActions_memo @alias(as: "actions")
          }
        }
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  if (node?.__typename !== 'CreditMemo') return <Empty kind="new" noun="" icon="search" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} />;
  const state = creditState(node.status);
  return (
    <>
      <Section>
        <Figures>
          <Figure label={t('credits.amount', 'Amount')} value={<Money value={node.amount} unit="symbol" zero="digits" />} />
          {node.status === 'POSTED' ? <Figure label={t('credits.unapplied', 'Unapplied')} value={<Money value={node.unapplied} unit="symbol" zero="digits" />} /> : null}
        </Figures>
      </Section>
      {node.actions && node.status === 'REQUESTED' ? (
        <Section>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
            <CreditActions memo={node.actions} onDecided={onDecided} />
          </div>
        </Section>
      ) : null}
      <Section>
        <Facts
          facts={[
            [t('credits.number', 'Credit memo'), node.number ?? t('credits.noNumber', 'No number yet')],
            [t('credits.status', 'Status'), <Badge key="status" tone={state.tone}>{state.label}</Badge>],
            [
              t('credits.account', 'Account'),
              node.account ? (
                <RecordLink key="account" to="/accounts/$id" id={node.account.id}>
                  {node.account.name}
                </RecordLink>
              ) : null,
            ],
            [
              t('credits.invoice', 'Corrects'),
              node.invoice ? (
                <RecordLink key="invoice" to="/invoices/$id" id={node.invoice.id}>
                  {node.invoice.number}
                </RecordLink>
              ) : null,
            ],
            [t('rebill.bill', 'Billed again'), node.rebill ? <Money key="rebill" value={node.rebill.total} unit="code" zero="digits" /> : null],
            [t('credits.reason', 'Reason'), creditReason(node.reason)],
            [t('credits.issued', 'Issued'), <DateText key="issued" date={node.issueOn} />],
            [t('credits.requestedBy', 'Requested by'), node.requestedBy?.name],
            [t('credits.decidedBy', 'Decided by'), node.decidedBy?.name],
            [t('credits.note', 'Note'), node.decisionNote],
            [t('credits.description', 'Description'), node.description],
          ]}
        />
      </Section>
      {node.status === 'POSTED' ? (
        <Section title={t('applications.title', 'Applications')}>
          <Applications rows={node.applications} of="source" />
        </Section>
      ) : null}
    </>
  );
}
