import { useState } from 'react';
import { formatCount, locale, t } from '~/i18n';
import { perMille, sign, type Money as Amount } from '~/lib/money';
import { Money, moneyText } from './Money';
import css from './ageing.module.css';

export interface AgeingBucket {
  key: string;
  label: string;
  amount: Amount;
  count: number;
}

export interface AgeingBarProps {
  /** From not due to oldest; at most six patterns are told apart. */
  buckets: readonly AgeingBucket[];
  total: Amount;
  selected?: readonly string[];
  onToggle?: (key: string) => void;
}

const noneSelected: readonly string[] = [];

const share = (part: Amount, total: Amount): string =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(perMille(part, total) / 1000);

/** What is open, by age. Each segment is a button that filters; pattern and position tell the age as well as the colour. */
export function AgeingBar({ buckets, total, selected = noneSelected, onToggle }: AgeingBarProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <div>
      {asTable ? (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('ageing.bucket', 'Days past due')}</th>
              <th scope="col">{t('ageing.count', 'Items')}</th>
              <th scope="col">{t('ageing.share', 'Share')}</th>
              <th scope="col">{t('ageing.amount', 'Open')}</th>
            </tr>
          </thead>
          <tbody>
            {buckets.map((bucket) => (
              <tr key={bucket.key}>
                <th scope="row">{bucket.label}</th>
                <td>{formatCount(bucket.count)}</td>
                <td>{share(bucket.amount, total)}</td>
                <td>
                  <Money value={bucket.amount} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <div className={css.bar} role="group" aria-label={t('ageing.name', 'Open by days past due')} data-filtered={selected.length > 0 || undefined}>
          {buckets.map((bucket, i) => {
            const amount = moneyText(bucket.amount, { unit: 'symbol' });
            const name = t('ageing.segment', '{label}: {amount}, {share}, {count, plural, one {# item} other {# items}}', {
              label: bucket.label,
              amount,
              share: share(bucket.amount, total),
              count: bucket.count,
            });
            return (
              <button
                key={bucket.key}
                type="button"
                className={`${css.segment} ${css[`age${Math.min(i, 5)}`] ?? ''}`}
                style={{ flexGrow: sign(bucket.amount) > 0 ? Math.max(1, perMille(bucket.amount, total)) : 0, flexBasis: 0 }}
                aria-pressed={selected.includes(bucket.key)}
                aria-label={name}
                title={name}
                onClick={() => onToggle?.(bucket.key)}
              >
                <span className={css.label}>{bucket.label}</span>
                <span className={css.amount}>{moneyText(bucket.amount, { compact: true })}</span>
              </button>
            );
          })}
        </div>
      )}
      <div className={css.foot}>
        <button type="button" className={css.toggle} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('ageing.asBar', 'Show as bar') : t('ageing.asTable', 'Show as table')}
        </button>
      </div>
    </div>
  );
}
