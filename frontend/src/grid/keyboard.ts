import { keyName, typingKeysEnabled, type KeyPress, type Platform } from '~/lib/keys';
import type { Cursor } from './types';

export interface Frame {
  rows: number;
  columns: number;
  /** Whole rows in view. */
  page: number;
}

export type Step =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'pageUp'
  | 'pageDown'
  | 'rowStart'
  | 'rowEnd'
  | 'first'
  | 'last'
  | 'firstRow'
  | 'lastRow';

export type Intent =
  | { kind: 'move'; step: Step; extend: boolean }
  | { kind: 'peek' | 'open' | 'toggle' | 'selectMatching' | 'copyWithHeaders' | 'clear' | 'menu' }
  | { kind: 'reorder' | 'resize'; by: -1 | 1 };

const moves: Record<string, Step> = {
  arrowup: 'up',
  arrowdown: 'down',
  arrowleft: 'left',
  arrowright: 'right',
  pageup: 'pageUp',
  pagedown: 'pageDown',
  home: 'rowStart',
  end: 'rowEnd',
  'mod+home': 'first',
  'mod+end': 'last',
  'mod+arrowup': 'firstRow',
  'mod+arrowdown': 'lastRow',
};

const others: Record<string, Intent> = {
  space: { kind: 'peek' },
  enter: { kind: 'open' },
  'shift+space': { kind: 'toggle' },
  'mod+a': { kind: 'selectMatching' },
  'mod+shift+c': { kind: 'copyWithHeaders' },
  escape: { kind: 'clear' },
  'alt+arrowdown': { kind: 'menu' },
  'shift+f10': { kind: 'menu' },
  contextmenu: { kind: 'menu' },
  'alt+arrowleft': { kind: 'reorder', by: -1 },
  'alt+arrowright': { kind: 'reorder', by: 1 },
  'alt+shift+arrowleft': { kind: 'resize', by: -1 },
  'alt+shift+arrowright': { kind: 'resize', by: 1 },
};

const letters: Record<string, Intent> = {
  j: { kind: 'move', step: 'down', extend: false },
  k: { kind: 'move', step: 'up', extend: false },
  'shift+j': { kind: 'move', step: 'down', extend: true },
  'shift+k': { kind: 'move', step: 'up', extend: true },
  x: { kind: 'toggle' },
};

/** What a key means to the grid; null leaves it to the page. */
export function intentOf(press: KeyPress, on: Platform): Intent | null {
  const name = keyName(press, on);
  if (typingKeysEnabled() && letters[name]) return letters[name];
  if (others[name]) return others[name];
  const plain = name.replace('shift+', '');
  const step = moves[plain];
  return step ? { kind: 'move', step, extend: plain !== name } : null;
}

const clamp = (n: number, low: number, high: number): number => Math.max(low, Math.min(high, n));

/** The cursor after a step. It enters the header upwards from the first row, one step at a time, never by a jump. */
export function move(cursor: Cursor, step: Step, frame: Frame): Cursor {
  const { row, column } = cursor;
  const lastRow = frame.rows - 1;
  const lastColumn = Math.max(0, frame.columns - 1);
  switch (step) {
    case 'up':
      return { row: clamp(row - 1, -1, lastRow), column };
    case 'down':
      return { row: clamp(row + 1, -1, lastRow), column };
    case 'left':
      return { row, column: clamp(column - 1, 0, lastColumn) };
    case 'right':
      return { row, column: clamp(column + 1, 0, lastColumn) };
    case 'pageUp':
      return { row: clamp(row - frame.page, Math.min(0, lastRow), lastRow), column };
    case 'pageDown':
      return { row: clamp(row + frame.page, Math.min(0, lastRow), lastRow), column };
    case 'rowStart':
      return { row, column: 0 };
    case 'rowEnd':
      return { row, column: lastColumn };
    case 'first':
      return { row: Math.min(0, lastRow), column: 0 };
    case 'last':
      return { row: lastRow, column: lastColumn };
    case 'firstRow':
      return { row: Math.min(0, lastRow), column };
    case 'lastRow':
      return { row: lastRow, column };
  }
}
