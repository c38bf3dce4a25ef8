import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFilter, decodeSort, encodeFilter, encodeSort, parseSearch, stringifySearch, toggleValue } from './url';

const text = fc.string({ minLength: 1, maxLength: 12, unit: fc.oneof(fc.constantFrom('~', ',', ':', '|', '+', '&', '=', '%', ' '), fc.string({ minLength: 1, maxLength: 1 })) });
const filter = fc.dictionary(text.filter((name) => name !== '__proto__'), fc.array(text, { minLength: 1, maxLength: 4 }), { noNullPrototype: true, maxKeys: 5 });

describe('filters', () => {
  it('survive the round trip, also through an address', () => {
    fc.assert(
      fc.property(filter, (value) => {
        const encoded = encodeFilter(value);
        expect(decodeFilter(encoded)).toEqual(value);
        expect(parseSearch(stringifySearch({ f: encoded }))).toEqual(encoded === undefined ? {} : { f: encoded });
      }),
    );
  });

  it('are readable', () => {
    expect(stringifySearch({ f: encodeFilter({ seg: ['dealer'], bucket: ['31-60', '61+'] }), sort: '-due', peek: undefined })).toBe(
      '?f=bucket:31-60|61+,seg:dealer&sort=-due',
    );
  });

  it('ignore what says nothing', () => expect(decodeFilter('a,,:x,b:,c:1')).toEqual({ c: ['1'] }));

  it('toggle values', () => {
    expect(toggleValue({ a: ['1'] }, 'a', '2')).toEqual({ a: ['1', '2'] });
    expect(toggleValue({ a: ['1'] }, 'a', '1')).toEqual({});
  });
});

it('reads addresses with broken escapes', () => expect(parseSearch('?a=%E0%A4%A&b=1')).toEqual({ a: '%E0%A4%A', b: '1' }));

it('writes sorts', () => {
  expect(encodeSort(decodeSort('-due'))).toBe('-due');
  expect(decodeSort('-')).toBeUndefined();
});
