import { locale, t } from '~/i18n';
import { formatMoney } from '~/lib/money';
import { formatDate, isPlainDate } from '~/lib/plaindate';

/** Who it was: what the server does of itself has a name of its own in the trail, which is no person's. */
export const actorText = ({ actorKind, actorName }: { readonly actorKind: string; readonly actorName: string }): string => (actorKind === 'SYSTEM' ? t('audit.system', 'System') : actorName);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Names of types, fields and enumerations: "CreditMemo" as "Credit memo", "effective_on" as "Effective on", "ON_HOLD" as "On hold". */
export const inWords = (name: string): string => capital(name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase());

/** A field as people call it: the id of a record is the record. */
export const fieldText = (field: string): string => inWords(field.replace(/_id$/, ''));

const named = new Set(['status', 'state', 'kind', 'role', 'function', 'method', 'channel', 'delivery', 'reason', 'frequency', 'timing']);

/** What was recorded of a field: enumerations in words, days and amounts as everywhere else. */
export function valueText(field: string, value: string | null | undefined): string {
  if (!value) return '–';
  if (named.has(field) && /^[A-Z_]+$/.test(value)) return inWords(value);
  if (isPlainDate(value)) return formatDate(value, locale());
  const [, amount, currency] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value) ?? [];
  return amount && currency ? `${formatMoney({ amount, currency }, { locale: locale(), zero: 'digits' })} ${currency}` : value;
}

/** Exact to the millisecond and in UTC: a trail is compared with other systems' logs. */
export const utc = (at: string): string => new Date(at).toISOString().replace('T', ' ').replace('Z', '');

/** The first and last characters of a hash, enough to compare by eye. */
export const shortHash = (hash: string): string => (hash.length > 14 ? `${hash.slice(0, 8)}…${hash.slice(-4)}` : hash);

interface Change {
  readonly field: string;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  /** Of the records, where the values are ids. */
  readonly fromName?: string | null | undefined;
  readonly toName?: string | null | undefined;
}

/** How many records beside the one that is named an event is about: what is posted together is one event. */
export const othersOf = (changes: readonly Change[]): number => Math.max(0, Number(changes.find(({ field }) => field === 'records')?.to ?? 1) - 1);

/**
 * The changes in one line: "Amount 6,000.00 USD → 6,750.00 USD; Status Open". What was not there before has no arrow. An
 * application has no number that would say anything here; what it settles stands beside it.
 */
export function changesText(changes: readonly Change[]): string {
  return changes
    .filter(({ field }) => field !== 'application')
    .map(({ field, from, to, fromName, toName }) => `${fieldText(field)} ${from ? `${fromName ?? valueText(field, from)} → ` : ''}${toName ?? valueText(field, to)}`)
    .join('; ');
}
