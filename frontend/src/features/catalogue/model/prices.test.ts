import { expect, it } from 'vitest';
import { holdsOn, latestOn, phaseOn, priceOn, pricesOn } from './prices';

const prices = [
  { currency: 'USD', unitPrice: '21', startsOn: '2026-06-01', endsOn: null },
  { currency: 'USD', unitPrice: '19', startsOn: '2026-01-01', endsOn: '2026-05-31' },
  { currency: 'EUR', unitPrice: '18', startsOn: '2026-03-01' },
];

it('a price holds from its first day to its last, both included', () => {
  expect(priceOn(prices, 'USD', '2025-12-31')).toBeUndefined();
  expect(priceOn(prices, 'USD', '2026-01-01')?.unitPrice).toBe('19');
  expect(priceOn(prices, 'USD', '2026-05-31')?.unitPrice).toBe('19');
  expect(priceOn(prices, 'USD', '2026-06-01')?.unitPrice).toBe('21');
  expect(priceOn(prices, 'GBP', '2026-06-01')).toBeUndefined();
});

it('gives one price a currency', () => {
  expect(pricesOn(prices, '2026-04-01').map((price) => `${price.currency} ${price.unitPrice}`)).toEqual(['EUR 18', 'USD 19']);
  expect(pricesOn(prices, '2026-02-01').map((price) => price.currency)).toEqual(['USD']);
});

it('tells past, present and future apart, and takes the latest of several', () => {
  expect(prices.map((price) => phaseOn(price, '2026-05-31'))).toEqual(['future', 'now', 'now']);
  expect(phaseOn({ startsOn: '2026-01-01', endsOn: '2026-01-01' }, '2026-01-02')).toBe('past');
  expect(holdsOn({ startsOn: '2026-01-01', endsOn: '2026-01-01' }, '2026-01-01')).toBe(true);
  expect(latestOn([{ startsOn: '2026-01-01' }, { startsOn: '2026-02-01' }], '2026-03-01')?.startsOn).toBe('2026-02-01');
});
