import { t } from '~/i18n';
import { add, fromMinor, isZero, type Money } from '~/lib/money';
import type { Filter } from '~/lib/url';

/** The ageing buckets, youngest first. */
export const bucketNames = ['CURRENT', 'D1_30', 'D31_60', 'D61_90', 'D91_120', 'D121_PLUS'] as const;
export type BucketName = (typeof bucketNames)[number];

export const bucketLabel = (name: BucketName): string =>
  ({
    CURRENT: t('bucket.short.current', 'Not due'),
    D1_30: '1–30',
    D31_60: '31–60',
    D61_90: '61–90',
    D91_120: '91–120',
    D121_PLUS: t('bucket.short.oldest', 'Over 120'),
  })[name];

export const bucketsOf = (filter: Filter): BucketName[] => bucketNames.filter((name) => filter['bucket']?.includes(name));

interface Bucket {
  readonly name: string;
  readonly count: number;
  readonly amount: Money;
}

/** The server's buckets as the bar wants them: all six, in order. */
export function barBuckets(buckets: readonly Bucket[], currency: string): { key: BucketName; label: string; amount: Money; count: number }[] {
  return bucketNames.map((key) => {
    const found = buckets.find((bucket) => bucket.name === key);
    return { key, label: bucketLabel(key), amount: found?.amount ?? fromMinor(0n, currency), count: found?.count ?? 0 };
  });
}

/** What the chosen buckets hold together; all of them when none is chosen. */
export function sumOfBuckets(buckets: readonly Bucket[], chosen: readonly string[], currency: string): Money {
  return buckets.filter((bucket) => chosen.length === 0 || chosen.includes(bucket.name)).reduce((sum, bucket) => add(sum, bucket.amount), fromMinor(0n, currency));
}

interface Receivable {
  readonly currency: string;
  readonly balance: Money;
  readonly unappliedCash: Money;
  readonly unappliedCredit: Money;
}

/** Of several currencies, the one that the address names, else the first in which something is open. */
export function chosenReceivable<R extends Receivable>(receivables: readonly R[], currency: string | undefined): R | undefined {
  return receivables.find((entry) => entry.currency === currency) ?? receivables.find((entry) => !isZero(entry.balance)) ?? receivables[0];
}
