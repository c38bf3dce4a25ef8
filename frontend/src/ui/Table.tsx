import type { ReactNode } from 'react';
import css from './table.module.css';

export interface TableColumn<Row> {
  id: string;
  label: string;
  /** Second part of the header: the currency of every amount in the column. */
  unit?: string;
  /** The header is for assistive technology only: columns of buttons. */
  quiet?: boolean;
  align?: 'end';
  /** Left out on a phone. */
  wide?: boolean;
  cell: (row: Row) => ReactNode;
  /** On a phone the row is a small card: this cell leads it, the others follow with their labels. */
  lead?: boolean;
  /** On a phone it stands beside what leads, without its label: the one figure that matters. */
  aside?: boolean;
}

export interface TableProps<Row> {
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  id: (row: Row) => string;
  dimmed?: (row: Row) => boolean;
  /** Sums, by column id. */
  totals?: Readonly<Record<string, ReactNode>>;
  /** What stands in place of rows. */
  empty?: ReactNode;
}

const named = <Row,>({ label, unit }: TableColumn<Row>): string => (unit ? `${label} ${unit}` : label);

/** A short table inside a document: lines, applications, journal. Lists are Grids. */
export function Table<Row>({ label, columns, rows, id, dimmed, totals, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return <p className={css.empty}>{empty}</p>;
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-align={column.align}>
                {column.quiet ? <span className="sr-only">{column.label}</span> : named(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={id(row)} data-dimmed={dimmed?.(row) || undefined}>
              {columns.map((column) => (
                <td key={column.id} data-align={column.align} data-label={column.lead || column.quiet || column.aside ? undefined : named(column)} data-wide={column.wide || undefined} data-place={column.lead ? 'lead' : column.aside ? 'aside' : column.quiet ? 'quiet' : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals ? (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.id} data-align={column.align} data-label={totals[column.id] !== undefined && column.align ? named(column) : undefined} data-blank={totals[column.id] === undefined || undefined}>
                  {totals[column.id]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}
