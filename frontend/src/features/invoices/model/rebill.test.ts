import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, fromMinor } from '~/lib/money';
import { correctionOf, followTax, grossOf, rightLine, type BilledLine } from './rebill';

const billed: BilledLine = {
  id: 'l1',
  description: 'Line rental',
  product: null,
  quantity: '10',
  unitPrice: '12.50',
  amount: { amount: '125.00', currency: 'EUR' },
  tax: { amount: '23.75', currency: 'EUR' },
  serviceFrom: null,
  serviceTo: null,
};

describe('a line that is put right', () => {
  const before = rightLine(billed);
  it('takes its tax along at the rate that was billed', () => {
    expect(followTax(before, { ...before, quantity: '8' }, billed).tax).toBe('19.00');
    expect(followTax(before, { ...before, unitPrice: '0.03' }, billed).tax).toBe('0.06');
    expect(followTax(before, { ...before, quantity: '-1' }, billed).tax).toBe('-2.38');
  });
  it('keeps a tax that somebody typed, and any while the line cannot be read', () => {
    const typed = { ...before, tax: '20.00' };
    expect(followTax(before, typed, billed)).toEqual(typed);
    expect(followTax(typed, { ...typed, quantity: '8' }, billed).tax).toBe('20.00');
    expect(followTax(before, { ...before, quantity: '8,' }, billed).tax).toBe('23.75');
    expect(followTax(before, { ...before, quantity: '8' }, undefined).tax).toBe('23.75');
  });
  it('starts from the price with the digits of its currency, and from all that it has', () => {
    const of = (unitPrice: string, currency: string) => rightLine({ ...billed, unitPrice, amount: fromMinor(0n, currency) }).unitPrice;
    expect([of('129.5', 'USD'), of('0.0125', 'USD'), of('-3', 'USD'), of('1500', 'JPY'), of('0.5', 'JPY'), of('1.5', 'KWD')]).toEqual(['129.50', '0.0125', '-3.00', '1500', '0.5', '1.500']);
  });
  it('starts from a free line', () => {
    const free: BilledLine = { ...billed, unitPrice: '0', amount: fromMinor(0n, 'EUR'), tax: fromMinor(0n, 'EUR') };
    expect(followTax(rightLine(free), { ...rightLine(free), unitPrice: '5' }, free).tax).toBe('0.00');
  });
});

describe('what a correction changes', () => {
  it('is nothing when the lines stay as they are', () => {
    const total = { amount: '148.75', currency: 'EUR' };
    expect(correctionOf(total, [rightLine(billed)])).toEqual({ credit: total, bill: total, effect: { amount: '0.00', currency: 'EUR' } });
  });
  it('is the new bill less the credit, whatever the lines', () => {
    const cents = fc.bigInt({ min: -10_000_000n, max: 10_000_000n });
    fc.assert(
      fc.property(cents, fc.array(fc.record({ price: cents, tax: cents }), { maxLength: 20 }), (whole, parts) => {
        const total = fromMinor(whole, 'EUR');
        const lines = parts.map(({ price, tax }, i) => ({ id: String(i), from: '', description: 'x', quantity: '1', unitPrice: fromMinor(price, 'EUR').amount, tax: fromMinor(tax, 'EUR').amount }));
        const { credit, bill, effect } = correctionOf(total, lines);
        expect(bill).toEqual(fromMinor(parts.reduce((sum, { price, tax }) => sum + price + tax, 0n), 'EUR'));
        expect(add(credit, effect)).toEqual(bill);
      }),
    );
  });
  it('counts lines that cannot be read as nothing', () => {
    expect(grossOf({ ...rightLine(billed), unitPrice: 'x' }, 'EUR')).toBeNull();
    expect(correctionOf({ amount: '1.00', currency: 'EUR' }, [{ ...rightLine(billed), tax: 'x' }]).bill.amount).toBe('0.00');
  });
});
