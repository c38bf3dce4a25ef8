import { currencyDigits, fromMinor, toMinor, type Money } from './money';

/** A decimal such as "1.25" or "-3" as units of 10^-scale; null when it is none. Up to 8 decimals, as the server keeps. */
export function parseDecimal(text: string): { units: bigint; scale: number } | null {
  const match = /^(-?)(\d+)(?:\.(\d{1,8}))?$/.exec(text.trim());
  if (!match) return null;
  const fraction = match[3] ?? '';
  const units = BigInt((match[2] ?? '') + fraction);
  return { units: match[1] ? -units : units, scale: fraction.length };
}

/** Quantity × price, rounded half away from zero to the currency's digits, as the server rounds each line. */
export function lineAmount(quantity: string, unitPrice: string, currency: string): Money | null {
  const q = parseDecimal(quantity);
  const p = parseDecimal(unitPrice);
  if (!q || !p) return null;
  const product = q.units * p.units;
  const surplus = q.scale + p.scale - currencyDigits(currency);
  if (surplus <= 0) return fromMinor(product * 10n ** BigInt(-surplus), currency);
  const divisor = 10n ** BigInt(surplus);
  const magnitude = product < 0n ? -product : product;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return fromMinor(product < 0n ? -rounded : rounded, currency);
}

/** A decimal string as money of the currency; null when it is no amount or has too many decimals. */
export function asMoney(text: string, currency: string): Money | null {
  const parsed = parseDecimal(text);
  if (!parsed || parsed.scale > currencyDigits(currency)) return null;
  return fromMinor(toMinor({ amount: text.trim(), currency }), currency);
}
