import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf } from './timeline';

describe('runsOf', () => {
  it('gathers system events that follow each other', () => {
    const kinds = ['SYSTEM', 'SYSTEM', 'NOTE', 'NOTE', 'SYSTEM'].map((kind) => ({ kind }));
    expect(runsOf(kinds).map((run) => run.length)).toEqual([2, 1, 1, 1]);
  });
  it('keeps every entry in its order', () => {
    fc.assert(fc.property(fc.array(fc.record({ kind: fc.constantFrom('SYSTEM', 'NOTE', 'INVOICE'), n: fc.nat() })), (entries) => {
        expect(runsOf(entries).flat()).toEqual(entries);
      }));
  });
});
