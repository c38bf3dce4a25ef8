import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocks, dimensions, fieldOf, fields, languages, moved, names, partOf, readContent, writeContent, type Content } from './content';

const source = (file: string) => readFileSync(new URL(`../../../../../server/present/${file}`, import.meta.url), 'utf8');

describe('what the editor knows', () => {
  it('are the fields, dimensions, languages and names of the server', () => {
    const order = /var fieldOrder = \[\]ColumnField\{(.+)\}/.exec(source('fields.go'))?.[1] ?? '';
    expect([...order.matchAll(/"(\w+)"/g)].map((match) => match[1])).toEqual([...fields]);
    expect([...source('group.go').matchAll(/Dimension = "(\w+)"/g)].map((match) => match[1])).toEqual([...dimensions]);
    expect([...(/func Languages\(\) \[\]string \{ return \[\]string\{(.+?)\}/.exec(source('locale.go'))?.[1] ?? '').matchAll(/"([\w-]+)"/g)].map((match) => match[1])).toEqual([...languages]);
    expect([...source('expression.go').matchAll(/`expr:"(\w+)"`/g)].map((match) => match[1]).toSorted()).toEqual([...names].toSorted());
    expect([...(/type Blocks struct \{([^}]+)\}/.exec(source('template.go'))?.[1] ?? '').matchAll(/`json:"(\w+)"`/g)].map((match) => match[1])).toEqual([...blocks]);
  });
});

const column = fc.record({ field: fc.constantFrom(...fields), label: fc.constantFrom('', 'What', 'How much') });
const content: fc.Arbitrary<Content> = fc.record({
  name: fc.constantFrom('Standard', 'Quarterly'),
  language: fc.constantFrom(...languages),
  paper: fc.constantFrom('A4', 'LETTER'),
  accent: fc.constant('#1f4e79'),
  title: fc.constantFrom('', '{{ number }}'),
  columns: fc.array(column, { minLength: 1, maxLength: 5 }),
  dataColumns: fc.array(column, { maxLength: 5 }),
  breakdown: fc.subarray([...dimensions], { minLength: 1, maxLength: 3 }),
  subtotalsOnly: fc.boolean(),
  show: fc.record({ logo: fc.boolean(), taxes: fc.boolean(), terms: fc.boolean(), remittance: fc.boolean(), paymentQr: fc.boolean() }),
  header: fc.string(),
  footer: fc.string(),
  subject: fc.string(),
  body: fc.string(),
});

describe('the content of a template', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(content, (one) => {
        expect(readContent(writeContent(one))).toEqual(one);
      }),
    );
  });
  it('leaves out what is empty, and groups without a breakdown', () => {
    const bare = readContent('{"name":"A","columns":[{"field":"net"}],"accent":"#000000","subtotalsOnly":true}');
    expect(JSON.parse(writeContent(bare))).toEqual({ name: 'A', language: 'en', paper: 'A4', accent: '#000000', columns: [{ field: 'net' }], show: { logo: false, taxes: false, terms: false, remittance: false, paymentQr: false } });
  });
  it('survives what is no template', () => {
    for (const json of ['', 'null', '[]', '{"columns":"x","show":1,"breakdown":["moon"]}']) expect(readContent(json).columns).toEqual([]);
  });
});

it('moves an entry and keeps the rest', () => {
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

it('finds where an error belongs', () => {
  expect(fieldOf(['content', 'columns', '2', 'label'])).toBe('columns.2.label');
  expect(fieldOf(['body'])).toBe('body');
  expect([partOf('columns.2.label'), partOf('body'), partOf('accent'), partOf('dataColumns'), partOf('')]).toEqual(['columns', 'texts', 'page', 'data', undefined]);
});
