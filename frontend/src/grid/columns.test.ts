import fc from 'fast-check';
import { expect, it } from 'vitest';
import { completeOrder, initialLayout, moveColumn } from './columns';

const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { minLength: 1 });

it('a completed order holds every column once, and keeps what was saved in its order', () => {
  fc.assert(
    fc.property(ids, ids, (saved, declared) => {
      const order = completeOrder(saved, declared);
      expect([...order].toSorted()).toEqual([...declared].toSorted());
      expect(order.filter((id) => saved.includes(id))).toEqual(saved.filter((id) => declared.includes(id)));
    }),
  );
});

it('puts a new column behind the one it is declared behind', () => {
  expect(completeOrder(['c', 'a'], ['a', 'b', 'c'])).toEqual(['c', 'a', 'b']);
  expect(completeOrder(['b'], ['a', 'b'])).toEqual(['a', 'b']);
});

it('moves a column next to another', () => {
  expect(moveColumn(['a', 'b', 'c'], 'c', 'a', 'before')).toEqual(['c', 'a', 'b']);
  expect(moveColumn(['a', 'b', 'c'], 'a', 'b', 'after')).toEqual(['b', 'a', 'c']);
  expect(moveColumn(['a', 'b'], 'a', 'a', 'after')).toEqual(['a', 'b']);
  expect(moveColumn(['a', 'b'], 'a', 'gone', 'after')).toEqual(['a', 'b']);
});

it('starts from what the columns declare', () => {
  const text = () => '';
  expect(initialLayout([{ id: 'a', label: 'A', text, pinned: 'start' }, { id: 'b', label: 'B', text, hidden: true }])).toEqual({
    order: ['a', 'b'],
    widths: {},
    hidden: { b: true },
    start: ['a'],
    end: [],
  });
});
