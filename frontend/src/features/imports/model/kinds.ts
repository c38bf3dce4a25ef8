import { jobState } from '~/app/records/JobActions';
import { t } from '~/i18n';
import type { Tone } from '~/ui';

/** What a kind of import file holds, in words. */
export function kindName(kind: string): string {
  const names: Record<string, string> = {
    accounts: t('imports.kind.accounts', 'Accounts'),
    contacts: t('imports.kind.contacts', 'Contacts'),
    contracts: t('imports.kind.contracts', 'Contracts'),
    invoices: t('imports.kind.invoices', 'Invoices'),
    payments: t('imports.kind.payments', 'Payments'),
    applications: t('imports.kind.applications', 'Applications'),
    'credit-memos': t('imports.kind.creditMemos', 'Credit memos'),
    inventory: t('imports.kind.inventory', 'Inventory'),
    prices: t('imports.kind.prices', 'Prices'),
    rates: t('imports.kind.rates', 'Rates'),
    'tax-rates': t('imports.kind.taxRates', 'Tax rates'),
    time: t('imports.kind.time', 'Time'),
    usage: t('imports.kind.usage', 'Usage'),
  };
  return names[kind] ?? kind;
}

/** The list where imported records of a kind are seen. */
export const kindList = (kind: string): string | undefined => ({ accounts: '/accounts', invoices: '/invoices', payments: '/payments', 'credit-memos': '/credits' })[kind];

/** An import's state in words: a finished job may have written nothing. */
export function importState(job: { readonly state: string; readonly importReport: { readonly imported: number; readonly unchanged: number; readonly refusedCount: number } | null | undefined }): { label: string; tone: Tone } {
  const report = job.importReport;
  if (job.state !== 'DONE' || !report || report.refusedCount === 0) return jobState(job.state);
  return report.imported === 0 && report.unchanged === 0 ? { label: t('imports.state.refused', 'Refused'), tone: 'danger' } : { label: t('imports.state.partly', 'Partly'), tone: 'warn' };
}
