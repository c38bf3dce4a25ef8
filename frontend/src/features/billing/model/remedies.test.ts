import { expect, it } from 'vitest';
import { remedyPath } from './remedies';

it('leads to the record that cures, and nowhere for what is done in place', () => {
  expect(remedyPath({ action: 'OPEN_ACCOUNT', targetId: 'a/1' })).toEqual({ to: '/accounts/a%2F1' });
  expect(remedyPath({ action: 'OPEN_TAXES', targetId: null })).toEqual({ to: '/taxes' });
  expect(remedyPath({ action: 'OPEN_CATALOGUE', targetId: 'p1' })).toEqual({ to: '/catalogue', search: { peek: 'p1' } });
  expect(remedyPath({ action: 'RECOMPUTE' })).toBeNull();
  expect(remedyPath({ action: 'WAIVE' })).toBeNull();
});
