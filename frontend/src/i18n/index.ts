import { i18n } from '@lingui/core';

// Sentences come compiled: the build does it. What still is text is to be shown as it stands.
i18n.setMessagesCompiler((text) => [text]);
i18n.loadAndActivate({ locale: 'en', messages: {} });

/**
 * The sentence with this id, or the English one given here. Sentences are ICU messages:
 * `t('grid.rows', '{n, plural, one {# row} other {# rows}}', { n })`.
 */
export function t(id: string, message: string, values?: Record<string, unknown>): string {
  return i18n._(id, values, { message });
}

const browsers = globalThis.navigator?.language ?? 'en-US';

/** Language and region of numbers and dates: the viewer's choice, else the browser's. */
let formatLocale = browsers;

export const locale = (): string => formatLocale;

/** Set once at boot, from the viewer's profile; the app is drawn afterwards. What is no language leaves the browser's. */
export function setLocale(tag: string): void {
  try {
    formatLocale = Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? browsers;
  } catch {
    formatLocale = browsers;
  }
}

const counts = new Map<string, Intl.NumberFormat>();

/** A whole number with the locale's grouping: 4,812. */
export function formatCount(n: number): string {
  let format = counts.get(formatLocale);
  if (!format) counts.set(formatLocale, (format = new Intl.NumberFormat(formatLocale)));
  return format.format(n);
}
