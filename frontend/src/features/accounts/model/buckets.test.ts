import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/lib/plaindate';
import { barBuckets, bucketNames, bucketOn, chosenReceivable, sumOfBuckets } from './buckets';

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('bucketOn', () => {
  it.each([
    [-3, 'CURRENT'],
    [0, 'CURRENT'],
    [1, 'D1_30'],
    [30, 'D1_30'],
    [31, 'D31_60'],
    [60, 'D31_60'],
    [61, 'D61_90'],
    [90, 'D61_90'],
    [91, 'D91_120'],
    [120, 'D91_120'],
    [121, 'D121_PLUS'],
    [4000, 'D121_PLUS'],
  ])('%i days after the due date is %s', (late, bucket) => {
    expect(bucketOn(addDays('2026-02-10', late), '2026-02-10')).toBe(bucket);
  });
  it('never gets younger as days pass', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 800 }), fc.nat(200), (late, more) => {
        const at = (days: number) => bucketNames.indexOf(bucketOn(addDays('2026-02-10', days), '2026-02-10'));
        return at(late + more) >= at(late);
      }),
    );
  });
});

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
