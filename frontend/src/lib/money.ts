/** An amount as it travels: a decimal string with exactly the currency's minor digits. It never becomes a number. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** Whole minor units: cents of USD, yen of JPY, fils of KWD. */
export type Minor = bigint;

const digitsByCurrency = new Map<string, number>(
  (
    [
      [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
      [3, 'BHD IQD JOD KWD LYD OMR TND'],
      [4, 'CLF UYW'],
    ] as const
  ).flatMap(([digits, codes]) => codes.split(' ').map((code): [string, number] => [code, digits])),
);

/** Minor digits of ISO 4217: 2 unless the currency says otherwise. */
export function currencyDigits(currency: string): number {
  return digitsByCurrency.get(currency) ?? 2;
}

const plain = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads a plain decimal such as "-1234.50". Fewer decimals than the currency has are filled up; more are refused. */
export function toMinor(money: Money): Minor {
  const minor = parseMinor(money.amount, currencyDigits(money.currency));
  if (minor === null) throw new RangeError(`"${money.amount}" is not an amount of ${money.currency}`);
  return minor;
}

function parseMinor(text: string, digits: number): Minor | null {
  const match = plain.exec(text);
  if (!match) return null;
  const [, sign, whole, fraction = ''] = match;
  if (fraction.length > digits) return null;
  const minor = BigInt(whole + fraction.padEnd(digits, '0'));
  return sign ? -minor : minor;
}

export function fromMinor(minor: Minor, currency: string): Money {
  const digits = currencyDigits(currency);
  const sign = minor < 0n ? '-' : '';
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return { amount: sign + amount, currency };
}

export class CurrencyMismatch extends Error {
  constructor(left: string, right: string) {
    super(`amounts in ${left} and ${right} have no sum; convert one of them first`);
  }
}

function sameCurrency(left: Money, right: Money): void {
  if (left.currency !== right.currency) throw new CurrencyMismatch(left.currency, right.currency);
}

export function add(left: Money, right: Money): Money {
  sameCurrency(left, right);
  return fromMinor(toMinor(left) + toMinor(right), left.currency);
}

export function subtract(left: Money, right: Money): Money {
  return add(left, negate(right));
}

export function negate(money: Money): Money {
  return fromMinor(-toMinor(money), money.currency);
}

/** -1, 0 or 1. */
export function compare(left: Money, right: Money): -1 | 0 | 1 {
  sameCurrency(left, right);
  const difference = toMinor(left) - toMinor(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function sign(money: Money): -1 | 0 | 1 {
  const minor = toMinor(money);
  return minor < 0n ? -1 : minor > 0n ? 1 : 0;
}

export const isZero = (money: Money): boolean => sign(money) === 0;

/** One sum per currency, in order of first appearance: amounts of different currencies are never added up. */
export function sums(amounts: Iterable<Money>): Money[] {
  const totals = new Map<string, Minor>();
  for (const money of amounts) totals.set(money.currency, (totals.get(money.currency) ?? 0n) + toMinor(money));
  return [...totals].map(([currency, minor]) => fromMinor(minor, currency));
}

/** part / whole in per mille, rounded half away from zero; for widths and percentages on screen only; 0 when whole is 0. */
export function perMille(part: Money, whole: Money): number {
  sameCurrency(part, whole);
  const total = toMinor(whole);
  if (total === 0n) return 0;
  const twice = (toMinor(part) * 2000n) / total;
  return Number((twice + (twice < 0n ? -1n : 1n)) / 2n);
}

export interface MoneyFormat {
  locale: string;
  /** Shows the code or the symbol; a column of one currency shows neither. */
  unit?: 'none' | 'code' | 'symbol';
  /** 12.3K for chart axes and bar segments, where the exact amount is one click away; below a thousand it is exact. */
  compact?: boolean;
  /** What stands for zero. A dash reads faster than 0.00 in a column; forms and documents want the digits. */
  zero?: 'dash' | 'digits';
  /** Accountants' brackets instead of a minus. */
  negative?: 'minus' | 'brackets';
  /** A plus before more than zero, for differences. */
  signed?: boolean;
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(currency: string, options: MoneyFormat): Intl.NumberFormat {
  const { locale, unit = 'none', compact = false, negative = 'minus', signed = false } = options;
  const key = [locale, currency, unit, compact, negative, signed].join('/');
  let format = formats.get(key);
  if (!format) {
    const digits = currencyDigits(currency);
    format = new Intl.NumberFormat(locale, {
      ...(unit === 'none' && negative === 'minus'
        ? { style: 'decimal' }
        : { style: 'currency', currency, currencyDisplay: unit === 'symbol' ? 'narrowSymbol' : 'code' }),
      ...(negative === 'brackets' ? { currencySign: 'accounting' } : {}),
      ...(signed ? { signDisplay: 'exceptZero' } : {}),
      ...(compact
        ? { notation: 'compact', minimumFractionDigits: 1, maximumFractionDigits: 1 }
        : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    } as Intl.NumberFormatOptions);
    formats.set(key, format);
  }
  return format;
}

export const zeroDash = '–';

/** The amount for people. Exact: Intl reads the decimal string itself. */
export function formatMoney(money: Money, options: MoneyFormat): string {
  if ((options.zero ?? 'dash') === 'dash' && isZero(money)) return zeroDash;
  const small = options.compact && /^-?\d{1,3}(\.|$)/.test(money.amount);
  const format = numberFormat(money.currency, small ? { ...options, compact: false } : options);
  if ((options.unit ?? 'none') === 'none' && options.negative === 'brackets') {
    return format
      .formatToParts(money.amount as `${number}`)
      .filter((part) => part.type !== 'currency' && !(part.type === 'literal' && part.value.trim() === ''))
      .map((part) => part.value)
      .join('');
  }
  return format.format(money.amount as `${number}`);
}

/**
 * Reads what a person types in their locale: "1,234.5", "1 234,50", "(12.00)", "-3", and
 * the plain form "1234.50" where the locale does not read it otherwise. Null when it is no amount, or has more decimals
 * than the currency.
 */
export function parseTyped(text: string, currency: string, locale: string): Money | null {
  const digits = currencyDigits(currency);
  const trimmed = text.trim().replaceAll('\u2212', '-');
  const bracketed = /^\((.*)\)$/.exec(trimmed);
  const body = (bracketed?.[1] ?? trimmed).replace(/[\s\u00a0\u202f'’]/g, '');
  const parts = new Intl.NumberFormat(locale).formatToParts(12345678.9);
  const group = parts.find((part) => part.type === 'group')?.value ?? ',';
  const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  const localised = group.trim() === '' || /['’]/.test(group) ? body : stripGroups(body, group, decimal);
  const local = localised === null ? null : parseMinor(decimal === '.' ? localised : localised.replace(decimal, '.'), digits);
  const minor = local ?? parseMinor(body, digits);
  if (minor === null) return null;
  return fromMinor(bracketed ? -minor : minor, currency);
}

/** Groups of three only, so that "1,5" typed under a comma-grouping locale is refused and not read as 15. */
function stripGroups(body: string, group: string, decimal: string): string | null {
  if (!body.includes(group)) return body;
  const [whole = '', ...fraction] = body.split(decimal);
  const groups = whole.replace(/^-/, '').split(group);
  const wellFormed = groups.every((part, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{2,3}$/).test(part)) && /^\d{3}$/.test(groups.at(-1) ?? '');
  if (!wellFormed || fraction.length > 1) return null;
  return [whole.replaceAll(group, ''), ...fraction].join(decimal);
}
