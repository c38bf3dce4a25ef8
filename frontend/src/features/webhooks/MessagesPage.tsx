import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { ForbiddenPage } from '~/app/errors';
import { useList } from '~/app/list';
import { FilterMenu } from '~/app/records/filters';
import { readable } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { countColumn, Grid, isNothing, nothing, stateColumn, textColumn, type GridColumn, type GridHandle, type Selection } from '~/grid';
import { t } from '~/i18n';
import { withField, type Filter } from '~/lib/url';
import { Button, Chip, instantText, Page, PageHeader, Spring, toast, Toolbar } from '~/ui';
import type { MessagesPageQuery, WebhookDeliveryFilter } from '~/__generated__/MessagesPageQuery.graphql';
import { MessagePeek } from './MessagePeek';
import { eventName, events, messageState, messageStatuses } from './model/names';
import { useReplay } from './useReplay';

type Row = MessagesPageQuery['response']['webhookDeliveries']['edges'][number]['node'];

const query = graphql`
  query MessagesPageQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: WebhookDeliveryFilter) {
    webhookDeliveries(first: $first, offset: $offset, filter: $filter) {
      edges {
        node {
          id
          type
          status
          attempts
          nextAt
          attemptedAt
          answer
          problem
          occurredAt
          endpoint {
            id
            url
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
      totalCount @include(if: $count)
    }
  }
`;

const moment = (at: string | null | undefined): string => (at ? instantText(at) : '');

const columns: readonly GridColumn<Row>[] = [
  textColumn('type', t('webhook.event', 'Event'), (row) => eventName(row.type), { width: 168, sortable: false, pinned: 'start', card: 'primary' }),
  stateColumn('status', t('users.status', 'Status'), (row) => messageState(row.status, row.attempts), { width: 120, sortable: false, card: 'meta' }),
  textColumn('answer', t('webhook.answer', 'Answer'), (row) => (row.answer ? String(row.answer) : ''), { width: 76, sortable: false }),
  textColumn('account', t('invoices.account', 'Account'), (row) => row.account?.name, { width: 148, grow: 1, sortable: false, card: 'secondary' }),
  textColumn('endpoint', t('webhook.one', 'Endpoint'), (row) => row.endpoint.url, { width: 172, grow: 1, sortable: false }),
  textColumn('problem', t('deliveries.problem', 'What went wrong'), (row) => readable(row.problem), { width: 220, grow: 2, sortable: false, card: 'secondary' }),
  textColumn('occurred', t('webhook.occurred', 'Happened'), (row) => moment(row.occurredAt), { width: 176, sortable: false, card: 'trailing' }),
  countColumn('attempts', t('deliveries.attempts', 'Attempts'), (row) => row.attempts, { width: 92, sortable: false }),
  textColumn('next', t('deliveries.nextAt', 'Next try'), (row) => (row.status === 'QUEUED' ? moment(row.nextAt) : ''), { width: 176, sortable: false, hidden: true }),
  textColumn('attempted', t('webhook.attempted', 'Last try'), (row) => moment(row.attemptedAt), { width: 176, sortable: false, hidden: true }),
];

/** The address's filter as the server's. Values that the server would not know are left out. */
function toFilter(filter: Filter): WebhookDeliveryFilter {
  const status = messageStatuses.filter((value) => filter['status']?.includes(value));
  const type = ([...events, 'WEBHOOK_PING'] as const).filter((value) => filter['event']?.includes(value));
  const endpoint = filter['endpoint']?.[0];
  return { ...(status.length > 0 ? { status } : {}), ...(type.length > 0 ? { type } : {}), ...(endpoint ? { endpointId: endpoint } : {}) };
}

/** What is on its way to partners' programs, what arrived, and what did not. */
export default function MessagesPage(): ReactNode {
  const can = useCan();
  return can('webhooks:read') ? <Messages /> : <ForbiddenPage noun={t('webhook.noun', 'webhooks')} />;
}

function Messages() {
  const list = useList();
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const [selection, setSelection] = useState<Selection>(nothing);
  const filter = useMemo(() => toFilter(list.filter), [list.filter]);
  const source = useMemo(
    () => connectionSource<MessagesPageQuery, Row>(environment, { query, variables: { filter }, connection: (response) => response.webhookDeliveries }),
    [environment, filter],
  );
  const { replay, replaying } = useReplay();
  const again = useCallback(async () => {
    if (selection.kind === 'matching') {
      toast({ tone: 'danger', message: t('webhook.tooMany', 'Choose single messages here; for all of an endpoint, replay the endpoint') });
      return;
    }
    const row = grid.current?.cursorRow();
    const chosen = isNothing(selection) ? (row ? [row] : []) : (grid.current?.selectedRows() ?? []);
    if (!(await replay(chosen))) return;
    setSelection(nothing);
    grid.current?.refresh();
  }, [selection, replay]);
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'webhook.replay', label: t('command.webhook.replay', 'Send webhook messages again'), group: t('command.group.users', 'Users'), icon: 'refresh', keys: 'a', permission: 'webhooks:manage', when: () => grid.current?.cursorRow() !== undefined, run: () => void again() },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ],
      [again],
    ),
  );
  const filterProps = { filter: list.filter, onFilter: list.setFilter };
  const dead = list.filter['status']?.length === 1 && list.filter['status'][0] === 'FAILED';
  return (
    <Page
      title={t('webhook.messages.title', 'Webhook messages')}
      peek={list.peek ? <MessagePeek key={list.peek} id={list.peek} onDone={() => grid.current?.refresh()} onClose={() => (list.closePeek(), grid.current?.focus())} /> : null}
    >
      <PageHeader
        title={t('webhook.messages.title', 'Webhook messages')}
        back={{ label: t('webhook.title', 'Webhooks'), onClick: () => void navigate({ to: '/webhooks' }) }}
        actions={
          can('webhooks:manage') && !isNothing(selection) ? (
            <Button icon="refresh" keys="a" busy={replaying} onClick={() => void again()}>
              {t('webhook.sendAgain', 'Send again')}
            </Button>
          ) : null
        }
      />
      <Toolbar label={t('list.filter', 'Filter')}>
        <Chip pressed={dead} onToggle={() => list.setFilter(withField(list.filter, 'status', dead ? [] : ['FAILED']))}>
          {t('webhook.dead', 'Not delivered')}
        </Chip>
        <FilterMenu {...filterProps} field="status" label={t('users.status', 'Status')} options={messageStatuses.map((value) => ({ value, label: messageState(value).label }))} />
        <FilterMenu {...filterProps} field="event" label={t('webhook.event', 'Event')} options={[...events, 'WEBHOOK_PING' as const].map((value) => ({ value, label: eventName(value) }))} />
        {list.filter['endpoint'] ? (
          <Chip pressed onToggle={() => list.setFilter(withField(list.filter, 'endpoint', []))}>
            {t('webhook.onlyOne', 'Of one endpoint')} ×
          </Chip>
        ) : null}
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="webhook-messages"
        label={t('webhook.messages.title', 'Webhook messages')}
        noun={(n) => t('webhook.messages.counted', '{n, plural, one {message} other {messages}}', { n })}
        columns={columns}
        source={source}
        selectable={can('webhooks:manage')}
        selection={selection}
        onSelect={setSelection}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => list.openPeek(row.id)}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        autoFocus
        handle={grid}
      />
    </Page>
  );
}
