import { expect, test } from 'vitest';
import { csvText } from './csv';

test('quotes what would break a row, and nothing else', () => {
  expect(csvText([['a', 'b, c', 'say "no"', 'two\nlines']])).toBe('a,"b, c","say ""no""","two\nlines"\r\n');
});

test('gives formulas as text, and numbers as numbers', () => {
  expect(csvText([['=1+1', '@x', '-12.50', '+3', '-cmd']])).toBe("'=1+1,'@x,-12.50,+3,'-cmd\r\n");
});
