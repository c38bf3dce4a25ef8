import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

it('the server allows every operation that the screens send', () => {
  const allowed = JSON.parse(readFileSync(at('persisted/operations.json'), 'utf8')) as Record<string, string>;
  const refused = readdirSync(at('src/__generated__')).filter((name) => {
    const id = /"id": "([0-9a-f]{64})"/.exec(readFileSync(at(`src/__generated__/${name}`), 'utf8'))?.[1];
    return id !== undefined && !Object.hasOwn(allowed, id);
  });
  expect(refused).toEqual([]);
});
