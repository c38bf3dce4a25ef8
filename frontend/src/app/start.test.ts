import { describe, expect, it, vi } from 'vitest';
import type { ConcreteRequest } from 'relay-runtime';
import { Session } from './session';
import { startWith } from './start';
import type { Transport } from './transport';

const request = { params: { id: 'owed' } } as ConcreteRequest;
const question = { request, variables: { asOf: '2026-11-22', filter: { accountId: '7' } } };
const same = { documentId: 'owed', variables: { filter: { accountId: '7' }, asOf: '2026-11-22', currency: null }, repeatable: true };

function setup({ remembered = true, signedIn = true } = {}) {
  const stored = new Map<string, string>(remembered ? [['duebook.session', '1']] : []);
  const session = new Session({
    fetch: vi.fn(async () => new Response(JSON.stringify(signedIn ? { access_token: 'T' } : { error: 'invalid_grant' }), { status: signedIn ? 200 : 401 })),
    storage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => void stored.set(key, value), removeItem: (key) => void stored.delete(key) },
    exclusive: (task) => task(),
  });
  let n = 0;
  const send = vi.fn<Transport>(async () => ({ data: { n: ++n } }));
  return { session, send, start: startWith(session, [question], send) };
}

describe('a start', () => {
  it('asks as soon as the session is taken up, before anybody else can', async () => {
    const { session, send } = setup();
    const sent = new Promise((told) => session.subscribe(() => told(send.mock.calls.length)));
    expect(send).not.toHaveBeenCalled();
    expect(await sent).toBe(1);
    expect(send).toHaveBeenCalledWith({ documentId: 'owed', variables: question.variables, repeatable: true });
  });

  it('answers the same question once, in whatever order its variables are, and sends everything else', async () => {
    const { session, send, start } = setup();
    await session.start();
    expect(await start.transport({ ...same, variables: { ...same.variables, asOf: '2026-11-23' } })).toEqual({ data: { n: 2 } });
    expect(await start.transport(same)).toEqual({ data: { n: 1 } });
    expect(await start.transport(same)).toEqual({ data: { n: 3 } });
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('keeps no answer once the first page has settled', async () => {
    const { session, start } = setup();
    await session.start();
    start.settled();
    expect(await start.transport(same)).toEqual({ data: { n: 2 } });
  });

  it('asks nothing without a session, not even after a later sign-in', async () => {
    for (const state of [{ remembered: false }, { signedIn: false }]) {
      const { session, send } = setup(state);
      await session.start();
      expect(session.state()).toBe('out');
      await session.signIn('ana', 'secret');
      expect(send).not.toHaveBeenCalled();
    }
  });

  it('passes a failure on to whoever asks', async () => {
    const { session, send, start } = setup();
    send.mockRejectedValueOnce(new Error('no'));
    await session.start();
    await expect(start.transport(same)).rejects.toThrow('no');
  });
});
