import { expect, it } from 'vitest';
import { addDays } from '~/lib/plaindate';
import { withEnds, withoutPast } from './series';

const values = [
  { code: 'CPI', startsOn: '2026-01-01', value: '101' },
  { code: 'CPI', startsOn: '2026-07-01', value: '103' },
  { code: 'ABC', startsOn: '2026-01-01', value: '7' },
];

it('a value holds to the day before the next one', () => {
  const found = withEnds(values, (entry) => entry.code, (day) => addDays(day, -1));
  expect(found.map((entry) => [entry.code, entry.value, entry.endsOn])).toEqual([
    ['ABC', '7', null],
    ['CPI', '103', null],
    ['CPI', '101', '2026-06-30'],
  ]);
  expect(withoutPast(found, '2026-07-01', false).map((entry) => entry.value)).toEqual(['7', '103']);
  expect(withoutPast(found, '2026-07-01', true)).toHaveLength(3);
});
