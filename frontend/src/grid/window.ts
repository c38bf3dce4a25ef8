import { readProblem, type Problem } from '~/ui/problem';
import type { RowPage, RowSource } from './types';

export const pageSize = 200;
const keptPages = 50; // 10,000 rows
const parallel = 2;

interface Page<Row> {
  rows: readonly Row[];
  generation: number;
  usedAt: number;
  stop?: () => void;
}

export type WindowState = 'loading' | 'ready' | 'refreshing' | 'failed';

/**
 * The rows of a list of any length, loaded in pages of 200 round what is on screen, one page ahead in the direction of
 * travel; at most 10,000 rows are kept. Rows of an earlier source or refresh stay visible until their successors arrive.
 */
export class RowWindow<Row> {
  #source: RowSource<Row>;
  #pages = new Map<number, Page<Row>>();
  #inFlight = new Map<number, AbortController>();
  #wanted: number[] = [];
  #range: [number, number] = [0, 0];
  #generation = 0;
  #settled = false; // a page of the present source has arrived
  #total: number | null = null;
  #capped = false;
  #problem: Problem | null = null;
  #clock = 0;
  #version = 0;
  #listeners = new Set<() => void>();

  constructor(source: RowSource<Row>) {
    this.#source = source;
  }

  readonly subscribe = (tell: () => void): (() => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  /** Changes with every change of what the window shows. */
  readonly version = (): number => this.#version;

  get source(): RowSource<Row> {
    return this.#source;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  get state(): WindowState {
    if (this.#problem && this.#inFlight.size === 0) return 'failed';
    if (!this.#settled) return this.#pages.size > 0 ? 'refreshing' : 'loading';
    return this.#stale() ? 'refreshing' : 'ready';
  }

  /** Rows to make room for: the count when it is known, else what is loaded and one more page while there seems to be one. */
  get rowCount(): number {
    let end = 0;
    for (const [number, page] of this.#pages) {
      const full = page.rows.length === pageSize;
      end = Math.max(end, number * pageSize + page.rows.length + (full && (this.#total === null || this.#capped) ? pageSize : 0));
    }
    return this.#total === null ? end : this.#capped ? Math.max(this.#total, end) : this.#total;
  }

  /** False while the end of the list has not been seen. */
  get exact(): boolean {
    return this.#total !== null && !this.#capped;
  }

  get capped(): boolean {
    return this.#capped;
  }

  /** Undefined while its page is on the way. */
  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.rows[index % pageSize];
  }

  *loaded(): Generator<[number, Row]> {
    for (const number of [...this.#pages.keys()].toSorted((a, b) => a - b)) {
      const rows = this.#pages.get(number)?.rows ?? [];
      for (let i = 0; i < rows.length; i++) yield [number * pageSize + i, rows[i] as Row];
    }
  }

  indexOf(id: string): number {
    for (const [index, row] of this.loaded()) if (this.#source.id(row) === id) return index;
    return -1;
  }

  /** Says which rows are on screen. */
  show(first: number, last: number): void {
    const down = first >= this.#range[0];
    this.#range = [first, last];
    const from = Math.floor(Math.max(0, first) / pageSize);
    const to = Math.floor(Math.max(0, last) / pageSize);
    const wanted = [];
    for (let page = from; page <= to; page++) wanted.push(page);
    wanted.push(down ? to + 1 : from - 1);
    const end = this.rowCount;
    this.#wanted = wanted.filter((page) => page >= 0 && (page === 0 || page * pageSize < end));
    for (const page of this.#wanted) {
      const kept = this.#pages.get(page);
      if (kept) kept.usedAt = ++this.#clock;
    }
    for (const [page, request] of this.#inFlight) {
      if (!this.#wanted.includes(page)) {
        request.abort();
        this.#inFlight.delete(page);
      }
    }
    this.#pump();
  }

  /** Another list in the same place. */
  setSource(source: RowSource<Row>): void {
    if (source.key === this.#source.key) {
      this.#source = source;
      return;
    }
    this.#source = source;
    this.#settled = false;
    this.#restart();
    this.show(0, Math.max(0, this.#range[1] - this.#range[0]));
  }

  /** Reads again what is on screen; everything else is read again when it is needed. */
  refresh(): void {
    this.#restart();
    this.show(...this.#range);
  }

  /** Puts a changed row in the place of the one with its id, if that is loaded. */
  replace(row: Row): void {
    const id = this.#source.id(row);
    for (const page of this.#pages.values()) {
      const at = page.rows.findIndex((other) => this.#source.id(other) === id);
      if (at >= 0) page.rows = page.rows.with(at, row);
    }
    this.#tell();
  }

  dispose(): void {
    for (const request of this.#inFlight.values()) request.abort();
    this.#inFlight.clear();
    for (const page of this.#pages.values()) page.stop?.();
  }

  #restart(): void {
    this.#generation++;
    this.#problem = null;
    for (const request of this.#inFlight.values()) request.abort();
    this.#inFlight.clear();
    this.#tell();
  }

  #stale(): boolean {
    return this.#wanted.some((page) => {
      const kept = this.#pages.get(page);
      return kept !== undefined && kept.generation !== this.#generation;
    });
  }

  #pump(): void {
    for (const page of this.#wanted) {
      if (this.#inFlight.size >= parallel) return;
      if (this.#inFlight.has(page) || this.#pages.get(page)?.generation === this.#generation) continue;
      void this.#load(page);
    }
  }

  async #load(number: number): Promise<void> {
    const request = new AbortController();
    this.#inFlight.set(number, request);
    try {
      const answer = await this.#source.rows(number * pageSize, pageSize, request.signal);
      if (request.signal.aborted) return;
      this.#inFlight.delete(number);
      this.#store(number, answer);
    } catch (error) {
      if (request.signal.aborted) return;
      this.#inFlight.delete(number);
      this.#problem = readProblem(error);
      this.#wanted = [];
      this.#tell();
      return;
    }
    this.#tell();
    this.#pump();
  }

  #store(number: number, answer: RowPage<Row>): void {
    if (!this.#settled) {
      for (const page of this.#pages.values()) page.stop?.();
      this.#pages.clear();
      this.#total = null;
      this.#capped = false;
      this.#settled = true;
    } else {
      this.#pages.get(number)?.stop?.();
    }
    this.#problem = null;
    const page: Page<Row> = { rows: answer.rows, generation: this.#generation, usedAt: ++this.#clock };
    page.stop = this.#source.watch?.(number * pageSize, pageSize, (rows) => {
      page.rows = rows;
      this.#tell();
    });
    this.#pages.set(number, page);
    if (answer.rows.length < pageSize && (answer.rows.length > 0 || number === 0)) {
      this.#total = number * pageSize + answer.rows.length;
      this.#capped = false;
    } else if (answer.total !== undefined) {
      this.#total = answer.total;
      this.#capped = answer.capped ?? false;
    }
    this.#evict();
  }

  #evict(): void {
    const surplus = this.#pages.size - keptPages;
    if (surplus <= 0) return;
    const oldest = [...this.#pages].filter(([number]) => !this.#wanted.includes(number)).toSorted(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [number, page] of oldest.slice(0, surplus)) {
      page.stop?.();
      this.#pages.delete(number);
    }
  }

  #tell(): void {
    this.#version++;
    this.#listeners.forEach((tell) => tell());
  }
}
