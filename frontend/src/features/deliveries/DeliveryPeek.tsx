import { useNavigate } from '@tanstack/react-router';
import { graphql } from 'react-relay/hooks';
import { useLiveQuery } from '~/app/query';
import { deliveryState, meansName } from '~/app/records/delivery';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { blocked, readable } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Badge, Banner, Button, DateText, Empty, Facts, Instant, Money, Peek, Section } from '~/ui';
import type { DeliveryPeekQuery } from '~/__generated__/DeliveryPeekQuery.graphql';
import { useBulk, type Act } from './useBulk';

/** One attempt to bring an invoice to a client, with what went wrong and what can be done about it. */
export function DeliveryPeek({ id, onClose, onDone }: { id: string; onClose: () => void; onDone: () => void }) {
  return (
    <Peek title={t('delivery.one', 'Delivery')} label={t('delivery.one', 'Delivery')} onClose={onClose}>
      <Loading id={id}>
        <Body id={id} onDone={onDone} />
      </Loading>
    </Peek>
  );
}

function Body({ id, onDone }: { id: string; onDone: () => void }) {
  const can = useCan();
  const navigate = useNavigate();
  const { run, retrying, cancelling, marking } = useBulk();
  const {
    data: { node },
  } = useLiveQuery<DeliveryPeekQuery>(
    graphql`
      query DeliveryPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Delivery {
            id
            channel
            recipient
            status
            attempts
            nextAt
            sentAt
            openedAt
            problem
            createdAt
            account {
              id
              number
              name
            }
            invoice {
              id
              number
              dueOn
              total {
                amount
                currency
              }
            }
            allowedActions {
              action
              allowed
              reasonCode
            }
          }
        }
      }
    `,
    { id },
    ['Delivery'],
  );
  if (node?.__typename !== 'Delivery') return <Empty kind="new" noun="" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} icon="search" />;
  const state = deliveryState(node.status);
  const act = (what: Act) => void run(what, [node], {}).then((done) => done && onDone());
  const invoice = node.invoice;
  return (
    <>
      {node.problem ? (
        <Section>
          <Banner tone={node.status === 'QUEUED' ? 'warn' : 'danger'}>{readable(node.problem)}</Banner>
        </Section>
      ) : null}
      <Section>
        <Facts
          facts={[
            [
              t('deliveries.status', 'Status'),
              <Badge key="status" tone={state.tone}>
                {state.label}
              </Badge>,
            ],
            [
              t('invoice.one', 'Invoice'),
              invoice ? (
                <RecordLink key="invoice" to="/invoices/$id" id={invoice.id}>
                  {invoice.number}
                </RecordLink>
              ) : null,
            ],
            [
              t('invoice.account', 'Account'),
              node.account ? (
                <RecordLink key="account" to="/accounts/$id" id={node.account.id}>
                  {node.account.name}
                </RecordLink>
              ) : null,
            ],
            [t('invoice.total', 'Total'), invoice ? <Money key="total" value={invoice.total} unit="code" /> : null],
            [t('invoice.due', 'Due'), invoice ? <DateText key="due" date={invoice.dueOn} /> : null],
            [t('deliveries.channel', 'How'), meansName(node.channel)],
            [t('deliveries.recipient', 'To'), node.recipient],
            [t('deliveries.attempts', 'Attempts'), node.attempts],
            [t('deliveries.created', 'Queued'), <Instant key="created" at={node.createdAt} />],
            [t('deliveries.nextAt', 'Next try'), node.nextAt ? <Instant key="next" at={node.nextAt} /> : null],
            [t('deliveries.sentAt', 'Sent'), node.sentAt ? <Instant key="sent" at={node.sentAt} /> : null],
            [t('deliveries.openedAt', 'Opened'), node.openedAt ? <Instant key="opened" at={node.openedAt} /> : null],
          ]}
        />
      </Section>
      <Section>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          {can('deliveries:send') ? (
            <>
              {node.channel === 'PRINT' ? (
                <Button icon="check" busy={marking} reason={blocked(node.allowedActions, 'markDelivered')} onClick={() => act('mark')}>
                  {t('deliveries.mark', 'Mark as sent')}
                </Button>
              ) : null}
              <Button icon="refresh" busy={retrying} reason={blocked(node.allowedActions, 'retryDeliveries')} onClick={() => act('retry')}>
                {t('deliveries.retry', 'Try again')}
              </Button>
              <Button icon="close" busy={cancelling} reason={blocked(node.allowedActions, 'cancelDeliveries')} onClick={() => act('cancel')}>
                {t('deliveries.cancel', 'Call off')}
              </Button>
            </>
          ) : null}
          {invoice ? (
            <Button icon="external" onClick={() => void navigate({ to: '/invoices/$id', params: { id: invoice.id } as never, search: { tab: 'deliveries' } as never })}>
              {t('deliveries.open', 'Open the invoice')}
            </Button>
          ) : null}
        </div>
      </Section>
    </>
  );
}
