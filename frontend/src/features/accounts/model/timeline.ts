import { locale, t } from '~/i18n';
import { formatDate, type PlainDate } from '~/lib/plaindate';

/** Entries in runs: system events that follow each other are one run, everything else stands alone. */
export function runsOf<E extends { readonly kind: string }>(entries: readonly E[]): E[][] {
  const runs: E[][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (entry.kind === 'SYSTEM' && last?.at(-1)?.kind === 'SYSTEM') last.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

export interface Told {
  readonly text: string;
  readonly subject: { readonly number?: string | null; readonly dueOn?: PlainDate | null; readonly reversedOn?: PlainDate | null; readonly reversalReason?: string | null } | null | undefined;
}

/** What happened, with days as the person reads them. They do not break. */
export function sentence({ text, subject }: Told): string {
  const day = (date: PlainDate) => formatDate(date, locale()).replaceAll(' ', '\u00a0');
  if (subject?.dueOn) return t('timeline.invoice', 'Invoice {number}, due {due}', { number: subject.number, due: day(subject.dueOn) });
  if (subject?.reversedOn)
    return t('timeline.reversed', 'Payment {number} received, reversed on {day}: {reason}', { number: subject.number, day: day(subject.reversedOn), reason: subject.reversalReason });
  return text;
}
