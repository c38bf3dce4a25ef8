import { describe, expect, it, vi } from 'vitest';
import { Session } from './session';
import { createTransport } from './transport';

type Handler = (url: string, init: RequestInit) => { status: number; body: unknown } | Error;

function setup(handle: Handler, hint = true) {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetcher = vi.fn(async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    const answer = handle(url, init);
    if (answer instanceof Error) throw answer;
    return new Response(JSON.stringify(answer.body), { status: answer.status, headers: { 'X-Request-Id': 'req-1' } });
  }) as unknown as typeof fetch;
  const stored = new Map<string, string>(hint ? [['duebook.session', '1']] : []);
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  const session = new Session({ fetch: fetcher, storage, exclusive: (task) => task() });
  return { session, execute: createTransport(session, fetcher), calls, stored };
}

const header = (init: RequestInit, name: string) => new Headers(init.headers).get(name);
const request = { documentId: 'abc', variables: {}, repeatable: true };

describe('signing in', () => {
  it('asks for a code when the server wants one, and sends it with the password', async () => {
    const { session, calls, stored } = setup((_url, init) =>
      String(init.body).includes('otp=123456') ? { status: 200, body: { access_token: 'T' } } : { status: 401, body: { error: 'mfa_required' } },
    false);
    expect(await session.signIn('ana', 'secret')).toMatchObject({ ok: false, needsCode: true });
    expect(session.state()).toBe('starting');
    expect(await session.signIn('ana', 'secret', '123456')).toEqual({ ok: true });
    expect(session.state()).toBe('in');
    expect(session.token).toBe('T');
    expect(stored.get('duebook.session')).toBe('1');
    expect(calls.every((call) => header(call.init, 'X-Duebook-Client') === 'browser')).toBe(true);
  });

  it('does not ask the server when this browser never had a session', async () => {
    const { session, calls } = setup(() => ({ status: 400, body: {} }), false);
    await session.start();
    expect(session.state()).toBe('out');
    expect(calls).toHaveLength(0);
  });

  it('shares one refresh among all who need it', async () => {
    const { session, calls } = setup(() => ({ status: 200, body: { access_token: 'T' } }));
    expect(await Promise.all([session.refresh(), session.refresh(), session.refresh()])).toEqual([true, true, true]);
    expect(calls).toHaveLength(1);
  });

  it('takes up the session once, and again only after a failure', async () => {
    let away = true;
    const { session, calls } = setup(() => (away ? new TypeError('network') : { status: 200, body: { access_token: 'T' } }));
    await expect(session.start()).rejects.toMatchObject({ code: 'OFFLINE' });
    away = false;
    await Promise.all([session.start(), session.start()]);
    await session.start();
    expect(session.state()).toBe('in');
    expect(calls).toHaveLength(2);
  });

  it('does not end the session because the server is away', async () => {
    const { session, stored } = setup(() => new TypeError('network'));
    await expect(session.refresh()).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(stored.has('duebook.session')).toBe(true);
  });
});

describe('operations', () => {
  it('send the id of the document and the token', async () => {
    const { session, execute, calls } = setup((url) => ({ status: 200, body: url === '/graphql' ? { data: { ok: 1 } } : { access_token: 'T' } }));
    await session.refresh();
    expect(await execute({ ...request, variables: { n: 1 } })).toEqual({ data: { ok: 1 } });
    expect(JSON.parse(String(calls[1]?.init.body))).toEqual({ documentId: 'abc', variables: { n: 1 } });
    expect(header(calls[1]?.init ?? {}, 'Authorization')).toBe('Bearer T');
  });

  it('renew an expired token once', async () => {
    let tokens = 0;
    const { execute, calls } = setup((url, init) => {
      if (url === '/auth/token') return { status: 200, body: { access_token: `T${++tokens}` } };
      return header(init, 'Authorization') === 'Bearer T1' ? { status: 200, body: { data: {} } } : { status: 401, body: { errors: [{ message: 'expired' }] } };
    });
    await execute(request);
    expect(calls.map((call) => call.url)).toEqual(['/graphql', '/auth/token', '/graphql']);
  });

  it('end the session when it cannot be renewed', async () => {
    const { session, execute, stored } = setup((url) => ({ status: url === '/graphql' ? 401 : 400, body: { error: 'invalid_grant' } }));
    await expect(execute(request)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(session.state()).toBe('out');
    expect(stored.size).toBe(0);
  });

  it('are sent again when they may be, and never when not', async () => {
    vi.useFakeTimers();
    let failures = 2;
    const read = setup(() => (failures-- > 0 ? new TypeError('network') : { status: 200, body: { data: {} } }));
    const answer = read.execute(request);
    await vi.runAllTimersAsync();
    expect(await answer).toEqual({ data: {} });
    expect(read.calls).toHaveLength(3);
    vi.useRealTimers();
    const write = setup(() => new TypeError('network'));
    await expect(write.execute({ ...request, repeatable: false })).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(write.calls).toHaveLength(1);
  });

  it('fail with the server’s code and request id', async () => {
    const { execute } = setup(() => ({ status: 200, body: { data: null, errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] } }));
    await expect(execute(request)).rejects.toMatchObject({ code: 'FORBIDDEN', message: 'No.', requestId: 'req-1' });
  });
});
