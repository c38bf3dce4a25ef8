import { graphql, useFragment } from 'react-relay/hooks';
import { t } from '~/i18n';
import type { Money as Amount } from '~/lib/money';
import { Money, Table } from '~/ui';
import type { Taxes_rows$key } from '~/__generated__/Taxes_rows.graphql';
import { percentText } from './Rate';
import css from './records.module.css';
import { taxCategory } from './tax';

/** What each jurisdiction gets of an invoice. */
export function Taxes({ rows, total }: { rows: Taxes_rows$key; total: Amount }) {
  const data = useFragment(
    graphql`
      fragment Taxes_rows on InvoiceTax @relay(plural: true) {
        id
        jurisdiction
        category
        percent
        taxable {
          amount
          currency
        }
        amount {
          amount
          currency
        }
        exemption
      }
    `,
    rows,
  );
  return (
    <Table
      label={t('taxes.title', 'Taxes by jurisdiction')}
      rows={data}
      id={(row) => row.id}
      empty={t('taxes.none', 'This invoice states its tax without naming jurisdictions.')}
      columns={[
        {
          id: 'jurisdiction',
          label: t('taxes.jurisdiction', 'Jurisdiction'),
          lead: true,
          cell: (row) => (
            <span className={css.stack}>
              {row.jurisdiction}
              {row.exemption ? <span className={css.muted}>{row.exemption}</span> : null}
            </span>
          ),
        },
        { id: 'category', label: t('taxes.category', 'Kind'), cell: (row) => taxCategory(row.category) },
        { id: 'percent', label: t('taxes.rate', 'Rate'), align: 'end', cell: (row) => percentText(row.percent) },
        { id: 'taxable', label: t('taxes.taxable', 'Taxable'), align: 'end', cell: (row) => <Money value={row.taxable} /> },
        { id: 'amount', label: t('lines.tax', 'Tax'), unit: total.currency, align: 'end', cell: (row) => <Money value={row.amount} /> },
      ]}
      totals={{ jurisdiction: t('invoice.total', 'Total'), amount: <Money value={total} zero="digits" /> }}
    />
  );
}
