import { expect, it } from 'vitest';
import { remedyPath } from './remedies';

const subject = { kind: 'GAP', account: { id: 'a1' }, contractLine: { contract: { id: 'k1' } } };

it('leads to the record that cures', () => {
  expect(remedyPath({ action: 'OPEN_ACCOUNT', targetId: 'a/1' }, subject)).toEqual({ to: '/accounts/a%2F1' });
  expect(remedyPath({ action: 'OPEN_CONTRACT', targetId: 'line' }, subject)).toEqual({ to: '/contracts/k1' });
  expect(remedyPath({ action: 'OPEN_TIME', targetId: 't1' }, subject)).toEqual({ to: '/time', search: { peek: 't1' } });
});

it('leads to the list where no single record cures', () => {
  expect(remedyPath({ action: 'OPEN_CONTRACT', targetId: null }, { ...subject, contractLine: null })).toEqual({ to: '/contracts', search: { f: 'account:a1' } });
  expect(remedyPath({ action: 'OPEN_TAXES', targetId: 'a1' }, { ...subject, kind: 'MISSING_TAX_RATE' })).toEqual({ to: '/taxes' });
  expect(remedyPath({ action: 'OPEN_TAXES', targetId: 'a1' }, { ...subject, kind: 'EXPIRED_EXEMPTION' })).toEqual({ to: '/taxes', search: { f: 'tab:exemptions' } });
  expect(remedyPath({ action: 'OPEN_RATES' }, { ...subject, kind: 'MISSING_EXCHANGE_RATE' })).toEqual({ to: '/catalogue', search: { f: 'tab:exchange' } });
  expect(remedyPath({ action: 'OPEN_RATES' }, { ...subject, kind: 'PRICE_NOT_AS_AGREED' })).toEqual({ to: '/catalogue', search: { f: 'tab:cards' } });
});

it('leads nowhere for what is done in place', () => {
  expect(remedyPath({ action: 'RECOMPUTE' }, subject)).toBeNull();
  expect(remedyPath({ action: 'WAIVE' }, subject)).toBeNull();
  expect(remedyPath({ action: 'CREDIT', targetId: 'd1' }, subject)).toBeNull();
});
