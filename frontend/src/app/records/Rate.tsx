import { locale } from '~/i18n';
import { perMille, type Money } from '~/lib/money';
import { formatPercent, formatPrice, formatRate } from '~/lib/rate';
import css from './records.module.css';

/** A unit price with all its decimals, and the code of its currency behind it. */
export function Price({ value, currency, unit }: { value: string; currency: string; unit?: 'none' | 'code' }) {
  return (
    <span className={css.rate}>
      {formatPrice(value, currency, locale())}
      {unit === 'code' ? <span className={css.code}>{currency}</span> : null}
    </span>
  );
}

export const rateText = (value: string): string => formatRate(value, locale());

export const priceText = (value: string, currency: string, unit: 'none' | 'code' = 'none'): string => `${formatPrice(value, currency, locale())}${unit === 'code' ? ` ${currency}` : ''}`;

export const percentText = (value: string): string => formatPercent(value, locale());

/** A part of a whole: "3.0%", so that a column of shares lines up. */
export const shareText = (part: Money, whole: Money): string => new Intl.NumberFormat(locale(), { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(perMille(part, whole) / 1000);

/** By how much: "+3%", "-10%". */
export const changeText = (value: string): string => formatPercent(value, locale(), true);
