import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, differences, rebased } from './changes';

const base = { name: 'Northline', terms: 'NET30', risk: 'A' };

describe('edits that met', () => {
  it('names what I changed', () => expect(changed(base, { ...base, terms: 'NET45' })).toEqual(['terms']));
  it('shows every field that either changed, and which clash', () => {
    const found = differences(base, { ...base, terms: 'NET45' }, { ...base, terms: 'NET60', risk: 'B' });
    expect(found.map(({ field, clash }) => [field, clash])).toEqual([
      ['terms', true],
      ['risk', false],
    ]);
  });
  it('agreeing on the same value is no clash', () => {
    expect(differences(base, { ...base, risk: 'C' }, { ...base, risk: 'C' })[0]?.clash).toBe(false);
  });
  it('puts mine on top of theirs and loses nothing of theirs', () => {
    expect(rebased(base, { ...base, terms: 'NET45' }, { ...base, name: 'Northline Oy', risk: 'B' })).toEqual({ name: 'Northline Oy', terms: 'NET45', risk: 'B' });
    const values = fc.record({ name: fc.string(), terms: fc.string(), risk: fc.string() });
    fc.assert(
      fc.property(values, values, values, (was, mine, theirs) => {
        const result = rebased(was, mine, theirs);
        return changed(was, mine).every((field) => result[field] === mine[field as keyof typeof mine]);
      }),
    );
  });
});
