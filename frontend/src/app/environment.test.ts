import type { RequestParameters } from 'relay-runtime';
import { expect, it } from 'vitest';
import { createEnvironment } from './environment';
import type { GraphQLAnswer, GraphQLRequest } from './transport';

/** An app whose server answers when the test says so. */
function app() {
  const waiting: { documentId: string; answer: (value: number) => void; fail: () => void }[] = [];
  const environment = createEnvironment(
    (request: GraphQLRequest) =>
      new Promise<GraphQLAnswer>((resolve, reject) => {
        waiting.push({ documentId: request.documentId, answer: (value) => resolve({ data: { value } }), fail: () => reject(new Error('offline')) });
      }),
  );
  const send = (operationKind: 'query' | 'mutation', id: string) => environment.getNetwork().execute({ operationKind, id, name: id, text: null, metadata: {} } as unknown as RequestParameters, {}, {}).toPromise();
  return { send, next: () => waiting.shift() };
}

const settled = () => new Promise((done) => setTimeout(done));

it('asks again what was under way while something was changed', async () => {
  const { send, next } = app();
  const rows = send('query', 'rows');
  const asked = next();
  const held = send('mutation', 'hold');
  const holding = next();
  holding?.answer(1);
  await held;
  asked?.answer(0); // read before the change
  await settled();
  const again = next();
  expect(again?.documentId).toBe('rows');
  again?.answer(1);
  expect(await rows).toEqual({ data: { value: 1 } });
  expect(next()).toBeUndefined();
});

it('asks again after a change of which nobody knows whether it was made', async () => {
  const { send, next } = app();
  const rows = send('query', 'rows');
  const asked = next();
  const held = send('mutation', 'hold');
  next()?.fail();
  await expect(held).rejects.toThrow('offline');
  asked?.answer(0);
  await settled();
  next()?.answer(1);
  expect(await rows).toEqual({ data: { value: 1 } });
});

it('takes an answer that came before the change, and gives in after some rounds', async () => {
  const { send, next } = app();
  const early = send('query', 'rows');
  next()?.answer(0);
  expect(await early).toEqual({ data: { value: 0 } });
  const rows = send('query', 'rows');
  for (let round = 0; round < 3; round++) {
    const asked = next();
    const held = send('mutation', 'hold');
    next()?.answer(round);
    await held;
    asked?.answer(round);
    await settled();
  }
  expect(await rows).toEqual({ data: { value: 2 } });
});
