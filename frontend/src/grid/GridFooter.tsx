import type { ReactNode } from 'react';
import { formatCount, t } from '~/i18n';
import { sums, type Money } from '~/lib/money';
import { Menu, type MenuGroup } from '~/ui/Menu';
import { Icon } from '~/ui/Icon';
import { Money as Amount } from '~/ui/Money';
import type { VisibleColumn } from './columns';
import { cellClass, cellStyle } from './GridRow';
import css from './grid.module.css';

/** Totals of everything that matches, from the server; never the sum of the rows that happen to be loaded. */
export function GridTotals<Row>({
  columns,
  totals,
  selectable,
  rowIndex,
}: {
  columns: readonly VisibleColumn<Row>[];
  totals: Readonly<Record<string, ReactNode>>;
  selectable: boolean;
  rowIndex: number;
}) {
  return (
    <div role="rowgroup" className={css.foot}>
      <div role="row" aria-rowindex={rowIndex} className={css.row}>
        {selectable ? <div role="gridcell" aria-colindex={1} className={`${css.cell} ${css.check} ${css.pinned}`} style={{ insetInlineStart: 0 }} /> : null}
        {columns.map((visible, i) => (
          <div key={visible.column.id} role="gridcell" aria-colindex={i + (selectable ? 2 : 1)} className={cellClass(visible)} style={cellStyle(visible)}>
            <div>{totals[visible.column.id] ?? (i === 0 ? t('grid.total', 'Total') : null)}</div>
          </div>
        ))}
      </div>
    </div>
  );
}

export interface GridStatusProps {
  /** What so many rows are called. */
  noun: string;
  rowCount: number;
  exact: boolean;
  capped: boolean;
  selectedCount: number;
  /** Beside the count of what is selected. */
  selectedNote?: ReactNode;
  /** Amounts of the range or of the selected rows; shown as one sum per currency. */
  amounts: readonly Money[];
  cells: number;
  onClear: () => void;
  menu: readonly MenuGroup[];
}

export function GridStatus({ noun, rowCount, exact, capped, selectedCount, selectedNote, amounts, cells, onClear, menu }: GridStatusProps) {
  const count = formatCount(rowCount);
  return (
    <div className={css.status}>
      <span>
        {exact ? t('grid.count', '{count} {noun}', { count, noun }) : capped ? t('grid.capped', '{count}+ {noun}', { count, noun }) : null}
      </span>
      {selectedCount > 0 ? (
        <span>
          <strong>{t('grid.selected', '{count} selected', { count: formatCount(selectedCount) })}</strong>{' '}
          <button type="button" onClick={onClear}>
            {t('grid.clear', 'Clear')}
          </button>
        </span>
      ) : null}
      {cells > 1 ? <span>{t('grid.cells', '{count} cells', { count: formatCount(cells) })}</span> : null}
      {amounts.length > 1 ? (
        <span>
          {t('grid.sum', 'Sum')}{' '}
          <strong>
            {sums(amounts).map((sum, i) => (
              <span key={sum.currency}>
                {i > 0 ? ' + ' : ''}
                <Amount value={sum} unit="code" zero="digits" />
              </span>
            ))}
          </strong>
        </span>
      ) : null}
      {selectedCount > 0 && selectedNote ? <span>{selectedNote}</span> : null}
      <span className={css.spring} />
      <Menu
        label={t('grid.columns', 'Columns')}
        position="top-end"
        groups={menu}
        target={
          <button type="button" className={css.columnsButton} aria-label={t('grid.columns', 'Columns')} data-tip={t('grid.columns', 'Columns')}>
            <Icon name="columns" size={14} />
          </button>
        }
      />
    </div>
  );
}

