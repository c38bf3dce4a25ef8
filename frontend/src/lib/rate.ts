import { parseDecimal } from './lines';
import { currencyDigits } from './money';

/** How many decimals say something. */
const scaleOf = (value: string): number => /\.(\d*?)0*$/.exec(value.trim())?.[1]?.length ?? 0;

/** A rate or quantity for people: grouped, with the decimals that it has, and at least `digits` of them. Exact: no number is made of it. */
export function formatRate(value: string, locale: string, digits = 0): string {
  const parsed = parseDecimal(value);
  if (!parsed) return value;
  const scale = scaleOf(value);
  return new Intl.NumberFormat(locale, { minimumFractionDigits: Math.max(digits, scale), maximumFractionDigits: Math.max(digits, scale) }).format(value.trim() as `${number}`);
}

/** A percentage, given as such: "8.875" is 8.875%. Exact, too. */
export function formatPercent(value: string, locale: string, signed = false): string {
  const parsed = parseDecimal(value);
  if (!parsed) return value;
  const digits = scaleOf(value);
  return new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: signed ? 'exceptZero' : 'auto' }).format(`${value.trim()}e-2` as `${number}`);
}

/** A unit price: with at least the digits of its currency, and as many more as it has. */
export const formatPrice = (value: string, currency: string, locale: string): string => formatRate(value, locale, currencyDigits(currency));

/** A unit price as it is typed, plain: with at least the digits of its currency. */
export function plainPrice(value: string, currency: string): string {
  const digits = currencyDigits(currency);
  const [whole = '', fraction = ''] = value.split('.');
  return digits === 0 && fraction === '' ? whole : `${whole}.${fraction.padEnd(digits, '0')}`;
}
