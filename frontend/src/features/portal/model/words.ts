import { t } from '~/i18n';
import { sign, type Money as Amount } from '~/lib/money';
import { daysBetween, type PlainDate } from '~/lib/plaindate';
import type { Tone } from '~/ui';

interface Due {
  readonly status: 'OPEN' | 'OVERDUE' | 'PAID';
  readonly dueOn: PlainDate;
  readonly daysLate: number;
}

/** Where an invoice stands, as one would say it on the telephone. Whether it is late is the server's to say. */
export function dueState({ status, dueOn, daysLate }: Due, today: PlainDate): { label: string; tone: Tone } {
  if (status === 'PAID') return { label: t('portal.state.paid', 'Paid'), tone: 'ok' };
  if (status === 'OVERDUE') return { label: t('portal.state.overdue', 'Overdue {n, plural, one {# day} other {# days}}', { n: Math.max(1, daysLate) }), tone: 'danger' };
  const left = daysBetween(today, dueOn);
  if (left <= 0) return { label: t('portal.state.today', 'Due today'), tone: 'warn' };
  if (left === 1) return { label: t('portal.state.tomorrow', 'Due tomorrow'), tone: 'warn' };
  return { label: t('portal.state.days', 'Due in {n} days', { n: left }), tone: 'info' };
}

const termsForm = /^(?:(?<percent>[\d.]+)\/(?<within>\d+))?(?:NET(?<net>\d+)(?<month>EOM)?|(?<end>EOM)|(?<day>\d+)(?:ST|ND|RD|TH)|(?<once>COD|IMMEDIATE))$/;

/** Payment terms in words: 2/10NET30 is "30 days, 2% off within 10 days". Terms of another form stay as they are. */
export function termsText(terms: string): string {
  const found = termsForm.exec(terms.toUpperCase().replace(/[\s%]/g, '').replace('NET-', 'NET'))?.groups;
  if (!found) return terms;
  const { percent, within, net, month, day, once } = found;
  const n = Number(net ?? day);
  const text = once
    ? t('portal.terms.once', 'On the day of issue')
    : day
      ? t('portal.terms.day', 'On day {n} of the next month', { n })
      : net && month
        ? t('portal.terms.afterMonth', '{n} days after the end of the month', { n })
        : net
          ? t('portal.terms.net', '{n, plural, one {# day} other {# days}}', { n })
          : t('portal.terms.month', 'At the end of the month');
  return percent ? t('portal.terms.discount', '{text}, {percent}% off within {within} days', { text, percent, within }) : text;
}

interface Piece {
  readonly amount: Amount;
  readonly reversal: object | null | undefined;
}

/** The applications that hold: neither taken back nor the taking back of one, which is negative. */
export const standing = <A extends Piece>(applications: readonly A[]): A[] => applications.filter((application) => !application.reversal && sign(application.amount) > 0);

/** Whether the records are of more than one account, so that each has to say whose it is. */
export const ofSeveral = (records: readonly { readonly account: { readonly id: string } | null | undefined }[]): boolean => new Set(records.map((record) => record.account?.id)).size > 1;

/** Names in one line: the first few, and how many there are besides. */
export function nameSome(names: readonly string[], most = 3): string {
  const [shown, more] = [names.slice(0, most).join(', '), names.length - most];
  return more > 0 ? t('portal.some', '{shown} and {more} more', { shown, more }) : shown;
}

/** What became of a payment. */
export const receiptState = (status: 'UNIDENTIFIED' | 'UNAPPLIED' | 'APPLIED' | 'REVERSED'): { label: string; tone: Tone } =>
  ({
    UNIDENTIFIED: { label: t('portal.receipt.unknown', 'Being looked into'), tone: 'warn' as const },
    UNAPPLIED: { label: t('portal.receipt.waiting', 'Not fully used yet'), tone: 'warn' as const },
    APPLIED: { label: t('portal.receipt.applied', 'Used for invoices'), tone: 'ok' as const },
    REVERSED: { label: t('portal.receipt.reversed', 'Taken back'), tone: 'neutral' as const },
  })[status];

/** Whether something of a credit can still be used. */
export const creditUse = (waiting: boolean): { label: string; tone: Tone } =>
  waiting ? { label: t('portal.receipt.waiting', 'Not fully used yet'), tone: 'warn' } : { label: t('portal.credit.used', 'Used'), tone: 'ok' };
