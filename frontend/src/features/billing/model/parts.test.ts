import { expect, it } from 'vitest';
import type { RowSource } from '~/grid';
import { inParts } from './parts';

const numbers = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

function counted(length: number) {
  const asked: [number, number][] = [];
  const tells = new Map<number, (rows: readonly number[]) => void>();
  const source: RowSource<number> = {
    key: 'numbers',
    id: String,
    rows: async (offset, limit) => {
      asked.push([offset, limit]);
      return { rows: numbers(offset, Math.min(length, offset + limit)), ...(offset === 0 ? { total: length } : {}) };
    },
    watch: (offset, _, tell) => {
      tells.set(offset, tell);
      return () => tells.delete(offset);
    },
  };
  return { source, asked, tells };
}

const signal = new AbortController().signal;

it('asks for a page in parts, and stops where there is no more', async () => {
  const { source, asked } = counted(250);
  const parts = inParts(source, 100);
  expect(await parts.rows(0, 200, signal)).toEqual({ rows: numbers(0, 200), total: 250 });
  expect(await parts.rows(200, 200, signal)).toEqual({ rows: numbers(200, 250) });
  expect(asked).toEqual([
    [0, 100],
    [100, 100],
    [200, 100],
  ]);
});

it('asks for the rest of a page that is no multiple', async () => {
  const { source, asked } = counted(1000);
  expect((await inParts(source, 80).rows(0, 200, signal)).rows).toEqual(numbers(0, 200));
  expect(asked).toEqual([
    [0, 80],
    [80, 80],
    [160, 40],
  ]);
});

it('tells of a change in one part with the others as they are', async () => {
  const { source, tells } = counted(150);
  const parts = inParts(source, 100);
  await parts.rows(0, 200, signal);
  let seen: readonly number[] = [];
  const end = parts.watch?.(0, 200, (rows) => (seen = rows));
  tells.get(100)?.(numbers(1100, 1150));
  expect(seen).toEqual([...numbers(0, 100), ...numbers(1100, 1150)]);
  end?.();
  expect(tells.size).toBe(0);
});
