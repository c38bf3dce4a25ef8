import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Badge, Button, DateText, Money, Table } from '~/ui';
import type { Applications_rows$data, Applications_rows$key } from '~/__generated__/Applications_rows.graphql';
import { RecordLink } from './Link';
import { UnapplyDialog } from './UnapplyDialog';
import css from './records.module.css';

export type ApplicationRow = Applications_rows$data[number];

export interface ApplicationsProps {
  rows: Applications_rows$key;
  /** The side that is the page itself, and therefore not a column. */
  of: 'invoice' | 'source';
  onChanged?: () => void;
}

/** How money and invoices meet: amounts, days, what undid what, and the undoing of one. */
export function Applications({ rows, of, onChanged }: ApplicationsProps) {
  const can = useCan();
  const [undoing, setUndoing] = useState<ApplicationRow | null>(null);
  const data = useFragment(
    graphql`
      fragment Applications_rows on Application @relay(plural: true) {
        id
        amount {
          amount
          currency
        }
        effectiveOn
        reason
        createdAt
        reverses {
          id
        }
        reversal {
          id
        }
        invoice {
          id
          number
        }
        payment {
          id
          number
        }
        creditMemo {
          id
          number
        }
      }
    `,
    rows,
  );
  return (
    <>
      <Table
        label={t('applications.title', 'Applications')}
        rows={data}
        id={(row) => row.id}
        dimmed={(row) => Boolean(row.reverses || row.reversal)}
        empty={of === 'invoice' ? t('applications.none.invoice', 'Nothing was applied yet.') : t('applications.none.source', 'Not applied to any invoice yet.')}
        columns={[
          of === 'invoice'
            ? { id: 'source', label: t('applications.source', 'Settled by'), lead: true, cell: (row) => <Source row={row} /> }
            : {
                id: 'invoice',
                label: t('applications.invoice', 'Invoice'),
                lead: true,
                cell: (row) =>
                  row.invoice ? (
                    <RecordLink to="/invoices/$id" id={row.invoice.id}>
                      {row.invoice.number}
                    </RecordLink>
                  ) : (
                    t('applications.hidden', 'Not yours to see')
                  ),
              },
          { id: 'on', label: t('applications.on', 'Effective'), cell: (row) => <DateText date={row.effectiveOn} /> },
          {
            id: 'state',
            label: t('applications.state', 'State'),
            cell: (row) =>
              row.reverses ? (
                <Badge tone="warn">{row.reason ? t('applications.reversal.why', 'Undo: {reason}', { reason: row.reason }) : t('applications.reversal', 'Undo')}</Badge>
              ) : row.reversal ? (
                <Badge>{t('applications.undone', 'Undone')}</Badge>
              ) : null,
          },
          { id: 'amount', label: t('applications.amount', 'Amount'), align: 'end', cell: (row) => <Money value={row.amount} unit="code" /> },
          ...(can('payments:apply')
            ? [
                {
                  id: 'undo',
                  label: t('applications.action', 'Action'),
                  quiet: true,
                  align: 'end' as const,
                  cell: (row: ApplicationRow) =>
                    row.reverses || row.reversal ? null : (
                      <Button kind="quiet" icon="undo" onClick={() => setUndoing(row)}>
                        {t('applications.undo', 'Undo')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {undoing ? (
        <UnapplyDialog
          applications={[{ id: undoing.id, amount: undoing.amount, invoice: undoing.invoice?.number ?? '' }]}
          onClose={() => setUndoing(null)}
          onDone={() => onChanged?.()}
        />
      ) : null}
    </>
  );
}

function Source({ row }: { row: ApplicationRow }) {
  if (row.payment) {
    return (
      <RecordLink to="/payments/$id" id={row.payment.id}>
        {row.payment.number}
      </RecordLink>
    );
  }
  if (row.creditMemo) {
    return (
      <RecordLink to="/credits/$id" id={row.creditMemo.id}>
        {row.creditMemo.number ?? t('applications.credit', 'Credit memo')}
      </RecordLink>
    );
  }
  return <span className={css.muted}>{t('applications.hidden', 'Not yours to see')}</span>;
}
