import { describe, expect, it } from 'vitest';
import { barBuckets, bucketNames, chosenReceivable, sumOfBuckets } from './buckets';

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('buckets of an account', () => {
  const held = [
    { name: 'D31_60', count: 2, amount: usd('12.50') },
    { name: 'CURRENT', count: 1, amount: usd('0.10') },
  ];
  it('are six in order, absent ones empty', () => {
    const bar = barBuckets(held, 'USD');
    expect(bar.map((bucket) => bucket.key)).toEqual(bucketNames);
    expect(bar.map((bucket) => bucket.amount.amount)).toEqual(['0.10', '0.00', '12.50', '0.00', '0.00', '0.00']);
  });
  it('sum up to all, or to the chosen ones', () => {
    expect(sumOfBuckets(held, [], 'USD')).toEqual(usd('12.60'));
    expect(sumOfBuckets(held, ['D31_60'], 'USD')).toEqual(usd('12.50'));
    expect(sumOfBuckets(held, ['D1_30'], 'USD')).toEqual(usd('0.00'));
  });
});

describe('chosenReceivable', () => {
  const in_ = (currency: string, amount: string) => ({ currency, balance: { amount, currency }, unappliedCash: { amount: '0', currency }, unappliedCredit: { amount: '0', currency } });
  it('prefers the named currency, then one with something open', () => {
    const all = [in_('EUR', '0.00'), in_('USD', '5.00')];
    expect(chosenReceivable(all, 'EUR')?.currency).toBe('EUR');
    expect(chosenReceivable(all, 'GBP')?.currency).toBe('USD');
    expect(chosenReceivable([], undefined)).toBeUndefined();
  });
});
