import { memo } from 'react';
import type { VisibleColumn } from './columns';
import css from './grid.module.css';

export interface GridRowProps<Row> {
  gridId: string;
  row: Row | undefined;
  index: number;
  top: number;
  columns: readonly VisibleColumn<Row>[];
  selectable: boolean;
  selected: boolean;
  peeked: boolean;
  /** Column of the cursor when it is in this row, else -1. */
  cursor: number;
  /** Columns of the range that cross this row; -1 when none does. */
  rangeFrom: number;
  rangeTo: number;
  tone: string | undefined;
}

export const cellId = (gridId: string, row: number, column: number): string => `${gridId}-${row}-${column}`;

export function cellClass<Row>({ column, pinned, edge }: VisibleColumn<Row>): string {
  let name = css.cell as string;
  if (column.align === 'end') name += ` ${css.end}`;
  if (pinned) name += ` ${css.pinned}`;
  if (edge) name += ` ${pinned === 'end' ? css.edgeEnd : css.edgeStart}`;
  return name;
}

export function cellStyle<Row>({ width, pinned, offset }: VisibleColumn<Row>) {
  return pinned ? { width, [pinned === 'end' ? 'insetInlineEnd' : 'insetInlineStart']: offset } : { width };
}

/** One row of plain cells: no handlers, no state, no effects. The grid listens for all of them. */
function GridRowView<Row>({ gridId, row, index, top, columns, selectable, selected, peeked, cursor, rangeFrom, rangeTo, tone }: GridRowProps<Row>) {
  return (
    <div
      role="row"
      className={css.row}
      style={{ transform: `translateY(${top}px)` }}
      data-row={index}
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      aria-busy={row === undefined || undefined}
      data-current={cursor >= 0 || undefined}
      data-peeked={peeked || undefined}
      data-tone={tone}
    >
      {selectable ? (
        <div role="gridcell" aria-colindex={1} className={`${css.cell} ${css.check} ${css.pinned}`} style={{ insetInlineStart: 0 }} data-check>
          <span className={css.box} aria-hidden="true" />
        </div>
      ) : null}
      {columns.map((visible, i) => {
        const { column } = visible;
        const text = row === undefined ? '' : column.text(row);
        let name = cellClass(visible);
        if (i === cursor) name += ` ${css.cursor}`;
        if (i >= rangeFrom && i <= rangeTo && rangeFrom >= 0) name += ` ${css.inRange}`;
        return (
          <div
            key={column.id}
            role="gridcell"
            id={i === cursor ? cellId(gridId, index, i) : undefined}
            aria-colindex={i + (selectable ? 2 : 1)}
            className={name}
            style={cellStyle(visible)}
            title={text.length > 24 ? text : undefined}
            data-col={i}
          >
            {row === undefined ? <span className={css.wait} /> : column.cell ? column.cell(row) : text}
          </div>
        );
      })}
    </div>
  );
}

export const GridRow = memo(GridRowView) as typeof GridRowView;
