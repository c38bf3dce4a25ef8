import { describe, expect, it } from 'vitest';
import { changesText, fieldText, inWords, othersOf, shortHash, valueText } from './words';

describe('words of the audit trail', () => {
  it.each([
    ['CreditMemo', 'Credit memo'],
    ['effective_on', 'Effective on'],
    ['ON_HOLD', 'On hold'],
    ['Session', 'Session'],
  ])('%s', (name, text) => expect(inWords(name)).toBe(text));
  it('names a record and not its id', () => expect(fieldText('parent_id')).toBe('Parent'));
  it('says what changed', () =>
    expect(
      changesText([
        { field: 'amount', from: '1.00', to: '2.00' },
        { field: 'status', from: 'ACTIVE', to: 'ON_HOLD' },
        { field: 'currency', from: null, to: 'USD' },
        { field: 'application', from: null, to: 'd5x3c75s' },
        { field: 'account_id', from: 'd1z', to: 'd20', fromName: 'C1001 Northline', toName: null },
      ]),
    ).toBe('Amount 1.00 → 2.00; Status Active → On hold; Currency USD; Account C1001 Northline → d20'));
  it.each([
    ['due_on', '2026-12-14', 'Dec 14, 2026'],
    ['amount', '-1957.03 EUR', '-1,957.03 EUR'],
    ['amount', '0.00 USD', '0.00 USD'],
    ['number', '1957', '1957'],
    ['reason', null, '–'],
  ])('writes %s %s as elsewhere', (field, value, text) => expect(valueText(field, value)).toBe(text));
  it('counts what is told together', () => {
    expect(othersOf([{ field: 'records', from: null, to: '6' }])).toBe(5);
    expect(othersOf([{ field: 'records', from: null, to: '1' }])).toBe(0);
    expect(othersOf([{ field: 'amount', to: '6.00 USD' }])).toBe(0);
  });
  it('shortens long hashes only', () => {
    expect(shortHash('abc')).toBe('abc');
    expect(shortHash('0123456789abcdef0123')).toBe('01234567…0123');
  });
});
