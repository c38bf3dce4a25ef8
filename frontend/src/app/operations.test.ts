import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const here = (path: string) => new URL(path, import.meta.url);

// The compiler writes an operation into the list only when it writes its artifact: a merge can lose one without a conflict.
it('the server knows every operation that the app sends', () => {
  const known = JSON.parse(readFileSync(here('../../persisted/operations.json'), 'utf8')) as Record<string, string>;
  const unknown = readdirSync(here('../__generated__')).filter((name) => {
    const id = /"id": "([0-9a-f]{64})"/.exec(readFileSync(here(`../__generated__/${name}`), 'utf8'))?.[1];
    return id !== undefined && !(id in known);
  });
  expect(unknown).toEqual([]);
});
