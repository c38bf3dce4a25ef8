import { useState } from 'react';
import { formatCount, t } from '~/i18n';
import { Button } from '~/ui';
import css from './imports.module.css';

export interface RefusedCell {
  readonly line: number;
  readonly field: string;
  readonly value: string;
  readonly message: string;
}

const step = 50;

/** Cells that can't be taken: where they stand, what is there, and what would be right. */
export function Refusals({ cells, more }: { cells: readonly RefusedCell[]; more?: boolean }) {
  const [shown, setShown] = useState(step);
  return (
    <>
      <ol className={css.refusals}>
        {cells.slice(0, shown).map((cell, index) => (
          // The same cell may be refused twice, for two reasons.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <span className={css.place}>
              {cell.field ? t('imports.cell', 'Line {line}, {field}', { line: String(cell.line), field: cell.field }) : t('imports.line', 'Line {line}', { line: String(cell.line) })}
            </span>
            {cell.value ? <code className={css.value}>{cell.value}</code> : null}
            <span className={css.reason}>{cell.message}</span>
          </li>
        ))}
      </ol>
      {shown < cells.length ? (
        <Button kind="quiet" onClick={() => setShown(shown + step)}>
          {t('imports.more', 'Show more: {left} are left', { left: formatCount(cells.length - shown) })}
        </Button>
      ) : more ? (
        <p className={css.hint}>{t('imports.further', 'There are more; these are the first {count}.', { count: formatCount(cells.length) })}</p>
      ) : null}
    </>
  );
}
