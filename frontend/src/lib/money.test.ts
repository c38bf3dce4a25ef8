import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, currencyDigits, CurrencyMismatch, formatMoney, fromMinor, isZero, negate, parseTyped, perMille, subtract, sums, toMinor } from './money';

const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLF');
const minor = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const locale = fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'fi-FI', 'de-CH', 'en-IN');

describe('minor units', () => {
  it('survive the round trip, with exactly the digits of the currency', () => {
    fc.assert(
      fc.property(minor, currency, (value, code) => {
        const money = fromMinor(value, code);
        expect(toMinor(money)).toBe(value);
        expect(money.amount.split('.')[1]?.length ?? 0).toBe(currencyDigits(code));
      }),
    );
  });

  it.each([
    ['1234.5', 'USD', 123450n],
    ['-0.01', 'USD', -1n],
    ['3', 'JPY', 3n],
    ['1.234', 'KWD', 1234n],
  ])('%s %s', (amount, code, want) => expect(toMinor({ amount, currency: code })).toBe(want));

  it.each([
    ['0.5', 'JPY'],
    ['1.005', 'USD'],
    ['1e3', 'USD'],
    ['', 'USD'],
    ['NaN', 'USD'],
    ['1,000.00', 'USD'],
  ])('refuse %s %s', (amount, code) => expect(() => toMinor({ amount, currency: code })).toThrow(RangeError));
});

describe('arithmetic', () => {
  it('is exact, and subtraction undoes addition', () => {
    fc.assert(
      fc.property(minor, minor, currency, (a, b, code) => {
        const left = fromMinor(a, code);
        const right = fromMinor(b, code);
        expect(subtract(add(left, right), right)).toEqual(left);
        expect(isZero(add(left, negate(left)))).toBe(true);
        expect(compare(left, right)).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('never mixes currencies', () => {
    expect(() => add({ amount: '1.00', currency: 'USD' }, { amount: '1.00', currency: 'EUR' })).toThrow(CurrencyMismatch);
    expect(sums([{ amount: '1.10', currency: 'USD' }, { amount: '5', currency: 'JPY' }, { amount: '2.20', currency: 'USD' }])).toEqual([
      { amount: '3.30', currency: 'USD' },
      { amount: '5', currency: 'JPY' },
    ]);
  });

  it('gives shares without a division by zero', () => {
    expect(perMille({ amount: '1.00', currency: 'USD' }, { amount: '0.00', currency: 'USD' })).toBe(0);
    expect(perMille({ amount: '1.00', currency: 'USD' }, { amount: '4.00', currency: 'USD' })).toBe(250);
  });

  it('rounds shares half away from zero', () => {
    const share = (part: string, whole: string) => perMille({ amount: part, currency: 'USD' }, { amount: whole, currency: 'USD' });
    expect(share('-1077.81', '2821.71')).toBe(-382);
    expect(share('0.05', '100.00')).toBe(1);
    expect(share('-0.05', '100.00')).toBe(-1);
    expect(share('0.04', '100.00')).toBe(0);
    expect(share('1.00', '-3.00')).toBe(-333);
  });
});

describe('formatting', () => {
  it.each([
    [{ amount: '1234567.80', currency: 'USD' }, { locale: 'en-US' }, '1,234,567.80'],
    [{ amount: '-1234.50', currency: 'USD' }, { locale: 'en-US', negative: 'brackets' }, '(1,234.50)'],
    [{ amount: '0.00', currency: 'USD' }, { locale: 'en-US' }, '–'],
    [{ amount: '0.00', currency: 'USD' }, { locale: 'en-US', zero: 'digits' }, '0.00'],
    [{ amount: '1234', currency: 'JPY' }, { locale: 'en-US', unit: 'symbol' }, '¥1,234'],
    [{ amount: '1.234', currency: 'KWD' }, { locale: 'en-US' }, '1.234'],
    [{ amount: '9007199254740993.01', currency: 'USD' }, { locale: 'en-US' }, '9,007,199,254,740,993.01'],
    [{ amount: '48920.00', currency: 'USD' }, { locale: 'en-US', compact: true }, '48.9K'],
    [{ amount: '13000.00', currency: 'USD' }, { locale: 'en-US', compact: true }, '13.0K'],
    [{ amount: '-499.80', currency: 'USD' }, { locale: 'en-US', compact: true }, '-499.80'],
    [{ amount: '12.00', currency: 'USD' }, { locale: 'en-US', signed: true }, '+12.00'],
  ] as const)('%o', (money, options, want) => expect(formatMoney(money, options)).toBe(want));

  it('reads back what it wrote, in every locale', () => {
    fc.assert(
      fc.property(minor, currency, locale, (value, code, tag) => {
        const money = fromMinor(value, code);
        expect(parseTyped(formatMoney(money, { locale: tag, zero: 'digits' }), code, tag)).toEqual(money);
      }),
    );
  });
});

describe('typed amounts', () => {
  it.each([
    ['1,234.5', 'USD', 'en-US', '1234.50'],
    ['(12)', 'USD', 'en-US', '-12.00'],
    ['1.234,50', 'EUR', 'de-DE', '1234.50'],
    ['1234.50', 'EUR', 'de-DE', '1234.50'],
    ['1 234,5', 'EUR', 'fi-FI', '1234.50'],
  ])('%s %s %s', (text, code, tag, want) => expect(parseTyped(text, code, tag)).toEqual({ amount: want, currency: code }));

  it.each([
    ['1,5', 'USD', 'en-US'],
    ['1.234', 'USD', 'en-US'],
    ['abc', 'USD', 'en-US'],
    ['1.5', 'JPY', 'en-US'],
  ])('refuses %s %s %s', (text, code, tag) => expect(parseTyped(text, code, tag)).toBeNull());
});
