import { expect, it } from 'vitest';
import { givenName } from './files';

it('reads the name that the server gives a file', () => {
  expect(givenName('attachment; filename=INV-1.pdf')).toBe('INV-1.pdf');
  expect(givenName('attachment; filename="two words.pdf"')).toBe('two words.pdf');
  expect(givenName("attachment; filename*=utf-8''for%20you%20%C3%A4.csv")).toBe('for you ä.csv');
  expect(givenName("attachment; filename*=utf-8''%")).toBeNull();
  expect(givenName(null)).toBeNull();
});
