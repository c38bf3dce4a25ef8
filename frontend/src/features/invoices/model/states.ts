import { t } from '~/i18n';
import type { Tone } from '~/ui';

export type InvoiceStatus = 'OPEN' | 'OVERDUE' | 'PAID';

/** Word and tone of a status. */
export const invoiceState = (status: InvoiceStatus): { label: string; tone: Tone } =>
  ({
    OPEN: { label: t('invoice.open', 'Open'), tone: 'info' as const },
    OVERDUE: { label: t('invoice.overdue', 'Overdue'), tone: 'danger' as const },
    PAID: { label: t('invoice.paid', 'Paid'), tone: 'ok' as const },
  })[status];
