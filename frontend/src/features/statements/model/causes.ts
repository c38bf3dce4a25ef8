import { t } from '~/i18n';
import { add, fromMinor, type Money } from '~/lib/money';

/** Why a contract line did not bill what it should have, in words; a code that is new to us stays as it is. */
export const causeName = (cause: string): string =>
  ({
    NOT_BILLED: t('cause.notBilled', 'Not billed'),
    NOT_FUNCTIONAL: t('cause.notFunctional', 'Not functional'),
    PRICE: t('cause.price', 'Price'),
    QUANTITY: t('cause.quantity', 'Quantity'),
    CREDITED: t('cause.credited', 'Credited'),
    EXTRA: t('cause.extra', 'Not in the contract'),
  })[cause] ?? cause;

interface Billing {
  readonly cause: string;
  readonly difference: Money;
}

export interface Cause {
  cause: string;
  count: number;
  difference: Money;
}

/** Differences summed by their cause, in the order in which they appear. Rows without a cause are in order. */
export function byCause(rows: readonly Billing[], currency: string): Cause[] {
  const found = new Map<string, Cause>();
  for (const row of rows) {
    if (row.cause === '') continue;
    const cause = found.get(row.cause) ?? { cause: row.cause, count: 0, difference: fromMinor(0n, currency) };
    found.set(row.cause, { ...cause, count: cause.count + 1, difference: add(cause.difference, row.difference) });
  }
  return [...found.values()];
}
