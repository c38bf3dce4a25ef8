import { t } from '~/i18n';

/** UNCL 5305, as far as invoices here have them. */
export const taxCategories = ['S', 'Z', 'E', 'AE', 'O'] as const;

export const taxCategory = (code: string): string =>
  ({
    S: t('tax.standard', 'Standard rate'),
    Z: t('tax.zero', 'Zero rated'),
    E: t('tax.exempt', 'Exempt'),
    AE: t('tax.reverse', 'Reverse charge'),
    O: t('tax.outside', 'Outside the scope'),
  })[code] ?? code;
