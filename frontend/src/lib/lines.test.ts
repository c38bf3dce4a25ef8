import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asMoney, lineAmount, parseDecimal } from './lines';

describe('line amounts', () => {
  test.each([
    ['3', '19.99', 'USD', '59.97'],
    ['0.5', '0.01', 'USD', '0.01'],
    ['-0.5', '0.01', 'USD', '-0.01'],
    ['1.005', '100', 'USD', '100.50'],
    ['0.333', '10', 'JPY', '3'],
    ['0.35', '10', 'JPY', '4'],
    ['2', '1.2345', 'KWD', '2.469'],
  ])('%s × %s %s is %s', (quantity, price, currency, amount) => expect(lineAmount(quantity, price, currency)).toEqual({ amount, currency }));

  test.each([
    ['', '1'],
    ['1', 'x'],
    ['1e3', '1'],
    ['1', '0.123456789'],
  ])('%j × %j is no amount', (quantity, price) => expect(lineAmount(quantity, price, 'USD')).toBeNull());

  test('is never further from the exact product than half a cent', () => {
    const decimal = fc.tuple(fc.bigInt(-(10n ** 9n), 10n ** 9n), fc.integer({ min: 0, max: 6 })).map(([units, scale]) => {
      const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
      return `${units < 0n ? '-' : ''}${scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`}`;
    });
    fc.assert(
      fc.property(decimal, decimal, (quantity, price) => {
        const q = parseDecimal(quantity) as { units: bigint; scale: number };
        const p = parseDecimal(price) as { units: bigint; scale: number };
        const cents = BigInt((lineAmount(quantity, price, 'USD')?.amount ?? '').replace('.', ''));
        const one = 10n ** BigInt(q.scale + p.scale);
        const off = cents * one - q.units * p.units * 100n;
        expect(2n * (off < 0n ? -off : off) <= one).toBe(true);
      }),
    );
  });
});

test('money of the currency, or nothing', () => {
  expect(asMoney('3.5', 'USD')).toEqual({ amount: '3.50', currency: 'USD' });
  expect(asMoney('3.505', 'USD')).toBeNull();
  expect(asMoney('3,5', 'USD')).toBeNull();
});
