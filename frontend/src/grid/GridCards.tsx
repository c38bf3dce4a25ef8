import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { Skeleton } from '~/ui/states';
import css from './grid.module.css';
import type { GridColumn } from './types';
import type { RowWindow } from './window';

export interface GridCardsProps<Row> {
  label: string;
  columns: readonly GridColumn<Row>[];
  window: RowWindow<Row>;
  rowCount: number;
  onOpen: ((row: Row, index: number) => void) | undefined;
}

const heights = { two: 64, one: 48 };

/** The same rows and columns on a phone: a card each, with primary and secondary line, and the amount at the end. */
export function GridCards<Row>({ label, columns, window, rowCount, onOpen }: GridCardsProps<Row>) {
  'use no memo';
  const scroller = useRef<HTMLDivElement>(null);
  const places = useMemo(() => {
    const at = (place: GridColumn<Row>['card']) => columns.filter((column) => column.card === place);
    const primary = at('primary');
    return { primary: primary.length > 0 ? primary : columns.slice(0, 1), secondary: at('secondary'), trailing: at('trailing'), meta: at('meta') };
  }, [columns]);
  const height = places.secondary.length + places.meta.length > 0 ? heights.two : heights.one;
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 20;
  useEffect(() => window.show(first, last), [window, first, last, rowCount]);

  const said = (column: GridColumn<Row>, row: Row) => {
    const text = column.text(row);
    return column.named && text !== '' ? `${column.label} ${text}` : text;
  };
  const join = (part: readonly GridColumn<Row>[], row: Row) =>
    part
      .map((column) => said(column, row))
      .filter((text) => text !== '')
      .join(' · ');
  return (
    // A scrolling region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className={css.list} tabIndex={0} role="group" aria-label={label}>
      <ul style={{ height: virtualizer.getTotalSize() }} aria-label={label}>
        {items.map((item) => {
          const row = window.row(item.index);
          return (
            <li
              key={item.index}
              className={css.card}
              style={{ height, transform: `translateY(${item.start}px)` }}
              aria-setsize={rowCount}
              aria-posinset={item.index + 1}
            >
              {row === undefined ? (
                <span className={css.cardButton}>
                  <Skeleton width="60%" />
                  <Skeleton width={56} />
                </span>
              ) : (
                <button type="button" className={css.cardButton} onClick={() => onOpen?.(row, item.index)}>
                  <span className={css.cardPrimary}>{join(places.primary, row)}</span>
                  <span className={css.cardTrailing}>{places.trailing.map((column) => (column.cell ? <span key={column.id}>{column.cell(row)}</span> : said(column, row)))}</span>
                  <span className={css.cardSecondary}>{join(places.secondary, row)}</span>
                  <span className={css.cardMeta}>{places.meta.map((column) => (column.cell ? <span key={column.id}>{column.cell(row)}</span> : said(column, row)))}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
