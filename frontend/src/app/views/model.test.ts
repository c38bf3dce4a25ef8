import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { over } from '~/app/list';
import { initialLayout, type ColumnLayout, type GridColumn } from '~/grid';
import { all, builtInView, choose, columnsOf, decodeColumns, encodeColumns, keptColumns, layoutOf, standardOf, writtenColumns, type View, type ViewColumn } from './model';

const overdue = builtInView({ id: 'overdue', name: 'Overdue', filter: 'status:OVERDUE', sort: 'dueOn' });
const saved: View = { id: 'd7', name: 'Mine', f: 'book:mine', sort: '-balance', columns: [], density: undefined, saved: true };
const views = [builtInView({ id: all, name: 'All' }), overdue, saved];

describe('which view an address shows', () => {
  it('is the whole list where nothing says otherwise', () => {
    expect(choose({}, views, undefined)).toMatchObject({ view: { id: all, f: undefined }, missing: false, named: undefined, changed: false });
  });
  it('is the default where the address says nothing, which is then to name it', () => {
    expect(choose({}, views, 'd7')).toMatchObject({ view: saved, named: 'd7', changed: false });
  });
  it('is the view of the address, whatever the default is', () => {
    expect(choose({ view: 'overdue' }, views, 'd7')).toMatchObject({ view: overdue, named: undefined, changed: false });
    expect(choose({ view: all }, views, 'd7')).toMatchObject({ view: { id: all }, named: undefined });
  });
  it.each([{ f: 'status:OPEN' }, { sort: 'number' }, { q: 'acme' }, { peek: 'd9' }, { cols: 'number' }])('is not the default where the address says anything: %o', (search) => {
    expect(choose(search, views, 'd7')).toMatchObject({ view: { id: all }, named: undefined, changed: false });
  });
  it('is a draft of the view where the address says something besides', () => {
    for (const part of [{ f: '-' }, { sort: 'number' }, { cols: 'number,-total' }, { rows: 'compact' }]) {
      expect(choose({ view: 'd7', ...part }, views, undefined)).toMatchObject({ view: saved, changed: true });
    }
    // What is looked for and looked at is no part of a view.
    expect(choose({ view: 'd7', q: 'acme', peek: 'd9' }, views, undefined).changed).toBe(false);
  });
  it('is the whole list where the view is not there, and a default that is not there is none', () => {
    expect(choose({ view: 'd8' }, views, 'd7')).toMatchObject({ view: { id: all }, missing: true, named: undefined });
    expect(choose({}, views, 'd8')).toMatchObject({ view: { id: all }, missing: false, named: undefined });
  });
});

it('writes into the address what is not as the view has it', () => {
  expect(over('status:OPEN', 'book:mine')).toBe('status:OPEN');
  expect(over('book:mine', 'book:mine')).toBe('');
  expect(over(undefined, 'book:mine')).toBe('-');
  expect(over(undefined, undefined)).toBe('');
});

it('opens with the person’s own default, or that of the first role that has one', () => {
  const defaults = [
    { role: 'BILLER', view: { id: 'd7' }, builtIn: '' },
    { role: 'MANAGER', view: null, builtIn: 'overdue' },
  ];
  expect(standardOf(defaults, ['COLLECTOR', 'MANAGER', 'BILLER'])).toEqual({ own: undefined, role: 'overdue' });
  expect(standardOf([...defaults, { role: null, view: null, builtIn: 'all' }], ['BILLER'])).toEqual({ own: 'all', role: 'd7' });
  expect(standardOf([], ['BILLER'])).toEqual({ own: undefined, role: undefined });
});

const column = (id: string, more: Partial<GridColumn<unknown>> = {}): GridColumn<unknown> => ({ id, label: id, text: () => id, ...more });
const initial = initialLayout([column('number', { pinned: 'start' }), column('account'), column('dueOn'), column('total', { hidden: true }), column('balance', { pinned: 'end' })]);

describe('columns', () => {
  const anyColumns = fc.uniqueArray(
    fc.record<ViewColumn>({ id: fc.stringMatching(/^[A-Za-z][\w.-]{0,8}$/), width: fc.option(fc.integer({ min: 1, max: 2000 })), pinned: fc.constantFrom('START', 'END', null), hidden: fc.boolean() }),
    { selector: ({ id }) => id },
  );
  it('come out of the address as they went in', () => {
    fc.assert(
      fc.property(anyColumns, (columns) => {
        expect(decodeColumns(encodeColumns(columns))).toEqual(columns);
      }),
    );
  });
  it('pass over what is no column', () => {
    expect(decodeColumns('number!:164,,%,number,-a b,x:99999,account')).toEqual([
      { id: 'number', width: 164, pinned: 'START', hidden: false },
      { id: 'account', width: null, pinned: null, hidden: false },
    ]);
  });
  it('become a layout and columns again', () => {
    const layout: ColumnLayout = { order: ['account', 'number', 'dueOn', 'total', 'balance'], widths: { account: 240 }, hidden: { dueOn: true }, start: ['number'], end: ['balance'] };
    const columns = columnsOf(layout);
    expect(encodeColumns(columns)).toBe('number!,account:240,-dueOn,total,balance~');
    expect(columnsOf(layoutOf(columns, initial))).toEqual(columns);
  });
  it('that a view does not name stand as the list has them', () => {
    const view = layoutOf([{ id: 'account', width: null, pinned: 'START', hidden: false }], initial);
    expect(view.start).toEqual(['account', 'number']);
    expect(view.end).toEqual(['balance']);
    expect(view.hidden).toEqual({ total: true });
    expect(layoutOf([], initial)).toBe(initial);
  });
  it('are in the address only where they are not those of the view', () => {
    const view: View = { ...saved, columns: [{ id: 'number', width: null, pinned: 'START', hidden: false }, { id: 'account', width: 200, pinned: null, hidden: false }] };
    const base = layoutOf(view.columns, initial);
    expect(writtenColumns(base, view, initial)).toBe('');
    // The grid names the columns that the view leaves out once one is moved; that alone is no change.
    expect(writtenColumns({ ...base, order: ['number', 'account', 'dueOn', 'total', 'balance'] }, view, initial)).toBe('');
    expect(writtenColumns({ ...base, hidden: { ...base.hidden, dueOn: true } }, view, initial)).toBe('number!,account:200,-dueOn,-total,balance~');
    expect(writtenColumns(initial, saved, initial)).toBe('');
  });
  it('are kept by a view unless they stand as the list has them', () => {
    expect(keptColumns(initial, initial)).toEqual([]);
    expect(keptColumns({ ...initial, widths: { account: 99 } }, initial)).toHaveLength(5);
  });
});
