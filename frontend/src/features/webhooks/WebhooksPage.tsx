import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useRef, useState, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { ForbiddenPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useEvents } from '~/app/useEvents';
import { useCan } from '~/app/viewer';
import { PeopleNav } from '~/features/users';
import { Grid, stateColumn, textColumn, type GridColumn, type GridHandle } from '~/grid';
import { t } from '~/i18n';
import { Button, instantText, Page, PageHeader, type Tone } from '~/ui';
import type { WebhooksPageQuery } from '~/__generated__/WebhooksPageQuery.graphql';
import { EndpointPeek } from './EndpointPeek';
import { eventName } from './model/names';
import { SecretDialog } from './SecretDialog';

const EndpointDialog = lazy(() => import('./EndpointDialog').then((module) => ({ default: module.EndpointDialog })));

type Row = WebhooksPageQuery['response']['webhookEndpoints']['edges'][number]['node'];

const query = graphql`
  query WebhooksPageQuery($first: Int!, $offset: Int!, $count: Boolean!, $clients: Boolean!) {
    webhookEndpoints(first: $first, offset: $offset) {
      edges {
        node {
          id
          url
          description
          events
          status
          note
          failingSince
          lastSuccessAt
          client @include(if: $clients) {
            id
            name
          }
          account {
            id
            name
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const state = (row: Pick<Row, 'status' | 'failingSince'>): { label: string; tone: Tone } =>
  row.status === 'DISABLED'
    ? { label: t('webhook.disabled', 'Disabled'), tone: 'danger' }
    : row.failingSince
      ? { label: t('webhook.failing', 'Failing'), tone: 'warn' }
      : { label: t('webhook.enabled', 'Enabled'), tone: 'ok' };

const columns: readonly GridColumn<Row>[] = [
  textColumn('url', t('webhook.url', 'Address'), (row) => row.url, { width: 260, grow: 2, sortable: false, pinned: 'start', card: 'primary' }),
  stateColumn('status', t('users.status', 'Status'), state, { width: 108, sortable: false, card: 'meta' }),
  textColumn('owner', t('webhook.of', 'Is told of'), (row) => row.client?.name ?? row.account?.name ?? t('webhook.house', 'The whole book'), { width: 180, grow: 1, sortable: false, card: 'secondary' }),
  textColumn('events', t('webhook.events', 'Events'), (row) => row.events.map(eventName).join(', '), { width: 220, grow: 2, sortable: false }),
  textColumn('description', t('webhook.description', 'Description'), (row) => row.description, { width: 160, grow: 1, sortable: false }),
  textColumn('success', t('webhook.success', 'Last delivered'), (row) => (row.lastSuccessAt ? instantText(row.lastSuccessAt) : t('user.never', 'never')), { width: 176, sortable: false, card: 'trailing' }),
];

/** Where partners' programs are told what happens, and whether they take it. */
export default function WebhooksPage(): ReactNode {
  const can = useCan();
  return can('webhooks:read') ? <Webhooks /> : <ForbiddenPage noun={t('webhook.noun', 'webhooks')} />;
}

function Webhooks() {
  const list = useList();
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<{ url: string; secret: string; rotated: boolean } | null>(null);
  const clients = can('clients:manage');
  const source = useMemo(
    () => connectionSource<WebhooksPageQuery, Row>(environment, { query, variables: { clients }, connection: (response) => response.webhookEndpoints }),
    [environment, clients],
  );
  useEvents(['WebhookEndpoint'], () => grid.current?.refresh());
  useCommands(
    useMemo((): Command[] => [{ id: 'webhook.new', label: t('command.webhook.new', 'Add a webhook endpoint'), group: t('command.group.users', 'Users'), icon: 'plus', keys: 'n', permission: 'webhooks:manage', run: () => setAdding(true) }], []),
  );
  return (
    <Page
      title={t('webhook.title', 'Webhooks')}
      peek={
        list.peek ? (
          <EndpointPeek key={list.peek} id={list.peek} onSecret={setSecret} onClose={() => (list.closePeek(), grid.current?.focus())} onDeleted={() => (list.closePeek(), grid.current?.refresh(), grid.current?.focus())} />
        ) : null
      }
    >
      <PageHeader
        title={t('webhook.title', 'Webhooks')}
        actions={
          <>
            <Button icon="mail" onClick={() => void navigate({ to: '/webhooks/messages' })}>
              {t('webhook.messages', 'Messages')}
            </Button>
            {can('webhooks:manage') ? (
              <Button kind="primary" icon="plus" keys="n" onClick={() => setAdding(true)}>
                {t('webhook.new', 'New endpoint')}
              </Button>
            ) : null}
          </>
        }
      >
        <PeopleNav />
      </PageHeader>
      <Grid
        id="webhooks"
        label={t('webhook.title', 'Webhooks')}
        noun={(n) => t('webhook.counted', '{n, plural, one {endpoint} other {endpoints}}', { n })}
        columns={columns}
        source={source}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => list.openPeek(row.id)}
        filtered={false}
        rowTone={(row) => (row.status === 'DISABLED' ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
      {adding ? (
        <Suspense>
          <EndpointDialog
            onClose={() => setAdding(false)}
            onChanged={() => setAdding(false)}
            onAdded={(url, made) => {
              setAdding(false);
              setSecret({ url, secret: made, rotated: false });
              grid.current?.refresh();
            }}
          />
        </Suspense>
      ) : null}
      {secret ? <SecretDialog {...secret} onClose={() => setSecret(null)} /> : null}
    </Page>
  );
}
