import { expect, it } from 'vitest';
import { dayWithin, nextEnd } from './term';

it('renews for the same number of months', () => {
  expect(nextEnd('2026-01-01', '2026-12-31')).toBe('2027-12-31');
  expect(nextEnd('2026-02-01', '2026-04-30')).toBe('2026-07-31');
  expect(nextEnd('2024-01-15', '2026-01-14')).toBe('2028-01-14');
  expect(nextEnd('2026-01-01', '2026-12-30')).toBe('2027-12-30');
});

it('shows a day on which the contract holds', () => {
  expect(dayWithin('2026-01-01', '2026-12-31', '2026-06-15')).toBe('2026-06-15');
  expect(dayWithin('2026-01-01', null, '2025-06-15')).toBe('2026-01-01');
  expect(dayWithin('2026-01-01', '2026-12-31', '2027-06-15')).toBe('2026-12-31');
});
