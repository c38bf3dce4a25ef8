import { expect } from '@playwright/test';

export interface Figure {
  name: string;
  value: number;
  limit: { most: number } | { least: number };
}

/** A figure beside the limit that it must keep. */
export const report = (name: string, value: number, limit: Figure['limit']): Figure => ({ name, value, limit });

const kept = ({ value, limit }: Figure) => ('most' in limit ? value <= limit.most : value >= limit.least);

const line = (figure: Figure) =>
  `${kept(figure) ? '  ok' : 'OVER'}  ${figure.name.padEnd(48)} ${figure.value.toFixed(figure.value < 10 ? 2 : 0).padStart(8)} of ${'most' in figure.limit ? `at most ${figure.limit.most}` : `at least ${figure.limit.least}`}`;

/**
 * Measures up to this many times, until every figure is within its limit: another process may have had the processor
 * meanwhile. Prints every figure that it saw.
 */
export async function bestOf(rounds: number, measure: () => Promise<Figure[]>): Promise<void> {
  let missed: Figure[] = [];
  for (let round = 0; round < rounds; round++) {
    const figures = await measure();
    console.log(figures.map(line).join('\n'));
    missed = figures.filter((figure) => !kept(figure));
    if (missed.length === 0) return;
  }
  expect(missed.map(line)).toEqual([]);
}

/** The value that p percent of these do not exceed. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? 0;
}
