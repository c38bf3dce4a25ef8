import { useEffect } from 'react';
import { graphql } from 'react-relay/hooks';
import { useLiveQuery } from '~/app/query';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { blocked, readable } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Badge, Banner, Button, Empty, Facts, Instant, Peek, Section } from '~/ui';
import type { MessagePeekQuery } from '~/__generated__/MessagePeekQuery.graphql';
import { eventName, messageState } from './model/names';
import { useReplay } from './useReplay';
import css from './webhooks.module.css';

/** One message: what was sent, what the other side answered, and what to do about it. */
export function MessagePeek({ id, onClose, onDone }: { id: string; onClose: () => void; onDone: () => void }) {
  return (
    <Peek title={t('webhook.message', 'Message')} label={t('webhook.message', 'Message')} onClose={onClose}>
      <Loading id={id}>
        <Body id={id} onDone={onDone} />
      </Loading>
    </Peek>
  );
}

/** How often a message is looked at that is about to be sent, in milliseconds, and what counts as about to. */
const look = 2000;
const soon = 60_000;

function Body({ id, onDone }: { id: string; onDone: () => void }) {
  const can = useCan();
  const { replay, replaying } = useReplay();
  const {
    data: { node },
    refresh,
  } = useLiveQuery<MessagePeekQuery>(
    graphql`
      query MessagePeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on WebhookDelivery {
            id
            eventKey
            type
            status
            attempts
            nextAt
            attemptedAt
            answer
            problem
            body
            occurredAt
            account {
              id
              name
            }
            endpoint {
              id
              url
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
  );
  const message = node?.__typename === 'WebhookDelivery' ? node : null;
  const due = message?.status === 'QUEUED' && message.nextAt ? message.nextAt : null;
  useEffect(() => {
    if (due === null) return undefined;
    const timer = setInterval(() => {
      if (Date.parse(due) - Date.now() < soon) refresh();
    }, look);
    return () => clearInterval(timer);
  }, [due, refresh]);
  if (!message) return <Empty kind="new" noun="" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} icon="search" />;
  const state = messageState(message.status, message.attempts);
  return (
    <>
      {message.problem ? (
        <Section>
          <Banner tone={message.status === 'QUEUED' ? 'warn' : 'danger'}>{readable(message.problem)}</Banner>
        </Section>
      ) : null}
      <Section>
        <Facts
          facts={[
            [t('webhook.event', 'Event'), eventName(message.type)],
            [
              t('users.status', 'Status'),
              <Badge key="status" tone={state.tone}>
                {state.label}
              </Badge>,
            ],
            [t('webhook.answer', 'Answer'), message.answer],
            [t('webhook.one', 'Endpoint'), message.endpoint.url],
            [
              t('invoices.account', 'Account'),
              message.account ? (
                <RecordLink key="account" to="/accounts/$id" id={message.account.id}>
                  {message.account.name}
                </RecordLink>
              ) : null,
            ],
            [t('webhook.occurred', 'Happened'), <Instant key="occurred" at={message.occurredAt} />],
            [t('deliveries.attempts', 'Attempts'), message.attempts],
            [t('webhook.attempted', 'Last try'), message.attemptedAt ? <Instant key="attempted" at={message.attemptedAt} /> : null],
            [t('deliveries.nextAt', 'Next try'), due ? <Instant key="next" at={due} /> : null],
            ['webhook-id', message.eventKey],
          ]}
        />
      </Section>
      <Section title={t('webhook.body', 'What is sent')}>
        <code className={css.body}>{JSON.stringify(JSON.parse(message.body), null, 2)}</code>
      </Section>
      {can('webhooks:manage') ? (
        <Section>
          <div className={css.actions}>
            <Button icon="refresh" busy={replaying} reason={blocked(message.allowedActions, 'replayWebhookDeliveries')} onClick={() => void replay([message]).then((done) => done && onDone())}>
              {t('webhook.sendAgain', 'Send again')}
            </Button>
          </div>
        </Section>
      ) : null}
    </>
  );
}
