import { t } from '~/i18n';
import type { Tone } from '~/ui';

export type CreditStatus = 'REQUESTED' | 'POSTED' | 'REJECTED';

export const creditState = (status: CreditStatus): { label: string; tone: Tone } =>
  ({
    REQUESTED: { label: t('credit.state.requested', 'Requested'), tone: 'warn' as const },
    POSTED: { label: t('credit.state.posted', 'Posted'), tone: 'ok' as const },
    REJECTED: { label: t('credit.state.rejected', 'Rejected'), tone: 'neutral' as const },
  })[status];

const reasonNames = () => ({
  BILLING_ERROR: t('credit.reason.billing', 'Billing error'),
  PRICE: t('credit.reason.price', 'Wrong price'),
  QUANTITY: t('credit.reason.quantity', 'Wrong quantity'),
  DUPLICATE: t('credit.reason.duplicate', 'Billed twice'),
  SERVICE: t('credit.reason.service', 'Service problem'),
  RETURN: t('credit.reason.return', 'Return'),
  CONCESSION: t('credit.reason.concession', 'Concession'),
  OTHER: t('credit.reason.other', 'Other'),
});

export type CreditReason = keyof ReturnType<typeof reasonNames>;

export const creditReason = (reason: CreditReason): string => reasonNames()[reason];

export const creditReasons = (): { value: CreditReason; label: string }[] => Object.entries(reasonNames()).map(([value, label]) => ({ value: value as CreditReason, label }));
