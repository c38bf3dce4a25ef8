import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSelected, deselect, everything, headerState, isNothing, isSelected, nothing, select, selectionInput, toggle, type Selection } from './selection';

const universe = Array.from({ length: 12 }, (_, i) => `r${i}`);
const ids = fc.subarray(universe);
const selection: fc.Arbitrary<Selection> = fc.oneof(
  ids.map((some): Selection => select(nothing, some)),
  ids.map((some): Selection => deselect(everything, some)),
);
const members = (s: Selection) => universe.filter((id) => isSelected(s, id));

describe('selection is a set of rows, whichever form it has', () => {
  it('select adds, deselect takes away, toggle does one of them', () => {
    fc.assert(
      fc.property(selection, ids, fc.constantFrom(...universe), (s, some, one) => {
        expect(members(select(s, some))).toEqual(universe.filter((id) => isSelected(s, id) || some.includes(id)));
        expect(members(deselect(s, some))).toEqual(universe.filter((id) => isSelected(s, id) && !some.includes(id)));
        expect(isSelected(toggle(s, one), one)).toBe(!isSelected(s, one));
        expect(members(toggle(toggle(s, one), one))).toEqual(members(s));
      }),
    );
  });

  it('counts what it holds', () => {
    fc.assert(
      fc.property(selection, (s) => {
        const count = members(s).length;
        expect(countSelected(s, universe.length)).toBe(count);
        expect(isNothing(s, universe.length)).toBe(count === 0);
        expect(headerState(s, universe.length)).toBe(count === 0 ? 'none' : count === universe.length ? 'all' : 'some');
      }),
    );
  });

  it('never changes the selection it was given', () => {
    const before = select(nothing, ['a']);
    select(before, ['b']);
    deselect(before, ['a']);
    expect(selectionInput(before, {})).toEqual({ ids: ['a'] });
  });
});

it('sends all matching rows as the filter', () => {
  expect(selectionInput(deselect(everything, ['a']), { status: 'OPEN' })).toEqual({ matching: { status: 'OPEN' }, exceptIds: ['a'] });
});
