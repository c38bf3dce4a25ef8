import { auditServer } from 'graphql-http';
import { expect, serverTest as test } from './book';

// MUST, SHOULD and MAY alike: whoever writes a client relies on the whole of GraphQL over HTTP.
test('passes every audit of GraphQL over HTTP', async ({ book }) => {
  const bearer = `Bearer ${await book.token('auditor')}`;
  const results = await auditServer({
    url: `${book.address}/graphql`,
    fetchFn: (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { ...init.headers, Authorization: bearer } }),
  });
  expect(results.length).toBeGreaterThanOrEqual(61);
  expect(results.filter(({ status }) => status !== 'ok').map((result) => `${result.id} ${result.name}: ${'reason' in result ? result.reason : ''}`)).toEqual([]);
});
