import { t } from '~/i18n';

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
  };
  return names[kind] ?? kind;
}

/** The list where imported records of a kind are seen. */
export const kindList = (kind: string): string | undefined => ({ accounts: '/accounts', invoices: '/invoices', payments: '/payments', 'credit-memos': '/credits' })[kind];
