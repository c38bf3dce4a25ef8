import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { deliveryMeans, deliveryState, deliveryStatuses, meansName } from '~/app/records/delivery';
import { FilterMenu } from '~/app/records/filters';
import { readable } from '~/app/records/reasons';
import { useEvents } from '~/app/useEvents';
import { useCan } from '~/app/viewer';
import type { BuiltIn } from '~/app/views/model';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { countColumn, Grid, isNothing, nothing, stateColumn, textColumn, type GridColumn, type GridHandle, type Selection } from '~/grid';
import { t } from '~/i18n';
import { withField } from '~/lib/url';
import { Button, Chip, instantText, Page, PageHeader, Spring, Toolbar } from '~/ui';
import type { DeliveriesPageQuery } from '~/__generated__/DeliveriesPageQuery.graphql';
import { DeliveryPeek } from './DeliveryPeek';
import { toDeliveryFilter } from './filter';
import { useBulk, type Act } from './useBulk';

type Row = DeliveriesPageQuery['response']['deliveries']['edges'][number]['node'];

const query = graphql`
  query DeliveriesPageQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: DeliveryFilter) {
    deliveries(first: $first, offset: $offset, filter: $filter) {
      edges {
        node {
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
          invoice {
            id
            number
          }
          account {
            id
            number
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
const momentColumn = (id: string, label: string, value: (row: Row) => string | null | undefined, hidden = false): GridColumn<Row> =>
  textColumn(id, label, (row) => moment(value(row)), { copy: (row) => value(row) ?? '', width: 176, sortable: false, hidden });

const columns: readonly GridColumn<Row>[] = [
  textColumn('invoice', t('deliveries.invoice', 'Invoice'), (row) => row.invoice?.number, { width: 156, sortable: false, pinned: 'start', card: 'secondary' }),
  textColumn('account', t('invoices.account', 'Account'), (row) => row.account?.name, { width: 180, grow: 1, sortable: false, card: 'primary' }),
  stateColumn('status', t('deliveries.status', 'Status'), (row) => deliveryState(row.status), { width: 108, sortable: false, card: 'meta' }),
  textColumn('channel', t('deliveries.channel', 'How'), (row) => meansName(row.channel), { width: 112, sortable: false, card: 'trailing' }),
  textColumn('recipient', t('deliveries.recipient', 'To'), (row) => row.recipient, { width: 200, grow: 1, sortable: false }),
  textColumn('problem', t('deliveries.problem', 'What went wrong'), (row) => readable(row.problem), { width: 240, grow: 2, sortable: false, card: 'secondary' }),
  momentColumn('sentAt', t('deliveries.sentAt', 'Sent'), (row) => row.sentAt),
  countColumn('attempts', t('deliveries.attempts', 'Attempts'), (row) => row.attempts, { width: 92, sortable: false }),
  momentColumn('nextAt', t('deliveries.nextAt', 'Next try'), (row) => (row.status === 'QUEUED' ? row.nextAt : null)),
  momentColumn('openedAt', t('deliveries.openedAt', 'Opened'), (row) => row.openedAt),
  momentColumn('createdAt', t('deliveries.created', 'Queued'), (row) => row.createdAt, true),
];

const troubled = ['FAILED', 'BOUNCED'] as const;

const builtIn: readonly BuiltIn[] = [
  { id: 'failed', name: t('deliveries.troubled', 'Did not arrive'), filter: 'status:FAILED|BOUNCED' },
];

/** What is on its way to clients, what arrived, and what did not. */
export default function DeliveriesPage(): ReactNode {
  const list = useViews('deliveries', builtIn);
  const shown = useViewGrid(list, columns);
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const [selection, setSelection] = useState<Selection>(nothing);
  const filter = useMemo(() => toDeliveryFilter(list.filter), [list.filter]);
  const source = useMemo(() => connectionSource<DeliveriesPageQuery, Row>(environment, { query, variables: { filter }, connection: (response) => response.deliveries }), [environment, filter]);
  const { run, retrying, cancelling, marking } = useBulk();
  useEvents(['Delivery'], () => grid.current?.refresh());
  const chosen = !isNothing(selection);
  // The selection, or else the row of the cursor.
  const act = useCallback(
    async (what: Act) => {
      const row = grid.current?.cursorRow();
      const chosen = isNothing(selection) ? (row ? [row] : []) : selection.kind === 'matching' ? selection : (grid.current?.selectedRows() ?? []);
      if (!(await run(what, chosen, filter))) return;
      setSelection(nothing);
      grid.current?.refresh();
    },
    [selection, filter, run],
  );
  useCommands(
    useMemo((): Command[] => {
      const on = () => grid.current?.cursorRow() !== undefined;
      return [
        { id: 'delivery.retry', label: t('command.delivery.retry', 'Try deliveries again'), group: t('command.group.deliveries', 'Deliveries'), icon: 'refresh', keys: 'a', permission: 'deliveries:send', when: on, run: () => void act('retry') },
        { id: 'delivery.mark', label: t('command.delivery.mark', 'Mark deliveries by post as sent'), group: t('command.group.deliveries', 'Deliveries'), icon: 'check', keys: 'm', permission: 'deliveries:send', when: on, run: () => void act('mark') },
        { id: 'delivery.cancel', label: t('command.delivery.cancel', 'Call deliveries off'), group: t('command.group.deliveries', 'Deliveries'), icon: 'close', permission: 'deliveries:send', when: on, run: () => void act('cancel') },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ];
    }, [act]),
  );
  const filterProps = { filter: list.filter, onFilter: list.setFilter };
  const failures = troubled.every((status) => list.filter['status']?.includes(status)) && list.filter['status']?.length === troubled.length;
  return (
    <Page
      title={t('deliveries.title', 'Deliveries')}
      peek={list.peek ? <DeliveryPeek key={list.peek} id={list.peek} onDone={() => grid.current?.refresh()} onClose={() => (list.closePeek(), grid.current?.focus())} /> : null}
    >
      <PageHeader
        title={t('deliveries.title', 'Deliveries')}
        actions={
          can('deliveries:send') && chosen ? (
            <>
              <Button icon="refresh" keys="a" busy={retrying} onClick={() => void act('retry')}>
                {t('deliveries.retry', 'Try again')}
              </Button>
              <Button icon="check" keys="m" busy={marking} onClick={() => void act('mark')}>
                {t('deliveries.mark', 'Mark as sent')}
              </Button>
              <Button icon="close" busy={cancelling} onClick={() => void act('cancel')}>
                {t('deliveries.cancel', 'Call off')}
              </Button>
            </>
          ) : null
        }
      />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
        <Chip pressed={failures} onToggle={() => list.setFilter(withField(list.filter, 'status', failures ? [] : troubled))}>
          {t('deliveries.troubled', 'Did not arrive')}
        </Chip>
        <FilterMenu {...filterProps} field="status" label={t('deliveries.status', 'Status')} options={deliveryStatuses.map((value) => ({ value, label: deliveryState(value).label }))} />
        <FilterMenu {...filterProps} field="channel" label={t('deliveries.channel', 'How')} options={deliveryMeans.map((value) => ({ value, label: meansName(value) }))} />
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="deliveries"
        label={t('deliveries.title', 'Deliveries')}
        noun={(n) => t('deliveries.counted', '{n, plural, one {delivery} other {deliveries}}', { n })}
        columns={columns}
        {...shown}
        source={source}
        selectable={can('deliveries:send')}
        selection={selection}
        onSelect={setSelection}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => (row.invoice ? void navigate({ to: '/invoices/$id', params: { id: row.invoice.id } as never, search: { tab: 'deliveries' } as never }) : list.openPeek(row.id))}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        forbidden={!can('invoices:read')}
        rowTone={(row) => (row.status === 'CANCELLED' ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
    </Page>
  );
}
