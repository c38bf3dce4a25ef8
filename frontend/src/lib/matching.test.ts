import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkMatching, emptyMatching, fillOldestFirst, matchedSum, rest, setAmount, toggleItem, withoutItem, type OpenItem } from './matching';
import { fromMinor, toMinor } from './money';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const item = (id: string, balance: string, dueOn = '2026-01-01'): OpenItem => ({ id, dueOn, balance: usd(balance) });

describe('matching', () => {
  test('an item comes in with the most that is possible', () => {
    const first = toggleItem(emptyMatching(usd('100.00')), item('a', '80.00'));
    const second = toggleItem(first, item('b', '80.00'));
    expect(second.parts.map((part) => part.amount.amount)).toEqual(['80.00', '20.00']);
    expect(rest(second).amount).toBe('0.00');
  });

  test('with nothing left it comes in whole, and the excess is a problem', () => {
    const over = toggleItem(toggleItem(emptyMatching(usd('80.00')), item('a', '80.00')), item('b', '5.00'));
    expect(rest(over).amount).toBe('-5.00');
    expect(checkMatching(over, new Map())).toEqual({ kind: 'over', by: usd('5.00') });
  });

  test('an item goes out again', () => {
    const one = toggleItem(emptyMatching(usd('80.00')), item('a', '80.00'));
    expect(toggleItem(one, item('a', '80.00')).parts).toEqual([]);
    expect(withoutItem(one, 'a').parts).toEqual([]);
  });

  test('amounts of nothing, or above what is open, are found', () => {
    const balances = new Map([['a', usd('80.00')]]);
    const one = toggleItem(emptyMatching(usd('100.00')), item('a', '80.00'));
    expect(checkMatching(setAmount(one, 'a', usd('80.01')), balances)).toEqual({ kind: 'item', id: 'a', why: 'balance' });
    expect(checkMatching(setAmount(one, 'a', usd('0.00')), balances)).toEqual({ kind: 'item', id: 'a', why: 'zero' });
    expect(checkMatching(one, balances)).toBeNull();
    expect(checkMatching(emptyMatching(usd('1.00')), balances)).toEqual({ kind: 'empty' });
  });

  test('oldest due first, and what was decided before stays', () => {
    const items = [item('new', '50.00', '2026-03-01'), item('old', '50.00', '2026-01-01'), item('mid', '50.00', '2026-02-01')];
    const decided = setAmount(toggleItem(emptyMatching(usd('100.00')), items[0] as OpenItem), 'new', usd('10.00'));
    expect(fillOldestFirst(decided, items).parts).toEqual([
      { id: 'new', amount: usd('10.00') },
      { id: 'old', amount: usd('50.00') },
      { id: 'mid', amount: usd('40.00') },
    ]);
  });

  test('filling spends the money or settles every item, and never too much of either', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.array(fc.bigInt(0n, 10n ** 10n), { maxLength: 40 }), (money, balances) => {
        const items = balances.map((balance, i) => ({ id: String(i), dueOn: `2026-01-${String((i % 28) + 1).padStart(2, '0')}`, balance: fromMinor(balance, 'USD') }));
        const filled = fillOldestFirst(emptyMatching(fromMinor(money, 'USD')), items);
        const open = balances.reduce((sum, balance) => sum + balance, 0n);
        expect(toMinor(matchedSum(filled))).toBe(money < open ? money : open);
        const problem = checkMatching(filled, new Map(items.map((entry) => [entry.id, entry.balance])));
        expect(problem === null || problem.kind === 'empty').toBe(true);
      }),
    );
  });
});
