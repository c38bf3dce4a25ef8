import { expect, it } from 'vitest';
import { boardRange, milestone, monthName, months, usualDates, wholeMonth } from './period';

it('offers the next month and those before it', () => {
  expect(months('2026-01-31', 2)).toEqual(['2026-02-01', '2026-01-01', '2025-12-01', '2025-11-01']);
  expect(monthName('2026-10-01', 'en-US')).toBe('October 2026');
});

it('knows a whole month', () => {
  expect(wholeMonth('2028-02-01', '2028-02-29')).toBe('2028-02-01');
  expect(wholeMonth('2026-02-01', '2026-02-27')).toBeNull();
  expect(wholeMonth('2026-02-01', '2026-03-31')).toBeNull();
});

it('shows the months around today unless told otherwise', () => {
  expect(boardRange(undefined, '2026-11-29')).toEqual(['2026-10-01', '2026-12-31']);
  expect(boardRange('last-quarter', '2026-11-29')).toEqual(['2026-07-01', '2026-09-30']);
  expect(boardRange('nonsense', '2026-11-29')).toEqual(['2026-10-01', '2026-12-31']);
});

it('tells what is late from what is ahead', () => {
  expect(milestone('2026-11-01', true, '2026-11-29')).toBe('done');
  expect(milestone('2026-11-01', false, '2026-11-29')).toBe('late');
  expect(milestone('2026-11-29', false, '2026-11-29')).toBe('today');
  expect(milestone('2026-12-01', false, '2026-11-29')).toBe('ahead');
});

it('keeps the four days in order', () => {
  const { cutOffOn, runOn, approveOn, deliverOn } = usualDates('2026-10-31');
  expect([cutOffOn, runOn, approveOn, deliverOn].toSorted()).toEqual([cutOffOn, runOn, approveOn, deliverOn]);
});
