import { locale } from '~/i18n';
import { formatDate } from '~/lib/plaindate';
import { monthName, wholeMonth } from './model/period';

/** "October 2026", or the first and the last day where the period is no month. */
export function periodText(from: string, to: string): string {
  const month = wholeMonth(from, to);
  return month ? monthName(month, locale()) : `${formatDate(from, locale())} – ${formatDate(to, locale())}`;
}

export const Period = ({ from, to }: { from: string; to: string }) => <span>{periodText(from, to)}</span>;
