import { describe, expect, it } from 'vitest';
import { actionText, changesText, shortHash } from './words';

describe('words of the audit trail', () => {
  it.each([
    ['invoice.post', 'Invoice: post'],
    ['creditMemo.approve', 'Credit memo: approve'],
    ['credit_memo.request', 'Credit memo: request'],
    ['session', 'Session'],
  ])('%s', (action, text) => expect(actionText(action)).toBe(text));
  it('says what changed', () =>
    expect(
      changesText([
        { field: 'amount', from: '1.00', to: '2.00' },
        { field: 'note', from: null, to: 'x' },
      ]),
    ).toBe('amount 1.00 → 2.00; note – → x'));
  it('shortens long hashes only', () => {
    expect(shortHash('abc')).toBe('abc');
    expect(shortHash('0123456789abcdef0123')).toBe('01234567…0123');
  });
});
