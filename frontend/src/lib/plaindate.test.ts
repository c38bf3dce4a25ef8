import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, endOfMonth, formatDate, fromDayNumber, isPlainDate, parseTypedDate, relativeRanges, resolveRange, toDayNumber, today, weekday } from './plaindate';

const day = fc.integer({ min: toDayNumber('1900-01-01'), max: toDayNumber('2199-12-31') });

describe('day numbers', () => {
  it('agree with the calendar of the language, both ways', () => {
    fc.assert(
      fc.property(day, (n) => {
        const date = fromDayNumber(n);
        expect(date).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10));
        expect(toDayNumber(date)).toBe(n);
        expect(weekday(date) % 7).toBe(new Date(n * 86_400_000).getUTCDay());
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '22.11.2026', ''])('refuse "%s"', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => toDayNumber(text)).toThrow(RangeError);
  });
});

describe('arithmetic', () => {
  it('adds days and months', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (n, step) => {
        const from = fromDayNumber(n);
        expect(daysBetween(from, addDays(from, step)) - step).toBe(0);
      }),
    );
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-01-15', -2)).toBe('2025-11-15');
    expect(endOfMonth('2026-02-03')).toBe('2026-02-28');
  });

  it('keeps every relative range in order, round the base or before it', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...relativeRanges), (n, range) => {
        const [from, to] = resolveRange(range, fromDayNumber(n));
        expect(from <= to).toBe(true);
      }),
    );
    expect(resolveRange('this-quarter', '2026-11-24')).toEqual(['2026-10-01', '2026-12-31']);
    expect(resolveRange('last-quarter', '2026-02-01')).toEqual(['2025-10-01', '2025-12-31']);
    expect(resolveRange('this-week', '2026-11-22')).toEqual(['2026-11-16', '2026-11-22']);
  });
});

describe('typed dates', () => {
  it.each([
    ['fri', '2026-11-27'],
    ['tue', '2026-12-01'],
    ['+7', '2026-12-01'],
    ['eom', '2026-11-30'],
    ['tomorrow', '2026-11-25'],
    ['2026-12-31', '2026-12-31'],
  ])('%s', (text, want) => expect(parseTypedDate(text, '2026-11-24', 'en-US')).toBe(want));

  it.each([
    ['en-US', '1/2/2026', '2026-01-02'],
    ['en-US', '1/2/26', '2026-01-02'],
    ['en-US', 'january 2', '2027-01-02'],
    ['en-US', '10/31', '2026-10-31'],
    ['en-US', '2026/1/2', '2026-01-02'],
    ['en-GB', '1/2/2026', '2026-02-01'],
    ['en-GB', '2 jan 2026', '2026-01-02'],
    ['de-DE', '2.1.2026', '2026-01-02'],
    ['de-DE', '24. Dez.', '2026-12-24'],
  ])('%s: %s', (locale, text, want) => expect(parseTypedDate(text, '2026-11-24', locale)).toBe(want));

  it.each(['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-MX', 'pt-BR', 'fi-FI', 'pl-PL', 'ru-RU', 'ja-JP'])('takes a day as %s shows it', (locale) => {
    fc.assert(
      fc.property(day, fc.constantFrom('medium' as const, 'long' as const), (n, style) => {
        const date = fromDayNumber(n);
        expect(parseTypedDate(formatDate(date, locale, style), '2026-11-24', locale)).toBe(date);
      }),
      { numRuns: 30 },
    );
  });

  it.each(['someday', '31/31/2026', 'feb 30, 2026', 'nov', '2026', 'ju 4, 2026', '1/2/3/4', ''])('refuses "%s"', (text) => expect(parseTypedDate(text, '2026-11-24', 'en-US')).toBeNull());
});

it('takes today from the place, not from UTC', () => {
  const late = Date.UTC(2026, 10, 24, 23, 30);
  expect(today('UTC', late)).toBe('2026-11-24');
  expect(today('Europe/Helsinki', late)).toBe('2026-11-25');
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  for (let hour = 0; hour < 48; hour++) expect(today(undefined, late + hour * 3_600_000)).toBe(today(timeZone, late + hour * 3_600_000));
});

it('formats a day as that day', () => expect(formatDate('2026-01-01', 'en-GB')).toBe('01 Jan 2026'));
