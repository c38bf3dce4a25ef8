import { expect, it } from 'vitest';
import { rateOf, rolesOf, skillsOf, type Rate } from './rates';

const rate = (role: string, skill: string, hourly: string, more: Partial<Rate> = {}): Rate => ({ role, skill, class: 'REGULAR', hourly, startsOn: '2026-01-01', endsOn: null, ...more });
const rates = [rate('Engineer', '', '90'), rate('Engineer', 'Fibre', '110'), rate('Engineer', '', '130', { class: 'OVERTIME' }), rate('Planner', '', '70', { endsOn: '2026-03-31' })];

it('the rate of a skill goes before that of any skill', () => {
  expect(rateOf(rates, 'Engineer', 'Fibre', 'REGULAR', '2026-02-01')?.hourly).toBe('110');
  expect(rateOf(rates, 'Engineer', 'Copper', 'REGULAR', '2026-02-01')?.hourly).toBe('90');
  expect(rateOf(rates, 'Engineer', '', 'OVERTIME', '2026-02-01')?.hourly).toBe('130');
  expect(rateOf(rates, 'Engineer', '', 'HOLIDAY', '2026-02-01')).toBeUndefined();
  expect(rateOf(rates, 'Planner', '', 'REGULAR', '2026-04-01')).toBeUndefined();
});

it('offers the roles and skills of the card', () => {
  expect(rolesOf(rates)).toEqual(['Engineer', 'Planner']);
  expect(skillsOf(rates, 'Engineer')).toEqual(['Fibre']);
  expect(skillsOf(rates, 'Planner')).toEqual([]);
});
