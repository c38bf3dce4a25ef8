import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTsv } from '~/lib/tsv';
import { blockOf, boundsOf, inBounds, isBlock } from './clipboard';
import type { GridColumn } from './types';

interface Item {
  name: string;
  amount: string;
}
const columns: GridColumn<Item>[] = [
  { id: 'name', label: 'Name', text: (row) => row.name },
  { id: 'amount', label: 'Open', unit: 'USD', text: (row) => `${row.amount} $`, copy: (row) => row.amount },
];

it('survives the way through a spreadsheet, headers included', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ name: fc.stringMatching(/^[a-z"\t\n\r, ]{1,12}$/), amount: fc.constantFrom('1.00', '-2.50') }), { minLength: 1 }), fc.boolean(), (rows, headers) => {
      const block = blockOf(rows, columns, headers);
      expect(parseTsv(block.text)).toEqual(block.cells);
      expect(block.cells).toHaveLength(rows.length + (headers ? 1 : 0));
    }),
  );
});

it('copies raw values under the header with its unit', () => {
  expect(blockOf([{ name: 'Northline', amount: '-2.50' }], columns, true).text).toBe('Name\tOpen (USD)\r\nNorthline\t-2.50');
});

it.each(['=1+1', '@sum(a)', '+cmd', '-x'])('disarms %s', (name) => {
  expect(blockOf([{ name, amount: '1.00' }], columns, false).cells[0]?.[0]).toBe(`'${name}`);
});

it('takes a range in either direction', () => {
  const there = { anchor: { row: 5, column: 2 }, head: { row: 1, column: 4 } };
  const back = { anchor: there.head, head: there.anchor };
  expect(boundsOf(there)).toEqual({ firstRow: 1, lastRow: 5, firstColumn: 2, lastColumn: 4 });
  expect(boundsOf(back)).toEqual(boundsOf(there));
  expect(inBounds(boundsOf(there), { row: 3, column: 4 })).toBe(true);
  expect(inBounds(boundsOf(there), { row: 3, column: 1 })).toBe(false);
  expect(isBlock({ anchor: there.head, head: there.head })).toBe(false);
});
