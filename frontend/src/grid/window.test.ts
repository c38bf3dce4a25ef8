import { describe, expect, it, vi } from 'vitest';
import type { RowPage, RowSource } from './types';
import { pageSize, RowWindow } from './window';

interface Row {
  id: string;
  value: number;
}
type Answer = (page: RowPage<Row> | Error) => void;

/** A source that answers when the test says so. */
function controlled(total: number | null, key = 'a') {
  const asked: number[] = [];
  const answers = new Map<number, Answer>();
  const rows = (offset: number, limit: number, end = total ?? Infinity): Row[] =>
    Array.from({ length: Math.max(0, Math.min(limit, end - offset)) }, (_, i) => ({ id: `${key}${offset + i}`, value: offset + i }));
  const source: RowSource<Row> = {
    key,
    id: (row) => row.id,
    rows: (offset, _limit, signal) =>
      new Promise((resolve, reject) => {
        asked.push(offset);
        signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        answers.set(offset, (page) => (page instanceof Error ? reject(page) : resolve(page)));
      }),
  };
  const answer = async (offset: number, page?: RowPage<Row> | Error) => {
    answers.get(offset)?.(page ?? { rows: rows(offset, pageSize), total });
    await new Promise((done) => setTimeout(done));
  };
  return { source, asked, answer, rows };
}

describe('a window over 100,000 rows', () => {
  it('loads what is on screen and one page ahead', async () => {
    const { source, asked, answer } = controlled(100_000);
    const window = new RowWindow(source);
    window.show(0, 30);
    expect(asked).toEqual([0]);
    expect(window.state).toBe('loading');
    await answer(0);
    expect(window.state).toBe('ready');
    expect(window.rowCount).toBe(100_000);
    expect(window.row(7)?.value).toBe(7);
    window.show(1, 31);
    expect(asked).toEqual([0, 200]);
  });

  it('drops requests for rows that have left the screen', async () => {
    const { source, asked, answer } = controlled(100_000);
    const window = new RowWindow(source);
    window.show(0, 30);
    await answer(0);
    for (const first of [10_000, 20_000, 60_000]) window.show(first, first + 30);
    expect(asked).toContain(60_000);
    await answer(60_000);
    await answer(10_000);
    expect(window.row(60_010)?.value).toBe(60_010);
    expect(window.row(10_010)).toBeUndefined();
  });

  it('keeps at most 10,000 rows', async () => {
    const { source, answer } = controlled(100_000);
    const window = new RowWindow(source);
    window.show(0, 30);
    await answer(0);
    for (let first = 0; first < 20_000; first += pageSize) {
      window.show(first, first + 30);
      await answer(first);
      await answer(first + pageSize);
    }
    expect([...window.loaded()].length).toBeLessThanOrEqual(10_000);
    expect(window.row(19_900)).toBeDefined();
    expect(window.row(0)).toBeUndefined();
  });
});

describe('a list nobody counted', () => {
  it('grows until a short page ends it', async () => {
    const { source, answer, rows } = controlled(null);
    const window = new RowWindow(source);
    window.show(0, 30);
    await answer(0);
    expect(window.rowCount).toBe(400);
    expect(window.exact).toBe(false);
    window.show(180, 220);
    await answer(200, { rows: rows(200, 50), total: null });
    expect(window.rowCount).toBe(250);
    expect(window.exact).toBe(true);
  });

  it('goes on behind a capped count', async () => {
    const { source, answer, rows } = controlled(100_000);
    const window = new RowWindow(source);
    window.show(0, 30);
    await answer(0, { rows: rows(0, pageSize), total: 10_000, capped: true });
    expect(window.rowCount).toBe(10_000);
    window.show(9_900, 9_999);
    await answer(9_800, { rows: rows(9_800, pageSize), total: 10_000, capped: true });
    expect(window.rowCount).toBe(10_200);
    expect(window.exact).toBe(false);
  });
});

describe('changes', () => {
  it('keeps the old rows until the new source answers', async () => {
    const first = controlled(500, 'a');
    const second = controlled(3, 'b');
    const window = new RowWindow(first.source);
    window.show(0, 30);
    await first.answer(0);
    window.setSource(second.source);
    expect(window.state).toBe('refreshing');
    expect(window.row(0)?.id).toBe('a0');
    await second.answer(0);
    expect(window.state).toBe('ready');
    expect(window.rowCount).toBe(3);
    expect(window.row(0)?.id).toBe('b0');
  });

  it('keeps the old rows through a refresh, and through its failure', async () => {
    const { source, answer, asked } = controlled(100);
    const window = new RowWindow(source);
    window.show(0, 30);
    await answer(0);
    window.refresh();
    expect(window.state).toBe('refreshing');
    expect(window.row(5)?.value).toBe(5);
    await answer(0, Object.assign(new Error('the server is away'), { code: 'INTERNAL', requestId: 'r1' }));
    expect(window.state).toBe('failed');
    expect(window.problem).toEqual({ message: 'the server is away', code: 'INTERNAL', requestId: 'r1' });
    expect(window.row(5)?.value).toBe(5);
    window.refresh();
    await answer(0);
    expect(window.state).toBe('ready');
    expect(asked).toEqual([0, 0, 0]);
  });

  it('replaces one row and tells about it', async () => {
    const { source, answer } = controlled(100);
    const window = new RowWindow(source);
    window.show(0, 30);
    await answer(0);
    const told = vi.fn();
    window.subscribe(told);
    const before = window.version();
    window.replace({ id: 'a4', value: 400 });
    expect(window.row(4)?.value).toBe(400);
    expect(window.row(5)?.value).toBe(5);
    expect(told).toHaveBeenCalledOnce();
    expect(window.version()).toBeGreaterThan(before);
    expect(window.indexOf('a4')).toBe(4);
  });

  it('follows a page that changes by itself, until the page is gone', async () => {
    const { source, answer, rows } = controlled(100);
    let push: ((rows: readonly Row[]) => void) | undefined;
    const stop = vi.fn();
    const window = new RowWindow({ ...source, watch: (_offset, _limit, tell) => ((push = tell), stop) });
    window.show(0, 30);
    await answer(0);
    push?.(rows(0, 100).with(0, { id: 'a0', value: -1 }));
    expect(window.row(0)?.value).toBe(-1);
    window.dispose();
    expect(stop).toHaveBeenCalledOnce();
  });
});
