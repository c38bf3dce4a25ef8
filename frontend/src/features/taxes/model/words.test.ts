import { expect, it } from 'vitest';
import { area, exemptionState } from './words';

it('names what a jurisdiction taxes from narrow to wide', () => {
  expect(area({ country: 'US', region: 'NY', city: 'Utica', postalPrefix: '135' })).toBe('135…, Utica, NY, United States');
  expect(area({ country: 'DE', region: '', city: '', postalPrefix: '' })).toBe('Germany');
  expect(area({ country: '', region: '', city: '', postalPrefix: '' })).toBe('Anywhere');
});

it('warns while there is time to ask for the next certificate', () => {
  const tone = (startsOn: string, endsOn?: string) => exemptionState({ startsOn, endsOn }, '2026-06-01').tone;
  expect(tone('2026-01-01')).toBe('ok');
  expect(tone('2026-01-01', '2026-12-31')).toBe('ok');
  expect(tone('2026-01-01', '2026-07-31')).toBe('warn');
  expect(tone('2026-01-01', '2026-06-01')).toBe('warn');
  expect(tone('2026-01-01', '2026-05-31')).toBe('neutral');
  expect(tone('2026-07-01')).toBe('info');
});
