import type { PlainDate } from '~/lib/plaindate';

export interface Dated {
  readonly startsOn: PlainDate;
  readonly endsOn?: PlainDate | null | undefined;
}

export interface Price extends Dated {
  readonly currency: string;
  readonly unitPrice: string;
}

/** Whether it holds on the day; its last day is one of its days. */
export const holdsOn = (entry: Dated, day: PlainDate): boolean => entry.startsOn <= day && (entry.endsOn === null || entry.endsOn === undefined || day <= entry.endsOn);

/** Whether it is over, holds, or is yet to come. */
export const phaseOn = (entry: Dated, day: PlainDate): 'past' | 'now' | 'future' => (entry.startsOn > day ? 'future' : holdsOn(entry, day) ? 'now' : 'past');

/** What holds on the day: of several, the one that began last. */
export function latestOn<Entry extends Dated>(entries: readonly Entry[], day: PlainDate): Entry | undefined {
  return entries.filter((entry) => holdsOn(entry, day)).toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0];
}

/** The catalogue's price of a product in a currency on a day. */
export const priceOn = <Entry extends Price>(prices: readonly Entry[], currency: string, day: PlainDate): Entry | undefined =>
  latestOn(
    prices.filter((price) => price.currency === currency),
    day,
  );

/** One price for each currency, in order of the codes. */
export function pricesOn<Entry extends Price>(prices: readonly Entry[], day: PlainDate): Entry[] {
  const currencies = [...new Set(prices.map((price) => price.currency))].toSorted();
  return currencies.map((currency) => priceOn(prices, currency, day)).filter((price) => price !== undefined);
}
