import { formatMoney, sign, zeroDash, type Money as Amount, type MoneyFormat } from '~/lib/money';
import { locale } from '~/i18n';
import css from './text.module.css';

export interface MoneyProps extends Omit<MoneyFormat, 'locale'> {
  value: Amount;
  className?: string;
}

/** An amount in tabular figures. The unit is left out in columns of one currency, whose header names it. */
export function Money({ value, className, unit = 'none', ...format }: MoneyProps) {
  const state = sign(value);
  const text = formatMoney(value, { locale: locale(), ...format, unit: unit === 'code' ? 'none' : unit });
  return (
    <span className={className ? `${css.money} ${className}` : css.money} data-negative={state < 0 || undefined} data-zero={state === 0 || undefined}>
      {text}
      {unit === 'code' ? (
        // A dash needs no currency, but stands below the figures of its column.
        <span className={css.unit} data-idle={text === zeroDash || undefined}>
          {value.currency}
        </span>
      ) : null}
    </span>
  );
}

/** The text alone, for cells, titles and the clipboard. */
export function moneyText(value: Amount, format: Omit<MoneyFormat, 'locale'> = {}): string {
  return formatMoney(value, { locale: locale(), ...format });
}
