import { asMoney, lineAmount } from '~/lib/lines';
import { add, fromMinor, subtract, toMinor, type Money } from '~/lib/money';
import { plainPrice } from '~/lib/rate';

/** A line of the invoice that is to be billed again. */
export interface BilledLine {
  readonly id: string;
  readonly description: string;
  readonly product: { readonly id: string } | null | undefined;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: Money;
  readonly tax: Money;
  readonly serviceFrom: string | null | undefined;
  readonly serviceTo: string | null | undefined;
}

/** The same line while it is put right. */
export interface RightLine {
  readonly [field: string]: string;
  readonly id: string;
  /** Id of the line that it started from; empty for one that is new. */
  readonly from: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly tax: string;
}

export const rightLine = (line: BilledLine): RightLine => ({ id: line.id, from: line.id, description: line.description, quantity: line.quantity, unitPrice: plainPrice(line.unitPrice, line.amount.currency), tax: line.tax.amount });

/**
 * The line after an edit. Its tax follows its amount at the rate that was billed, rounded half away from zero to the
 * currency's digits, until somebody types a tax.
 */
export function followTax(before: RightLine, after: RightLine, billed: BilledLine | undefined): RightLine {
  if (!billed || after.tax !== before.tax || (after.quantity === before.quantity && after.unitPrice === before.unitPrice)) return after;
  const { currency } = billed.amount;
  const [was, now] = [lineAmount(before.quantity, before.unitPrice, currency), lineAmount(after.quantity, after.unitPrice, currency)];
  if (!now) return after;
  // A tax that was typed stays as it is.
  if (was && before.tax !== taxOf(was, billed)) return after;
  return { ...after, tax: taxOf(now, billed) };
}

function taxOf(amount: Money, billed: BilledLine): string {
  const [whole, tax, part] = [toMinor(billed.amount), toMinor(billed.tax), toMinor(amount)];
  if (whole === 0n) return billed.tax.amount;
  const product = tax * part;
  const negative = product < 0n !== whole < 0n;
  const [top, bottom] = [product < 0n ? -product : product, whole < 0n ? -whole : whole];
  const rounded = (2n * top + bottom) / (2n * bottom);
  return fromMinor(negative ? -rounded : rounded, amount.currency).amount;
}

/** What a line comes to with its tax; null while it cannot be told. */
export function grossOf(line: RightLine, currency: string): Money | null {
  const net = lineAmount(line.quantity, line.unitPrice, currency);
  const tax = line.tax.trim() === '' ? fromMinor(0n, currency) : asMoney(line.tax, currency);
  return net && tax ? add(net, tax) : null;
}

export interface Correction {
  credit: Money;
  bill: Money;
  /** What the client owes more, or less when negative. */
  effect: Money;
}

/** The credit in full, the new bill, and what both together change. Lines that cannot be read count as nothing. */
export function correctionOf(total: Money, lines: readonly RightLine[]): Correction {
  const nothing = fromMinor(0n, total.currency);
  const bill = lines.reduce((sum, line) => add(sum, grossOf(line, total.currency) ?? nothing), nothing);
  return { credit: total, bill, effect: subtract(bill, total) };
}

