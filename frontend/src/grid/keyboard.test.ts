import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyPress } from '~/lib/keys';
import { intentOf, move, type Step } from './keyboard';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
const frame = fc.record({ rows: fc.integer({ min: 0, max: 100_000 }), columns: fc.integer({ min: 1, max: 14 }), page: fc.integer({ min: 1, max: 40 }) });
const steps: Step[] = ['up', 'down', 'left', 'right', 'pageUp', 'pageDown', 'rowStart', 'rowEnd', 'first', 'last', 'firstRow', 'lastRow'];

describe('the cursor', () => {
  it('never leaves the grid, whatever the keys', () => {
    fc.assert(
      fc.property(frame, fc.array(fc.constantFrom(...steps), { maxLength: 60 }), (size, walk) => {
        let cursor = { row: 0, column: 0 };
        for (const step of walk) {
          cursor = move(cursor, step, size);
          expect(cursor.row).toBeGreaterThanOrEqual(-1);
          expect(cursor.row).toBeLessThan(Math.max(size.rows, 0) || 0.5);
          expect(cursor.column).toBeGreaterThanOrEqual(0);
          expect(cursor.column).toBeLessThan(size.columns);
        }
      }),
    );
  });

  it('reaches the header step by step only', () => {
    const size = { rows: 50, columns: 3, page: 10 };
    expect(move({ row: 3, column: 1 }, 'pageUp', size)).toEqual({ row: 0, column: 1 });
    expect(move({ row: 0, column: 1 }, 'up', size)).toEqual({ row: -1, column: 1 });
    expect(move({ row: -1, column: 1 }, 'up', size)).toEqual({ row: -1, column: 1 });
    expect(move({ row: -1, column: 1 }, 'down', size)).toEqual({ row: 0, column: 1 });
    expect(move({ row: 9, column: 1 }, 'last', size)).toEqual({ row: 49, column: 2 });
  });
});

describe('keys', () => {
  it.each([
    [press('j'), { kind: 'move', step: 'down', extend: false }],
    [press('ArrowDown', { shiftKey: true }), { kind: 'move', step: 'down', extend: true }],
    [press('End', { ctrlKey: true }), { kind: 'move', step: 'last', extend: false }],
    [press('End', { ctrlKey: true, shiftKey: true }), { kind: 'move', step: 'last', extend: true }],
    [press(' '), { kind: 'peek' }],
    [press('Enter'), { kind: 'open' }],
    [press('x'), { kind: 'toggle' }],
    [press('a', { ctrlKey: true }), { kind: 'selectMatching' }],
    [press('C', { ctrlKey: true, shiftKey: true }), { kind: 'copyWithHeaders' }],
    [press('ArrowLeft', { altKey: true }), { kind: 'reorder', by: -1 }],
    [press('p'), null],
    [press('k', { ctrlKey: true }), null],
    [press('c', { ctrlKey: true }), null],
  ])('%o', (event, want) => expect(intentOf(event, 'other')).toEqual(want));
});
