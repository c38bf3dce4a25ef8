import { describe, expect, it } from 'vitest';
import { openOn, sorted } from './openitems';

const invoice = (number: string, dueOn: string, balance: string, currency = 'USD') => ({ number, issueOn: '2026-01-01', dueOn, total: { amount: '100.00', currency }, balance: { amount: balance, currency } });
const all = [invoice('B', '2026-02-01', '10.00'), invoice('A', '2026-03-01', '0.00'), invoice('C', '2026-03-20', '7.00'), invoice('D', '2026-01-05', '3.00', 'EUR')];
const numbers = (items: readonly { number: string }[]) => items.map((item) => item.number).join('');

describe('openOn', () => {
  it('leaves out what was settled by that day', () => expect(numbers(openOn(all, '2026-03-10', [], undefined))).toBe('BCD'));
  it('keeps to the buckets of that day, not of today', () => {
    expect(numbers(openOn(all, '2026-03-10', ['D31_60'], undefined))).toBe('B');
    expect(numbers(openOn(all, '2026-02-01', ['CURRENT'], 'USD'))).toBe('BC');
  });
});

describe('sorted', () => {
  it('is oldest due first by default', () => expect(numbers(sorted(all, undefined))).toBe('DBAC'));
  it('breaks ties by number', () => expect(numbers(sorted(all, { field: 'total', descending: true }))).toBe('ABCD'));
  it('sorts amounts as amounts', () => expect(numbers(sorted(all.slice(0, 3), { field: 'balance', descending: true }))).toBe('BCA'));
});
