import fc from 'fast-check';
import { expect, it } from 'vitest';
import { add, fromMinor, sums, toMinor } from '~/lib/money';
import { change, changeText, lineChange, totalsByCurrency } from './compare';

const usd = (amount: string) => ({ amount, currency: 'USD' });

it('says by how much a bill differs from the one before, and by what share of it', () => {
  expect(change(usd('110.00'), usd('100.00'))).toEqual({ difference: usd('10.00'), perMille: 100 });
  expect(change(usd('0.00'), usd('100.00'))).toEqual({ difference: usd('-100.00'), perMille: -1000 });
  expect(change(usd('5.00'), usd('0.00'))).toEqual({ difference: usd('5.00'), perMille: null });
  // More of a credit is less of a bill.
  expect(change(usd('-110.00'), usd('-100.00')).perMille).toBe(-100);
});

it('writes shares with their sign', () => {
  expect(changeText(21, 'en-US')).toBe('+2.1%');
  expect(changeText(-120, 'en-US')).toBe('-12.0%');
  expect(changeText(0, 'en-US')).toBe('0.0%');
  expect(changeText(null, 'en-US')).toBe('');
});

it('counts a new line as a change by all of it', () => {
  expect(lineChange({ amount: usd('7.00'), previous: null })).toEqual(usd('7.00'));
  expect(lineChange({ amount: usd('7.00'), previous: usd('9.00') })).toEqual(usd('-2.00'));
});

it('adds up every status of a currency, and never two currencies', () => {
  const amount = fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n });
  const part = fc.record({ currency: fc.constantFrom('USD', 'EUR', 'JPY'), status: fc.constantFrom('READY', 'HELD', 'BLOCKED', 'POSTED', 'CREDITED'), drafts: fc.nat(1000), total: amount, previous: amount });
  const distinct = fc.uniqueArray(part, { selector: ({ currency, status }) => `${currency} ${status}` });
  fc.assert(
    fc.property(distinct, (parts) => {
      const totals = parts.map((one) => ({ ...one, total: fromMinor(one.total, one.currency), previous: fromMinor(one.previous, one.currency) }));
      const rows = totalsByCurrency(totals);
      expect(new Set(rows.map((row) => row.currency)).size).toBe(rows.length);
      expect(rows.reduce((sum, row) => sum + row.drafts, 0)).toBe(parts.reduce((sum, one) => sum + one.drafts, 0));
      for (const expected of sums(totals.map((one) => one.total))) {
        const row = rows.find(({ currency }) => currency === expected.currency);
        expect(row?.total).toEqual(expected);
        const { difference } = change(row?.total ?? expected, row?.previous ?? expected);
        expect(toMinor(add(difference, row?.previous ?? expected))).toBe(toMinor(expected));
      }
    }),
  );
});
