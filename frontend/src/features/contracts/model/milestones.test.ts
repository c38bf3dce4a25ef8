import { expect, it } from 'vitest';
import { changedMilestones, stepsOf } from './milestones';

it('tells what is reached from what is planned and what is missing', () => {
  const steps = stepsOf({ contractedOn: '2026-01-05', installedOn: '2026-02-01', functionalOn: null }, '2026-01-31');
  expect(steps.map((step) => step.state)).toEqual(['reached', 'planned', 'missing']);
  expect(stepsOf({ contractedOn: '2026-01-31' }, '2026-01-31')[0]?.state).toBe('reached');
});

it('sends only the days that are new', () => {
  const before = { contractedOn: '2026-01-05', installedOn: null };
  expect(changedMilestones(before, { contractedOn: '2026-01-05', installedOn: '2026-02-01', functionalOn: null })).toEqual({ installedOn: '2026-02-01' });
  expect(changedMilestones(before, { contractedOn: null })).toEqual({});
});
