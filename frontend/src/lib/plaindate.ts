/** A calendar day as "2026-11-22". Ledger dates are days, not instants: no Date object is made from one. */
export type PlainDate = string;

interface Parts {
  year: number;
  month: number;
  day: number;
}

const iso = /^(\d{4})-(\d{2})-(\d{2})$/;

export const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function read(date: PlainDate): Parts | null {
  const match = iso.exec(date);
  if (!match) return null;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const valid = parts.month >= 1 && parts.month <= 12 && parts.day >= 1 && parts.day <= daysInMonth(parts.year, parts.month);
  return valid ? parts : null;
}

function must(date: PlainDate): Parts {
  const parts = read(date);
  if (!parts) throw new RangeError(`"${date}" is not a day of the form 2026-11-22`);
  return parts;
}

const write = ({ year, month, day }: Parts): PlainDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export const isPlainDate = (text: string): boolean => read(text) !== null;

/** Days since 1970-01-01, by civil arithmetic. */
export function toDayNumber(date: PlainDate): number {
  const { year, month, day } = must(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

export function fromDayNumber(days: number): PlainDate {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return write({
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  });
}

export const addDays = (date: PlainDate, days: number): PlainDate => fromDayNumber(toDayNumber(date) + days);

/** Days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => toDayNumber(to) - toDayNumber(from);

/** The same day of another month, or that month's last day: 31 January + 1 month is 28 or 29 February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = must(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return write({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

export function startOfMonth(date: PlainDate): PlainDate {
  return write({ ...must(date), day: 1 });
}

export function endOfMonth(date: PlainDate): PlainDate {
  const { year, month } = must(date);
  return write({ year, month, day: daysInMonth(year, month) });
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: PlainDate): number {
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Today where the person is, or in a named time zone. */
export function today(timeZone?: string, now: number = Date.now()): PlainDate {
  if (!timeZone) {
    const here = new Date(now);
    return write({ year: here.getFullYear(), month: here.getMonth() + 1, day: here.getDate() });
  }
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(now);
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${get('year')}-${get('month')}-${get('day')}`;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * What people type into a date field: "fri", "+7", "-3", "eom", "today", "tomorrow", "2026-11-22", or a day as their
 * language writes it, such as "Nov 22, 2026", "11/22/26", "22.11.2026" or, of the year that is nearest, "22 Nov". Null when none of these.
 */
export function parseTypedDate(text: string, base: PlainDate, locale: string): PlainDate | null {
  const word = text.trim().toLowerCase();
  if (isPlainDate(word)) return word;
  if (word === 'today') return base;
  if (word === 'tomorrow') return addDays(base, 1);
  if (word === 'yesterday') return addDays(base, -1);
  if (word === 'eom') return endOfMonth(base);
  if (/^[+-]\d{1,4}$/.test(word)) return addDays(base, Number(word));
  const target = weekdays.indexOf(word.slice(0, 3)) + 1;
  if (target > 0 && /^[a-z]+$/.test(word)) return addDays(base, ((target - weekday(base) + 6) % 7) + 1);
  return parseWrittenDate(word, base, locale);
}

/** "nov 22, 2026" and the like: its numbers in the order of the language, and the month perhaps by name. */
function parseWrittenDate(text: string, base: PlainDate, locale: string): PlainDate | null {
  const numbers = text.match(/\d+/g) ?? [];
  const named = monthOf(text, locale);
  const order = numbers[0]?.length === 4 ? ['year', 'month', 'day'] : partsOf(base, locale, 'numeric').map(({ type }) => type);
  const wanted = order.filter((type) => (type !== 'month' || named === null) && (type !== 'year' || numbers.length === (named === null ? 3 : 2)));
  if (numbers.length !== wanted.length) return null;
  const given = Object.fromEntries(wanted.map((type, i) => [type, Number(numbers[i])]));
  const on = (year: number) => write({ year, month: named ?? given.month ?? 0, day: given.day ?? 0 });
  if (given.year !== undefined) {
    const date = on(given.year < 100 ? 2000 + given.year : given.year);
    return isPlainDate(date) ? date : null;
  }
  const near = [0, 1, -1].map((years) => on(must(base).year + years)).filter(isPlainDate);
  return near.toSorted((a, b) => Math.abs(daysBetween(base, a)) - Math.abs(daysBetween(base, b)))[0] ?? null;
}

/** The one month whose name, as it stands in a date, begins like a word of the text. */
function monthOf(text: string, locale: string): number | null {
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  const named = Array.from({ length: 12 }, (_, i) => i + 1).filter((month) => {
    const name = partsOf(write({ year: 2026, month, day: 1 }), locale, 'long').find(({ type }) => type === 'month')?.value.toLowerCase();
    return words.some((word) => name?.startsWith(word));
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Day, month and year as the language orders and writes them. */
const partsOf = (date: PlainDate, locale: string, month: 'numeric' | 'long') =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }).formatToParts(toDayNumber(date) * 86_400_000).filter(({ type }) => type === 'day' || type === 'month' || type === 'year');

/** Relative ranges are stored as tokens, so that a saved view still means "this month" next month. */
export const relativeRanges = ['today', 'this-week', 'this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-30', 'last-90'] as const;
export type RelativeRange = (typeof relativeRanges)[number];

/** First and last day, both included. */
export function resolveRange(range: RelativeRange, base: PlainDate): [PlainDate, PlainDate] {
  const month = startOfMonth(base);
  const quarter = addMonths(month, -((must(month).month - 1) % 3));
  switch (range) {
    case 'today':
      return [base, base];
    case 'this-week':
      return [addDays(base, 1 - weekday(base)), addDays(base, 7 - weekday(base))];
    case 'this-month':
      return [month, endOfMonth(base)];
    case 'last-month':
      return [addMonths(month, -1), addDays(month, -1)];
    case 'this-quarter':
      return [quarter, endOfMonth(addMonths(quarter, 2))];
    case 'last-quarter':
      return [addMonths(quarter, -3), addDays(quarter, -1)];
    case 'this-year':
      return [write({ ...must(base), month: 1, day: 1 }), write({ ...must(base), month: 12, day: 31 })];
    case 'last-30':
      return [addDays(base, -29), base];
    case 'last-90':
      return [addDays(base, -89), base];
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** "22 Nov 2026" and the like, by locale. The day is formatted in UTC, so no time zone can move it. */
export function formatDate(date: PlainDate, locale: string, style: 'short' | 'medium' | 'long' = 'medium'): string {
  const key = `${locale}/${style}`;
  let format = formats.get(key);
  if (!format) {
    const options: Intl.DateTimeFormatOptions =
      style === 'medium' ? { day: '2-digit', month: 'short', year: 'numeric' } : { dateStyle: style === 'short' ? 'short' : 'long' };
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format.format(toDayNumber(date) * 86_400_000);
}
