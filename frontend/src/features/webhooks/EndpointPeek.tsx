import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import { useLiveQuery } from '~/app/query';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { blocked, readable } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { encodeFilter } from '~/lib/url';
import { Badge, Banner, Button, Confirm, Empty, Facts, Instant, Peek, Section, toast } from '~/ui';
import type { EndpointPeekDeleteMutation } from '~/__generated__/EndpointPeekDeleteMutation.graphql';
import type { EndpointPeekEnableMutation } from '~/__generated__/EndpointPeekEnableMutation.graphql';
import type { EndpointPeekQuery } from '~/__generated__/EndpointPeekQuery.graphql';
import type { EndpointPeekRotateMutation } from '~/__generated__/EndpointPeekRotateMutation.graphql';
import type { EndpointPeekTestMutation } from '~/__generated__/EndpointPeekTestMutation.graphql';
import { eventName } from './model/names';
import css from './webhooks.module.css';

const EndpointDialog = lazy(() => import('./EndpointDialog').then((module) => ({ default: module.EndpointDialog })));
const ReplayDialog = lazy(() => import('./ReplayDialog').then((module) => ({ default: module.ReplayDialog })));

interface PeekProps {
  id: string;
  onSecret: (secret: { url: string; secret: string; rotated: boolean }) => void;
  onDeleted: () => void;
}

/** One endpoint: whether its messages arrive, and everything that can be done with it. */
export function EndpointPeek({ onClose, ...rest }: PeekProps & { onClose: () => void }) {
  return (
    <Peek title={t('webhook.one', 'Endpoint')} label={t('webhook.one', 'Endpoint')} onClose={onClose}>
      <Loading id={rest.id}>
        <Body {...rest} />
      </Loading>
    </Peek>
  );
}

function Body({ id, onSecret, onDeleted }: PeekProps) {
  const can = useCan();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'edit' | 'replay' | 'question' | null>(null);
  const [question, setQuestion] = useState<'rotate' | 'disable' | 'delete'>('disable'); // stays while its dialog goes away
  const {
    data: { node },
  } = useLiveQuery<EndpointPeekQuery>(
    graphql`
      query EndpointPeekQuery($id: ID!, $clients: Boolean!) {
        node(id: $id) {
          __typename
          ... on WebhookEndpoint {
            id
            url
            description
            events
            status
            note
            failingSince
            lastSuccessAt
            previousSecretUntil
            createdAt
            version
            client @include(if: $clients) {
              id
              name
            }
            account {
              id
              name
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
    { id, clients: can('clients:manage') },
    ['WebhookEndpoint'],
  );
  const [enable, enabling] = useCommit<EndpointPeekEnableMutation>(graphql`
    mutation EndpointPeekEnableMutation($input: ChangeWebhookEndpointInput!) {
      changeWebhookEndpoint(input: $input) {
        endpoint {
          id
          status
          note
          failingSince
          version
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
  const [rotate] = useCommit<EndpointPeekRotateMutation>(graphql`
    mutation EndpointPeekRotateMutation($input: WebhookEndpointInput!) {
      rotateWebhookSecret(input: $input) {
        endpoint {
          id
          previousSecretUntil
          version
        }
        secret
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [remove] = useCommit<EndpointPeekDeleteMutation>(graphql`
    mutation EndpointPeekDeleteMutation($input: WebhookEndpointInput!) {
      deleteWebhookEndpoint(input: $input) {
        deletedId
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [test, testing] = useCommit<EndpointPeekTestMutation>(graphql`
    mutation EndpointPeekTestMutation($input: WebhookEndpointInput!) {
      testWebhookEndpoint(input: $input) {
        deliveries {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  if (node?.__typename !== 'WebhookEndpoint') return <Empty kind="new" noun="" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} icon="search" />;
  const { url, status } = node;
  const messages = (peek?: string) => void navigate({ to: '/webhooks/messages', search: { f: encodeFilter({ endpoint: [id] }) ?? '', ...(peek ? { peek } : {}) } as never });
  const turn = async (on: boolean): Promise<boolean> => {
    const answer = (await enable({ input: { id, version: node.version, enabled: on } }))?.changeWebhookEndpoint;
    const message = answer?.userErrors[0]?.message;
    if (message) toast({ tone: 'danger', message });
    return answer !== undefined && !message;
  };
  const tryIt = async () => {
    const answer = (await test({ input: { id } }))?.testWebhookEndpoint;
    const message = answer?.userErrors[0]?.message;
    if (message) toast({ tone: 'danger', message });
    else if (answer) messages(answer.deliveries[0]?.id);
  };
  const confirm = async (): Promise<boolean> => {
    if (question === 'disable') return turn(false);
    const input = { id };
    if (question === 'rotate') {
      const answer = (await rotate({ input }))?.rotateWebhookSecret;
      if (!answer) return false;
      if (answer.secret) onSecret({ url, secret: answer.secret, rotated: true });
      else toast({ tone: 'danger', message: answer.userErrors[0]?.message ?? '' });
      return answer.secret !== null;
    }
    const answer = (await remove({ input }))?.deleteWebhookEndpoint;
    if (!answer) return false;
    const message = answer.userErrors[0]?.message;
    if (message) toast({ tone: 'danger', message });
    else onDeleted();
    return !message;
  };
  const words = {
    rotate: { title: t('webhook.rotate.title', 'New secret'), confirm: t('clients.rotate', 'New secret'), text: t('webhook.rotate.text', 'For 24 hours messages are signed with both. The new secret is shown once.') },
    disable: { title: t('webhook.disable.title', 'Disable the endpoint'), confirm: t('webhook.disable', 'Disable'), text: t('webhook.disable.text', 'Nothing is sent any more, and what waits is not delivered. What it misses can be replayed later.') },
    delete: { title: t('webhook.delete.title', 'Delete the endpoint'), confirm: t('webhook.delete', 'Delete'), text: t('webhook.delete.text', 'Nothing is sent there any more, and its messages are forgotten.') },
  };
  const ask = (what: typeof question) => {
    setQuestion(what);
    setOpen('question');
  };
  return (
    <>
      {node.note ? (
        <Section>
          <Banner tone="danger">{readable(node.note)}</Banner>
        </Section>
      ) : node.failingSince ? (
        <Section>
          <Banner tone="warn">{t('webhook.failing.text', 'Nothing has arrived there lately. Its messages say what to do; after three days it is disabled.')}</Banner>
        </Section>
      ) : null}
      <Section>
        <Facts
          facts={[
            [t('webhook.url', 'Address'), url],
            [
              t('users.status', 'Status'),
              <Badge key="status" tone={status === 'DISABLED' ? 'danger' : node.failingSince ? 'warn' : 'ok'}>
                {status === 'DISABLED' ? t('webhook.disabled', 'Disabled') : node.failingSince ? t('webhook.failing', 'Failing') : t('webhook.enabled', 'Enabled')}
              </Badge>,
            ],
            [
              t('webhook.of', 'Is told of'),
              node.account ? (
                <RecordLink key="account" to="/accounts/$id" id={node.account.id}>
                  {node.account.name}
                </RecordLink>
              ) : (
                (node.client?.name ?? t('webhook.house', 'The whole book'))
              ),
            ],
            [t('webhook.events', 'Events'), node.events.map(eventName).join(', ')],
            [t('webhook.description', 'Description'), node.description],
            [t('webhook.success', 'Last delivered'), node.lastSuccessAt ? <Instant key="success" at={node.lastSuccessAt} /> : t('user.never', 'never')],
            [t('webhook.failingSince', 'Failing since'), node.failingSince ? <Instant key="failing" at={node.failingSince} /> : null],
            [t('webhook.oldSecret', 'Old secret until'), node.previousSecretUntil && node.previousSecretUntil > new Date().toISOString() ? <Instant key="until" at={node.previousSecretUntil} /> : null],
            [t('webhook.created', 'Added'), <Instant key="created" at={node.createdAt} />],
          ]}
        />
      </Section>
      <Section>
        <div className={css.actions}>
          <Button icon="mail" onClick={() => messages()}>
            {t('webhook.messages', 'Messages')}
          </Button>
          {can('webhooks:manage') ? (
            <>
              <Button icon="check" busy={testing} reason={blocked(node.allowedActions, 'testWebhookEndpoint')} onClick={() => void tryIt()}>
                {t('webhook.test', 'Send a test')}
              </Button>
              <Button icon="refresh" reason={blocked(node.allowedActions, 'replayWebhooks')} onClick={() => setOpen('replay')}>
                {t('webhook.replay', 'Replay')}
              </Button>
              <Button icon="edit" onClick={() => setOpen('edit')}>
                {t('account.edit', 'Edit')}
              </Button>
              <Button icon="lock" onClick={() => ask('rotate')}>
                {t('clients.rotate', 'New secret')}
              </Button>
              {status === 'DISABLED' ? (
                <Button icon="check" busy={enabling} onClick={() => void turn(true)}>
                  {t('webhook.enable', 'Enable')}
                </Button>
              ) : (
                <Button icon="close" onClick={() => ask('disable')}>
                  {t('webhook.disable', 'Disable')}
                </Button>
              )}
              <Button icon="trash" onClick={() => ask('delete')}>
                {t('webhook.delete', 'Delete')}
              </Button>
            </>
          ) : null}
        </div>
      </Section>
      {open === 'edit' ? (
        <Suspense>
          <EndpointDialog endpoint={node} onClose={() => setOpen(null)} onAdded={() => setOpen(null)} onChanged={() => setOpen(null)} />
        </Suspense>
      ) : null}
      {open === 'replay' ? (
        <Suspense>
          <ReplayDialog endpoint={node} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
      <Confirm opened={open === 'question'} onClose={() => setOpen(null)} danger={question !== 'rotate'} title={words[question].title} confirm={words[question].confirm} onConfirm={confirm}>
        <p style={{ marginBottom: 12 }}>{words[question].text}</p>
      </Confirm>
    </>
  );
}
