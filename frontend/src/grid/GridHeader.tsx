import { useRef, useState, type PointerEvent } from 'react';
import { t } from '~/i18n';
import type { Sort } from '~/lib/url';
import { Icon } from '~/ui/Icon';
import { widthLimits, type VisibleColumn } from './columns';
import { cellClass, cellId, cellStyle } from './GridRow';
import css from './grid.module.css';

export interface GridHeaderProps<Row> {
  gridId: string;
  columns: readonly VisibleColumn<Row>[];
  sort: Sort | undefined;
  cursor: number;
  selectable: boolean;
  boxState: 'none' | 'some' | 'all';
  onBox: () => void;
  onSort: (id: string) => void;
  onMenu: (index: number, anchor: DOMRect) => void;
  onResize: (id: string, width: number) => void;
  onMove: (id: string, target: string, side: 'before' | 'after') => void;
}

interface Drag {
  id: string;
  x: number;
  active: boolean;
}

/** Click sorts, drag moves, the edge resizes, the arrow and the right button open the menu. */
export function GridHeader<Row>({ gridId, columns, sort, cursor, selectable, boxState, onBox, onSort, onMenu, onResize, onMove }: GridHeaderProps<Row>) {
  const row = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const resize = useRef<{ id: string; x: number; width: number; min: number } | null>(null);
  const [drop, setDrop] = useState<{ dragged: string; target: string; side: 'before' | 'after' } | null>(null);

  const targetAt = (x: number): { target: string; side: 'before' | 'after' } | null => {
    for (const cell of row.current?.querySelectorAll<HTMLElement>('[data-column]') ?? []) {
      const { left, right, width } = cell.getBoundingClientRect();
      if (x >= left && x < right) return { target: cell.dataset['column'] ?? '', side: x < left + width / 2 ? 'before' : 'after' };
    }
    return null;
  };
  const onPointerMove = (event: PointerEvent) => {
    const held = drag.current;
    if (!held) return;
    if (!held.active && Math.abs(event.clientX - held.x) > 5) held.active = true;
    if (!held.active) return;
    const target = targetAt(event.clientX);
    setDrop(target && target.target !== held.id ? { dragged: held.id, ...target } : { dragged: held.id, target: '', side: 'before' });
  };
  const onPointerUp = () => {
    const held = drag.current;
    drag.current = null;
    if (held?.active && drop?.target) onMove(held.id, drop.target, drop.side);
    else if (held && !held.active && columns.some((visible) => visible.column.id === held.id && visible.column.sortable)) onSort(held.id);
    setDrop(null);
  };
  return (
    <div role="rowgroup" className={css.head}>
      <div ref={row} role="row" aria-rowindex={1} className={css.row} onPointerMove={onPointerMove} onPointerUp={onPointerUp} onPointerCancel={() => ((drag.current = null), setDrop(null))}>
        {selectable ? (
          <div
            role="columnheader"
            tabIndex={-1}
            aria-colindex={1}
            className={`${css.cell} ${css.check} ${css.pinned}`}
            style={{ insetInlineStart: 0 }}
            onClick={onBox}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ' ') onBox();
            }}
          >
            <span className="sr-only">{t('grid.selectAll', 'Select all matching')}</span>
            <span className={css.box} data-state={boxState} aria-hidden="true" />
          </div>
        ) : null}
        {columns.map((visible, i) => {
          const { column } = visible;
          const sorted = sort?.field === column.id;
          return (
            <div
              key={column.id}
              role="columnheader"
              tabIndex={-1}
              id={i === cursor ? cellId(gridId, -1, i) : undefined}
              aria-colindex={i + (selectable ? 2 : 1)}
              aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : column.sortable ? 'none' : undefined}
              className={`${cellClass(visible)} ${css.headCell}${i === cursor ? ` ${css.cursor}` : ''}`}
              style={cellStyle(visible)}
              title={column.unit ? `${column.label} (${column.unit})` : column.label}
              data-column={column.id}
              data-sortable={column.sortable || undefined}
              data-dragged={drop?.dragged === column.id || undefined}
              data-drop={drop?.target === column.id ? drop.side : undefined}
              onPointerDown={(event) => {
                if (event.button !== 0 || event.pointerType === 'touch' || (event.target as HTMLElement).closest('[data-grip],button')) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                drag.current = { id: column.id, x: event.clientX, active: false };
              }}
              onContextMenu={(event) => {
                event.preventDefault();
                onMenu(i, event.currentTarget.getBoundingClientRect());
              }}
            >
              <span className={css.headLabel}>
                {column.label}
                {column.unit ? <span className={css.unit}> {column.unit}</span> : null}
              </span>
              {sorted ? <Icon name={sort.descending ? 'down' : 'up'} size={12} /> : null}
              <span className={css.headSpring} />
              <button
                type="button"
                tabIndex={-1}
                className={css.headMenu}
                aria-label={t('grid.columnMenu', 'Menu of {column}', { column: column.label })}
                onClick={(event) => onMenu(i, (event.currentTarget.closest('[role=columnheader]') ?? event.currentTarget).getBoundingClientRect())}
              >
                <Icon name="chevron" size={12} />
              </button>
              <span
                className={css.grip}
                data-grip
                aria-hidden="true"
                onPointerDown={(event) => {
                  event.stopPropagation();
                  event.currentTarget.setPointerCapture(event.pointerId);
                  resize.current = { id: column.id, x: event.clientX, width: visible.width, min: column.minWidth ?? widthLimits.min };
                }}
                onPointerMove={(event) => {
                  const held = resize.current;
                  if (held) onResize(held.id, Math.max(held.min, Math.min(widthLimits.max, held.width + event.clientX - held.x)));
                }}
                onPointerUp={() => (resize.current = null)}
                onPointerCancel={() => (resize.current = null)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
