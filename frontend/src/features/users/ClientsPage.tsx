import { useMemo, useState, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ForbiddenPage } from '~/app/errors';
import { useCommit } from '~/app/mutation';
import { useLiveQuery } from '~/app/query';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Badge, Button, Confirm, DateText, Empty, ErrorBanner, Instant, Page, PageHeader, RefreshBar, Scroll, Table, toast } from '~/ui';
import type { ClientsPageQuery } from '~/__generated__/ClientsPageQuery.graphql';
import type { ClientsPageRevokeMutation } from '~/__generated__/ClientsPageRevokeMutation.graphql';
import type { ClientsPageRotateMutation } from '~/__generated__/ClientsPageRotateMutation.graphql';
import { CreateClientDialog } from './CreateClientDialog';
import { PeopleNav } from './PeopleNav';
import { SecretDialog, type Secret } from './SecretDialog';
import css from './users.module.css';

type Client = ClientsPageQuery['response']['apiClients'][number];

/** Partners' programs: what they may do, for which accounts, until when. */
export default function ClientsPage(): ReactNode {
  const can = useCan();
  return can('clients:manage') ? <Clients /> : <ForbiddenPage noun={t('clients.noun', 'API clients')} />;
}

function state(client: Client, now: string): ReactNode {
  if (client.revokedAt) return <Badge>{t('clients.revoked', 'Revoked')}</Badge>;
  if (client.expiresAt <= now) return <Badge tone="danger">{t('clients.expired', 'Expired')}</Badge>;
  return <Badge tone="ok">{t('clients.valid', 'Valid')}</Badge>;
}

function Clients() {
  const { data, refreshing, problem, refresh } = useLiveQuery<ClientsPageQuery>(
    graphql`
      query ClientsPageQuery {
        apiClients {
          id
          name
          clientKey
          scopes
          expiresAt
          revokedAt
          lastUsedAt
          createdAt
          accounts {
            id
            number
            name
          }
        }
      }
    `,
    {},
    ['ApiClient'],
  );
  const [creating, setCreating] = useState(false);
  const [acting, setActing] = useState<{ what: 'rotate' | 'revoke'; client: Client } | null>(null);
  const [secret, setSecret] = useState<Secret | null>(null);
  const [rotate] = useCommit<ClientsPageRotateMutation>(graphql`
    mutation ClientsPageRotateMutation($input: ApiClientInput!) {
      rotateApiClientSecret(input: $input) {
        client {
          id
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
  const [revoke] = useCommit<ClientsPageRevokeMutation>(graphql`
    mutation ClientsPageRevokeMutation($input: ApiClientInput!) {
      revokeApiClient(input: $input) {
        client {
          id
          revokedAt
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  useCommands(useMemo((): Command[] => [{ id: 'client.new', label: t('command.client.new', 'Create an API client'), group: t('command.group.users', 'Users'), icon: 'plus', keys: 'n', permission: 'clients:manage', run: () => setCreating(true) }], []));
  const now = new Date().toISOString();
  const act = async (): Promise<boolean> => {
    if (!acting) return true;
    const { what, client } = acting;
    const input = { id: client.id };
    const answer = what === 'rotate' ? (await rotate({ input }))?.rotateApiClientSecret : (await revoke({ input }))?.revokeApiClient;
    if (!answer) return false;
    const message = answer.userErrors[0]?.message;
    if (message) toast({ tone: 'danger', message });
    else if ('secret' in answer && answer.secret) setSecret({ name: client.name, clientKey: client.clientKey, secret: answer.secret });
    return !message;
  };
  return (
    <Page title={t('clients.title', 'API clients')}>
      <RefreshBar active={refreshing} />
      <PageHeader
        title={t('clients.title', 'API clients')}
        actions={
          <Button kind="primary" icon="plus" keys="n" onClick={() => setCreating(true)}>
            {t('clients.new', 'New client')}
          </Button>
        }
      >
        <PeopleNav />
      </PageHeader>
      <Scroll>
        {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
        {data.apiClients.length === 0 ? (
          <Empty
            kind="new"
            noun={t('clients.noun', 'API clients')}
            icon="link"
            action={
              <Button kind="primary" icon="plus" onClick={() => setCreating(true)}>
                {t('clients.new', 'New client')}
              </Button>
            }
          />
        ) : (
          <Table
            label={t('clients.title', 'API clients')}
            rows={data.apiClients}
            id={(client) => client.id}
            dimmed={(client) => client.revokedAt !== null && client.revokedAt !== undefined}
            columns={[
              { id: 'name', label: t('accounts.name', 'Name'), lead: true, cell: (client) => <strong>{client.name}</strong> },
              { id: 'state', label: t('users.status', 'Status'), cell: (client) => state(client, now) },
              { id: 'key', label: t('clients.key', 'Client id'), cell: (client) => <code>{client.clientKey}</code> },
              { id: 'scopes', label: t('clients.scopes', 'Scopes'), cell: (client) => client.scopes.join(', ') },
              { id: 'accounts', label: t('nav.accounts', 'Accounts'), cell: (client) => client.accounts.map((account) => account.number).join(', ') || '–' },
              { id: 'expires', label: t('clients.expires', 'Expires'), cell: (client) => <DateText date={client.expiresAt.slice(0, 10)} /> },
              { id: 'used', label: t('clients.used', 'Last used'), cell: (client) => (client.lastUsedAt ? <Instant at={client.lastUsedAt} style="relative" /> : t('user.never', 'never')) },
              {
                id: 'actions',
                label: t('user.actions', 'Actions'),
                quiet: true,
                cell: (client) =>
                  client.revokedAt ? null : (
                    <span className={css.actions}>
                      <Button kind="quiet" icon="refresh" onClick={() => setActing({ what: 'rotate', client })}>
                        {t('clients.rotate', 'New secret')}
                      </Button>
                      <Button kind="quiet" icon="trash" onClick={() => setActing({ what: 'revoke', client })}>
                        {t('clients.revoke', 'Revoke')}
                      </Button>
                    </span>
                  ),
              },
            ]}
          />
        )}
      </Scroll>
      {creating ? <CreateClientDialog onClose={() => setCreating(false)} onCreated={(created) => (setCreating(false), setSecret(created), refresh())} /> : null}
      <Confirm
        opened={acting !== null}
        onClose={() => setActing(null)}
        danger={acting?.what === 'revoke'}
        title={acting?.what === 'revoke' ? t('clients.revoke.title', 'Revoke {name}', { name: acting.client.name }) : t('clients.rotate.title', 'New secret for {name}', { name: acting?.client.name ?? '' })}
        confirm={acting?.what === 'revoke' ? t('clients.revoke', 'Revoke') : t('clients.rotate', 'New secret')}
        onConfirm={act}
        {...(acting?.what === 'revoke' ? { typed: acting.client.name } : {})}
      >
        <p style={{ marginBottom: 12 }}>
          {acting?.what === 'revoke'
            ? t('clients.revoke.text', 'The program is shut out with its next request. This cannot be undone; a new client would need new credentials.')
            : t('clients.rotate.text', 'The present secret works for another 24 hours. The new one is shown once.')}
        </p>
      </Confirm>
      {secret ? <SecretDialog {...secret} onClose={() => setSecret(null)} /> : null}
    </Page>
  );
}
