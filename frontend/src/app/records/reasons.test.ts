import { expect, it } from 'vitest';
import { setLocale } from '~/i18n';
import { blocked, readable } from './reasons';

it('writes the days and amounts of a sentence as they are written here', () => {
  setLocale('en-US');
  expect(readable('182110.00 USD instead of -90120.50 USD: 41.5 percent; up to 20 are usual')).toBe('182,110.00 USD instead of -90,120.50 USD: 41.5 percent; up to 20 are usual');
  expect(readable('CT-2026-10-01 ended on 2026-10-31')).toBe('CT-2026-10-01 ended on Oct 31, 2026');
  expect(readable('1200 JPY for 2 DSL lines')).toBe('1,200 JPY for 2 DSL lines');
});

it('says who the second person must be', () => {
  const actions = [
    { action: 'approveBillRun', allowed: false, reasonCode: 'SECOND_PERSON' },
    { action: 'postBillRun', allowed: true },
  ];
  expect(blocked(actions, 'approveBillRun')).toBe('You started this run. Somebody else must approve it.');
  expect(blocked(actions, 'postBillRun')).toBeUndefined();
  expect(blocked(actions, 'cancelBillRun')).toBe('Your role does not include this');
});
