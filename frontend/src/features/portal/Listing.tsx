import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useList } from '~/app/list';
import { formatCount, t } from '~/i18n';
import type { Money as Amount } from '~/lib/money';
import type { Sort } from '~/lib/url';
import { Button, Empty, Money, type IconName } from '~/ui';
import css from './portal.module.css';
import { usePortal } from './usePortal';

export const pageRows = 25;

export interface ListingColumn<Row> {
  id: string;
  label: string;
  cell: (row: Row) => ReactNode;
  align?: 'end';
  sortable?: boolean;
  /** Where the value stands on a phone, on which a row is a card. The first column is the link and leads; others without a place are left out there. */
  card?: 'amount' | 'second' | 'state';
}

export interface ListingProps<Row> {
  label: string;
  /** Plural: "invoices". */
  noun: string;
  icon: IconName;
  columns: readonly ListingColumn<Row>[];
  rows: readonly Row[];
  to: '/invoices/$id' | '/payments/$id' | '/credits/$id';
  /** Null when there are more than anybody counts. */
  total: number | null | undefined;
  filtered: boolean;
  onClear: () => void;
}

/** A page of a list: a table whose rows are links, cards on a phone, and the way to the next page. */
export function Listing<Row extends { readonly id: string }>({ label, noun, icon, columns, rows, to, total, filtered, onClear }: ListingProps<Row>) {
  const { sort, setSort } = useList();
  const { page } = usePortal();
  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    top.current?.scrollTo({ top: 0 });
    top.current?.focus({ preventScroll: true });
  }, [page]);
  if (rows.length === 0) return <Empty kind={filtered || page > 1 ? 'filtered' : 'new'} noun={noun} icon={icon} onClear={onClear} />;
  return (
    // A scrolling region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={top} className={css.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={css.list} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-align={column.align} aria-sort={sort?.field === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}>
                {column.sortable ? (
                  <button type="button" className={css.sort} onClick={() => setSort(turned(sort, column.id))}>
                    {column.label}
                    {sort?.field === column.id ? <span aria-hidden="true">{sort.descending ? '↓' : '↑'}</span> : null}
                  </button>
                ) : (
                  column.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column, i) => (
                <td key={column.id} data-align={column.align} data-card={i === 0 ? 'lead' : (column.card ?? 'none')}>
                  {i === 0 ? (
                    <Link to={to} params={{ id: row.id } as never} className={css.rowLink}>
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Pager rows={rows.length} total={total} />
    </div>
  );
}

/** An amount with its currency; nothing is a dash. */
export const amount = (value: Amount): ReactNode => <Money value={value} unit="code" />;

/** Ascending, descending, and back to the order of the list. */
function turned(sort: Sort | undefined, field: string): Sort | undefined {
  if (sort?.field !== field) return { field, descending: false };
  return sort.descending ? undefined : { field, descending: true };
}

function Pager({ rows, total }: { rows: number; total: number | null | undefined }) {
  const { page } = usePortal();
  const navigate = useNavigate();
  const turn = (to: number) => void navigate({ to: '.', search: ((old: object) => ({ ...old, page: String(to) })) as never });
  const from = (page - 1) * pageRows + 1;
  const to = from + rows - 1;
  const more = total === null || total === undefined ? rows === pageRows : to < total;
  const place = { from: formatCount(from), to: formatCount(to) };
  return (
    <nav className={css.pager} aria-label={t('portal.pages', 'Pages')}>
      <span role="status">
        {total === null ? t('portal.page.many', '{from}–{to} of more than 10,000', place) : t('portal.page', '{from}–{to} of {total}', { ...place, total: formatCount(total ?? to) })}
      </span>
      {page > 1 || more ? (
        <>
          <Button {...(page > 1 ? {} : { disabled: true })} onClick={() => turn(page - 1)}>
            {t('portal.page.previous', 'Previous')}
          </Button>
          <Button {...(more ? {} : { disabled: true })} onClick={() => turn(page + 1)}>
            {t('portal.page.next', 'Next')}
          </Button>
        </>
      ) : null}
    </nav>
  );
}
