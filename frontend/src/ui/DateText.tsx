import { daysBetween, formatDate, today, type PlainDate } from '~/lib/plaindate';
import { locale } from '~/i18n';
import css from './text.module.css';

export function DateText({ date, style = 'medium' }: { date: PlainDate; style?: 'short' | 'medium' | 'long' }) {
  return (
    <time className={css.date} dateTime={date}>
      {formatDate(date, locale(), style)}
    </time>
  );
}

export const dateText = (date: PlainDate, style: 'short' | 'medium' | 'long' = 'medium'): string => formatDate(date, locale(), style);

/** A moment (RFC 3339) in the person's own zone; its exact form is the title. */
export function Instant({ at, style = 'medium' }: { at: string; style?: 'medium' | 'relative' }) {
  const moment = new Date(at);
  return (
    <time className={css.date} dateTime={at} title={moment.toLocaleString(locale(), { dateStyle: 'full', timeStyle: 'long' })}>
      {style === 'relative' ? relativeText(moment.getTime(), Date.now()) : instantText(at)}
    </time>
  );
}

export const instantText = (at: string): string => new Date(at).toLocaleString(locale(), { day: '2-digit', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' });

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** From a day on, days of the calendar count: what happened last Monday at noon is seven days old all Monday. */
export function relativeText(at: number, now: number): string {
  const exact = Math.round((at - now) / 1000);
  const seconds = Math.abs(exact) < 86_400 ? exact : daysBetween(today(undefined, now), today(undefined, at)) * 86_400;
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(Math.trunc(seconds / size), unit as Intl.RelativeTimeFormatUnit);
}
