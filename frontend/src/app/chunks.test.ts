import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inChunks } from './chunks';

function numbers(length: number) {
  const asked: [number, number][] = [];
  return {
    asked,
    source: {
      key: 'numbers',
      id: String,
      rows: (offset: number, limit: number) => {
        asked.push([offset, limit]);
        const rows = Array.from({ length: Math.max(0, Math.min(limit, length - offset)) }, (_, i) => offset + i);
        return Promise.resolve(offset === 0 ? { rows, total: length } : { rows });
      },
    },
  };
}

const { signal } = new AbortController();

describe('inChunks', () => {
  it('asks once when the list is short', async () => {
    const { source, asked } = numbers(3);
    expect(await inChunks(source, 80).rows(0, 200, signal)).toEqual({ rows: [0, 1, 2], total: 3 });
    expect(asked).toEqual([[0, 80]]);
  });
  it('gives the same page and total as the list itself, never asking for more than a piece', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(500), fc.nat(400), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 90 }), async (length, offset, limit, size) => {
        const { source, asked } = numbers(length);
        const page = await inChunks(source, size).rows(offset, limit, signal);
        expect(page).toEqual(await numbers(length).source.rows(offset, limit));
        expect(asked.every(([, count]) => count <= size)).toBe(true);
      }),
    );
  });
});
