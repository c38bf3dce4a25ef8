import { locale, t } from '~/i18n';
import { addDays, daysBetween, today, type PlainDate } from '~/lib/plaindate';
import type { Tone } from '~/ui';

/** A country of two letters in words; anything else stays as it is. */
function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(locale(), { type: 'region' }).of(code) ?? code;
}

/** The addresses that a jurisdiction taxes, in words. */
export function area(of: { readonly country: string; readonly region: string; readonly city: string; readonly postalPrefix: string }): string {
  const parts = [of.city, of.region, countryName(of.country)].filter((part) => part !== '');
  if (of.postalPrefix !== '') parts.unshift(`${of.postalPrefix}…`);
  return parts.length === 0 ? t('tax.anywhere', 'Anywhere') : parts.join(', ');
}

/** How many days before its end an exemption asks for a new certificate. */
export const soon = 60;

/** Whether a certificate holds, and whether somebody should ask for the next one. */
export function exemptionState(exemption: { readonly startsOn: PlainDate; readonly endsOn?: PlainDate | null | undefined }, day: PlainDate = today()): { label: string; tone: Tone } {
  const { startsOn, endsOn } = exemption;
  if (endsOn && endsOn < day) return { label: t('exemption.expired', 'Expired'), tone: 'neutral' };
  if (endsOn && endsOn <= addDays(day, soon)) return { label: t('exemption.expires', '{n, plural, =0 {Last day} one {# day left} other {# days left}}', { n: daysBetween(day, endsOn) }), tone: 'warn' };
  if (startsOn > day) return { label: t('phase.future', 'To come'), tone: 'info' };
  return { label: t('exemption.holds', 'Valid'), tone: 'ok' };
}
