import { fromMinor, toMinor, type Money } from './money';

/** Something open that money can settle. */
export interface OpenItem {
  readonly id: string;
  readonly dueOn: string;
  readonly balance: Money;
}

/** What is decided so far: an amount per item, in the order of the decisions. Never more than the item's balance. */
export interface Matching {
  readonly available: Money;
  readonly parts: readonly { readonly id: string; readonly amount: Money }[];
}

export const emptyMatching = (available: Money): Matching => ({ available, parts: [] });

export function matchedSum({ available, parts }: Matching): Money {
  return fromMinor(
    parts.reduce((sum, part) => sum + toMinor(part.amount), 0n),
    available.currency,
  );
}

/** What is left to decide; negative when more is matched than there is. */
export function rest(matching: Matching): Money {
  return fromMinor(toMinor(matching.available) - toMinor(matchedSum(matching)), matching.available.currency);
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Takes an item in with the most that is possible, or out. With nothing left the item comes in at its whole balance, so that the person sees the excess and decides. */
export function toggleItem(matching: Matching, item: OpenItem): Matching {
  if (matching.parts.some((part) => part.id === item.id)) return withoutItem(matching, item.id);
  const left = toMinor(rest(matching));
  const amount = left > 0n ? least(left, toMinor(item.balance)) : toMinor(item.balance);
  return { ...matching, parts: [...matching.parts, { id: item.id, amount: fromMinor(amount, matching.available.currency) }] };
}

export function withoutItem(matching: Matching, id: string): Matching {
  return { ...matching, parts: matching.parts.filter((part) => part.id !== id) };
}

export function setAmount(matching: Matching, id: string, amount: Money): Matching {
  return { ...matching, parts: matching.parts.map((part) => (part.id === id ? { id, amount } : part)) };
}

/** Spreads what is left over the items that are not matched yet, oldest due first, ties by their order. */
export function fillOldestFirst(matching: Matching, items: readonly OpenItem[]): Matching {
  const taken = new Set(matching.parts.map((part) => part.id));
  let left = toMinor(rest(matching));
  const parts = [...matching.parts];
  for (const item of items.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))) {
    if (left <= 0n) break;
    const amount = least(left, toMinor(item.balance));
    if (taken.has(item.id) || amount <= 0n) continue;
    parts.push({ id: item.id, amount: fromMinor(amount, matching.available.currency) });
    left -= amount;
  }
  return { ...matching, parts };
}

export type MatchingProblem = { kind: 'empty' } | { kind: 'over'; by: Money } | { kind: 'item'; id: string; why: 'zero' | 'balance' };

/** The first thing that the server would refuse; null when it can be posted. */
export function checkMatching(matching: Matching, balances: ReadonlyMap<string, Money>): MatchingProblem | null {
  if (matching.parts.length === 0) return { kind: 'empty' };
  for (const { id, amount } of matching.parts) {
    const balance = balances.get(id);
    if (toMinor(amount) <= 0n) return { kind: 'item', id, why: 'zero' };
    if (balance && toMinor(amount) > toMinor(balance)) return { kind: 'item', id, why: 'balance' };
  }
  const left = rest(matching);
  return toMinor(left) < 0n ? { kind: 'over', by: fromMinor(-toMinor(left), left.currency) } : null;
}
