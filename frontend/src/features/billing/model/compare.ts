import { add, fromMinor, isZero, perMille, sign, subtract, type Money } from '~/lib/money';

/** Now less before, and by how many per mille of before; null where before is nothing to compare with. */
export interface Change {
  difference: Money;
  perMille: number | null;
}

export function change(now: Money, before: Money): Change {
  const difference = subtract(now, before);
  if (isZero(before)) return { difference, perMille: null };
  const share = perMille(difference, before);
  return { difference, perMille: sign(before) < 0 ? -share : share };
}

/** "+2.1%", "−12.0%", "0.0%"; '' without anything to compare with. */
export function changeText(perMilleChange: number | null, locale: string): string {
  if (perMilleChange === null) return '';
  return new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(perMilleChange / 1000);
}

interface Sums {
  readonly total: Money;
  readonly previous: Money;
  readonly drafts: number;
}

interface StatusSums extends Sums {
  readonly status: string;
  readonly currency: string;
}

export interface CurrencyTotals<S extends StatusSums> extends Sums {
  currency: string;
  byStatus: Readonly<Record<string, S>>;
}

/** One row per currency, with what each status has in it, largest number of drafts first. */
export function totalsByCurrency<S extends StatusSums>(totals: readonly S[]): CurrencyTotals<S>[] {
  const rows = new Map<string, CurrencyTotals<S>>();
  for (const part of totals) {
    const zero = fromMinor(0n, part.currency);
    const row = rows.get(part.currency) ?? { currency: part.currency, byStatus: {}, drafts: 0, total: zero, previous: zero };
    rows.set(part.currency, {
      ...row,
      byStatus: { ...row.byStatus, [part.status]: part },
      drafts: row.drafts + part.drafts,
      total: add(row.total, part.total),
      previous: add(row.previous, part.previous),
    });
  }
  return [...rows.values()].toSorted((left, right) => right.drafts - left.drafts || left.currency.localeCompare(right.currency));
}

/** What a contract line differs by from the invoice before; all of it when the line is new. */
export const lineChange = (line: { readonly amount: Money; readonly previous?: Money | null | undefined }): Money => (line.previous ? subtract(line.amount, line.previous) : line.amount);
