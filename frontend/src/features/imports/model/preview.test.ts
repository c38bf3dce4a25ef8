import { expect, test } from 'vitest';
import { tables } from './preview';

test('one table per kind; a row that lacks a field keeps its place', () => {
  const cell = (field: string, value: string) => ({ field, value });
  expect(
    tables([
      { line: 2, kind: 'accounts', cells: [cell('number', 'A1'), cell('name', 'One')] },
      { line: 2, kind: 'invoices', cells: [cell('number', 'I1')] },
      { line: 3, kind: 'accounts', cells: [cell('number', 'A2'), cell('email', 'x@y.example')] },
    ]),
  ).toEqual([
    {
      kind: 'accounts',
      fields: ['number', 'name', 'email'],
      rows: [
        { line: 2, values: { number: 'A1', name: 'One' } },
        { line: 3, values: { number: 'A2', email: 'x@y.example' } },
      ],
    },
    { kind: 'invoices', fields: ['number'], rows: [{ line: 2, values: { number: 'I1' } }] },
  ]);
});

test('nothing gives no tables', () => expect(tables([])).toEqual([]));
