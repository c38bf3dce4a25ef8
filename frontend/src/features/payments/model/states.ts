import { t } from '~/i18n';
import type { Tone } from '~/ui';

export type PaymentStatus = 'UNIDENTIFIED' | 'UNAPPLIED' | 'APPLIED' | 'REVERSED';

export const paymentState = (status: PaymentStatus): { label: string; tone: Tone } =>
  ({
    UNIDENTIFIED: { label: t('payment.unidentified', 'Unidentified'), tone: 'danger' as const },
    UNAPPLIED: { label: t('payment.unapplied', 'Unapplied'), tone: 'warn' as const },
    APPLIED: { label: t('payment.applied', 'Applied'), tone: 'ok' as const },
    REVERSED: { label: t('payment.reversed', 'Reversed'), tone: 'neutral' as const },
  })[status];

const methodNames = () => ({
  ACH: t('method.ach', 'ACH'),
  WIRE: t('method.wire', 'Wire'),
  CHECK: t('method.check', 'Check'),
  CARD: t('method.card', 'Card'),
  DIRECT_DEBIT: t('method.debit', 'Direct debit'),
  CASH: t('method.cash', 'Cash'),
  OTHER: t('method.other', 'Other'),
});

export type PaymentMethod = keyof ReturnType<typeof methodNames>;

export const paymentMethod = (method: PaymentMethod): string => methodNames()[method];

export const paymentMethods = (): { value: PaymentMethod; label: string }[] => Object.entries(methodNames()).map(([value, label]) => ({ value: value as PaymentMethod, label }));
