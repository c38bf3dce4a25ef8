import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allows, permissions, readPermissions } from './permissions';

it('lists exactly the rights the server declares', () => {
  const source = readFileSync(new URL('../../../ent/viewer/permission.go', import.meta.url), 'utf8');
  const declared = [...source.matchAll(/Permission = "([a-z]+:[a-z]+)"/g)].map((match) => match[1]);
  expect([...permissions].toSorted()).toEqual(declared.toSorted());
});

it('drops rights it does not know, and asks for any of a list', () => {
  const held = readPermissions(['invoices:read', 'rockets:launch']);
  expect([...held]).toEqual(['invoices:read']);
  expect(allows(held, ['payments:read', 'invoices:read'])).toBe(true);
  expect(allows(held, 'payments:read')).toBe(false);
  expect(allows(held, undefined)).toBe(true);
});
