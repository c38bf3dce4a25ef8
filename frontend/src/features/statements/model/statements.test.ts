import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, fromMinor } from '~/lib/money';
import { askedPeriod, askedStatement, statementQuery } from './asked';
import { byCause } from './causes';

const today = '2026-11-29';

describe('the statement that an address asks for', () => {
  it('is of open items as of today unless it says otherwise', () => {
    expect(askedStatement({}, today)).toEqual({ account: null, kind: 'OPEN_ITEM', asOf: today, from: '2026-11-01', group: false, breakdown: null });
  });
  it('takes what the address says', () => {
    const asked = askedStatement({ account: ['d7'], kind: ['BALANCE_FORWARD'], asof: ['2026-09-30'], from: ['2026-07-01'], group: ['all'], by: ['SITE'] }, today);
    expect(asked).toEqual({ account: 'd7', kind: 'BALANCE_FORWARD', asOf: '2026-09-30', from: '2026-07-01', group: true, breakdown: 'SITE' });
    expect(statementQuery(asked, 'EUR')).toEqual({ kind: 'BALANCE_FORWARD', asOf: '2026-09-30', from: '2026-07-01', children: 'true', breakdown: 'SITE', currency: 'EUR' });
  });
  it('never asks for a day to come, a start after the end, or words that are no day', () => {
    expect(askedStatement({ asof: ['2027-01-01'] }, today).asOf).toBe(today);
    expect(askedStatement({ asof: ['soon'], from: ['2026-02-31'], kind: ['ALL'], by: ['x'] }, today)).toEqual(askedStatement({}, today));
    expect(askedStatement({ asof: ['2026-09-30'], from: ['2026-10-01'] }, today).from).toBe('2026-09-01');
  });
  it('leaves out of the file what does not apply', () => {
    expect(statementQuery(askedStatement({ from: ['2026-07-01'] }, today), undefined)).toEqual({ kind: 'OPEN_ITEM', asOf: today });
  });
});

describe('the period of a reconciliation', () => {
  it('is last month, or two days in their order', () => {
    expect(askedPeriod({}, today)).toEqual({ account: null, from: '2026-10-01', to: '2026-10-31' });
    expect(askedPeriod({ account: ['d7'], from: ['2026-03-31'], to: ['2026-01-01'] }, today)).toEqual({ account: 'd7', from: '2026-01-01', to: '2026-03-31' });
  });
});

describe('differences by cause', () => {
  it('sum to all differences', () => {
    const row = fc.record({ cause: fc.constantFrom('PRICE', 'EXTRA', 'NOT_BILLED'), cents: fc.bigInt({ min: -100_000n, max: 100_000n }) });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const billing = rows.map(({ cause, cents }) => ({ cause, difference: fromMinor(cents, 'EUR') }));
        const causes = byCause([...billing, { cause: '', difference: fromMinor(0n, 'EUR') }], 'EUR');
        expect(causes.reduce((sum, cause) => add(sum, cause.difference), fromMinor(0n, 'EUR'))).toEqual(fromMinor(rows.reduce((sum, { cents }) => sum + cents, 0n), 'EUR'));
        expect(causes.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
      }),
    );
  });
});
