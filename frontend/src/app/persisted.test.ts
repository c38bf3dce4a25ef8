import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

it('the list of operations that the server allows is the one that the screens send', () => {
  const allowed = Object.keys(JSON.parse(readFileSync(at('persisted/operations.json'), 'utf8')) as Record<string, string>);
  const sent = readdirSync(at('src/__generated__')).flatMap((name) => /"id": "([0-9a-f]{64})"/.exec(readFileSync(at(`src/__generated__/${name}`), 'utf8'))?.[1] ?? []);
  expect(allowed.toSorted()).toEqual(sent.toSorted());
});
