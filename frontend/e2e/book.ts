import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test as base, type Locator, type Page } from '@playwright/test';

/** Everybody of the demo book, by user name. */
export type Person = 'admin' | 'manager' | 'biller' | 'cash' | 'collector' | 'processor' | 'auditor' | 'dealer' | 'dealer2';

/** Published with the demo book. */
export const password = 'try-the-demo-book';

const binary = resolve(process.env.DUEBOOK_BIN ?? '../bin/duebook');

interface Answer<T> {
  data?: T;
  errors?: { message: string }[];
}

/** A demo book behind the real binary. */
export class Book {
  readonly #tokens = new Map<Person, { token: string; until: number }>();

  constructor(readonly address: string) {}

  /** An access token as a program of this person would have it: queries are free, unlike those of a browser. */
  async token(person: Person): Promise<string> {
    const known = this.#tokens.get(person);
    if (known && Date.now() < known.until) return known.token;
    const response = await fetch(`${this.address}/auth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'password', username: person, password }) });
    const { access_token: token, expires_in: seconds = 0 } = (await response.json()) as { access_token?: string; expires_in?: number };
    if (!token) throw new Error(`${person} cannot sign in: ${response.status}`);
    this.#tokens.set(person, { token, until: Date.now() + seconds * 500 });
    return token;
  }

  /** What the API answers to this person. An error is a failure of the test. */
  async ask<T>(person: Person, query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.send<T>(person, query, variables);
    if (!data || errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  }

  /** A change by a program of this person; it is a failure of the test when it is refused. */
  async change<T>(person: Person, name: string, input: string, selection: string, values: Record<string, unknown>): Promise<T> {
    const { [name]: answer } = await this.ask<Record<string, T & { userErrors: unknown[] }>>(person, `mutation ($input: ${input}!) { ${name}(input: $input) { ${selection} userErrors { message } } }`, {
      input: { idempotencyKey: crypto.randomUUID(), ...values },
    });
    if (!answer || answer.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(answer?.userErrors)}`);
    return answer;
  }

  /** What the API answers with its errors, for what must be refused. */
  async send<T>(person: Person, query: string, variables: Record<string, unknown> = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json', Authorization: `Bearer ${await this.token(person)}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<T>;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Starts the binary on a book of its own, with options of `serve`; the answer stops it and removes the book. */
export async function serve(options: readonly string[] = []): Promise<{ book: Book; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'duebook-e2e-'));
  const address = `127.0.0.1:${await freePort()}`;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DUEBOOK_')));
  const server = spawn(binary, ['--database', `sqlite://${join(folder, 'book.db')}`, 'serve', '--demo', '--addr', address, ...options], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let ended: string | null = null;
  const hear = (text: Buffer) => (said = (said + String(text)).slice(-4000));
  server.stdout.on('data', hear);
  server.stderr.on('data', hear);
  server.on('error', (error) => (ended = error.message));
  server.on('exit', (code, signal) => (ended = `it ended with ${code ?? signal}`));
  const stop = async () => {
    if (ended === null) {
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await Promise.race([gone, pause(10_000).then(() => server.kill('SIGKILL'))]);
    }
    await rm(folder, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + 90_000; ; await pause(100)) {
    if (ended !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`${binary} does not serve the demo book: ${ended ?? 'it is not ready in time'}\n${said}`);
    }
    if (await fetch(`http://${address}/readyz`).then((answer) => answer.ok, () => false)) return { book: new Book(`http://${address}`), stop };
  }
}

/** What a page did beside what it shows. */
export interface Heard {
  /** Console errors, refusals of the content security policy, scripts that failed. */
  troubles: string[];
  /** Ids of the operations that it sent, in order. */
  operations: string[];
  /** Requests that have no answer yet, the stream of events aside. */
  pending: () => number;
}

function listen(page: Page): Heard {
  const troubles: string[] = [];
  const operations: string[] = [];
  const open = new Set<object>();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy')) troubles.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => troubles.push(`${error.message}\n${error.stack ?? ''}`));
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname !== '/events') open.add(request);
    if (pathname === '/graphql') operations.push((request.postDataJSON() as { documentId: string }).documentId);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return { troubles, operations, pending: () => open.size };
}

/** Tests of the server alone. */
export const serverTest = base.extend<object, { book: Book }>({
  book: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the names of what is needed from this pattern
    async ({}, give) => {
      const { book, stop } = await serve();
      await give(book);
      await stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** Tests of the app in a browser. */
export const test = serverTest.extend<{ heard: Heard }>({
  baseURL: ({ book }, give) => give(book.address),
  // The zone of the people of the demo book.
  timezoneId: 'America/Chicago',
  // No test of the app passes while the browser complains.
  heard: [
    async ({ page }, give) => {
      const heard = listen(page);
      await give(heard);
      expect(heard.troubles).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Signs in by the form on screen. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.getByLabel('User name').fill(person);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Opens an address as somebody who is signed in already; what the form does is tested elsewhere. */
export async function enter(page: Page, person: Person, path: string): Promise<void> {
  const response = await page.request.post('/auth/token', { headers: { 'X-Duebook-Client': 'browser' }, form: { grant_type: 'password', username: person, password } });
  expect(response.ok()).toBe(true);
  // Also run in frames, of which the browser's viewer of PDF files has no storage.
  await page.addInitScript(() => (window.localStorage as Storage | null)?.setItem('duebook.session', '1'));
  await page.goto(path);
}

/** A day before today, as the address has it and as the screen shows it. */
export function daysAgo(days: number): { day: string; shown: string } {
  const at = new Date(Date.now() - days * 86_400_000);
  return { day: at.toISOString().slice(0, 10), shown: at.toLocaleDateString('en-US', { timeZone: 'UTC', dateStyle: 'long' }) };
}

/** The page has everything that it asked for, and has drawn it. */
export async function settled(page: Page, heard: Heard): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  let quiet = 0;
  await expect
    .poll(
      async () => {
        await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle, { timeout: 200 })));
        const waits = heard.pending() + (await page.getByRole('status', { name: 'Loading' }).count()) + (await page.locator('[aria-busy=true]').count());
        return (quiet = waits === 0 ? quiet + 1 : 0);
      },
      { intervals: [20], timeout: 15_000 },
    )
    .toBeGreaterThanOrEqual(3);
}

/** Goes to another page of the app, as its links do. */
export async function visit(page: Page, heard: Heard, path: string, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible(); // before that nobody listens to addresses
  await page.evaluate((to) => history.pushState({}, '', to), path);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await settled(page, heard);
}

/** A person without a mouse: what is wanted is reached by Tab. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let i = 0; i < 60; i++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${wanted.toString()} cannot be reached by ${key}`);
}
