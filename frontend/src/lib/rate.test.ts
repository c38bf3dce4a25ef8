import { expect, it } from 'vitest';
import { formatPercent, formatPrice, formatRate } from './rate';

it('keeps every decimal of a rate, and fills a price up to its currency', () => {
  expect(formatRate('1234.5', 'en-US')).toBe('1,234.5');
  expect(formatRate('1.500', 'en-US')).toBe('1.5');
  expect(formatRate('12', 'en-US')).toBe('12');
  expect(formatRate('0.00000001', 'en-US')).toBe('0.00000001');
  expect(formatRate('98765432109876543.12345678', 'en-US')).toBe('98,765,432,109,876,543.12345678');
  expect(formatRate('-3.25', 'de-DE')).toBe('-3,25');
  expect(formatRate('n/a', 'en-US')).toBe('n/a');
  expect(formatPrice('19.9', 'USD', 'en-US')).toBe('19.90');
  expect(formatPrice('0.0415', 'USD', 'en-US')).toBe('0.0415');
  expect(formatPrice('1500', 'JPY', 'en-US')).toBe('1,500');
  expect(formatPrice('2', 'KWD', 'en-US')).toBe('2.000');
});

it('writes a percentage as the language does, without losing any of it', () => {
  expect(formatPercent('8.875', 'en-US')).toBe('8.875%');
  expect(formatPercent('6.25000000', 'en-US')).toBe('6.25%');
  expect(formatPercent('20', 'de-DE')).toBe('20\u00a0%');
  expect(formatPercent('3', 'en-US', true)).toBe('+3%');
  expect(formatPercent('-0.1', 'en-US', true)).toBe('-0.1%');
  expect(formatPercent('n/a', 'en-US')).toBe('n/a');
});
