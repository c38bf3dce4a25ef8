import { graphql, useFragment } from 'react-relay/hooks';
import { t } from '~/i18n';
import { Badge, Instant, Table } from '~/ui';
import type { Deliveries_rows$key } from '~/__generated__/Deliveries_rows.graphql';
import { deliveryState, meansName } from './delivery';
import { readable } from './reasons';
import css from './records.module.css';

/** How an invoice was brought to its client, newest first. */
export function Deliveries({ rows }: { rows: Deliveries_rows$key }) {
  const data = useFragment(
    graphql`
      fragment Deliveries_rows on Delivery @relay(plural: true) {
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
      }
    `,
    rows,
  );
  return (
    <Table
      label={t('deliveries.title', 'Deliveries')}
      rows={data}
      id={(row) => row.id}
      empty={t('deliveries.none', 'Not sent yet.')}
      dimmed={(row) => row.status === 'CANCELLED'}
      columns={[
        {
          id: 'how',
          label: t('deliveries.channel', 'How'),
          lead: true,
          cell: (row) => (
            <span className={css.stack}>
              {meansName(row.channel)}
              {row.recipient ? <span className={css.muted}>{row.recipient}</span> : null}
              {row.problem ? <span className={css.problem}>{readable(row.problem)}</span> : null}
            </span>
          ),
        },
        { id: 'status', label: t('deliveries.status', 'Status'), cell: (row) => <Badge tone={deliveryState(row.status).tone}>{deliveryState(row.status).label}</Badge> },
        { id: 'sent', label: t('deliveries.sentAt', 'Sent'), cell: (row) => (row.sentAt ? <Instant at={row.sentAt} /> : row.nextAt && row.status === 'QUEUED' ? <>{t('deliveries.next', 'next try')} <Instant at={row.nextAt} /></> : null) },
        { id: 'opened', label: t('deliveries.openedAt', 'Opened'), cell: (row) => (row.openedAt ? <Instant at={row.openedAt} /> : null) },
      ]}
    />
  );
}
