import { t } from '~/i18n';
import type { Tone } from '~/ui';

/** What an endpoint can be told of. */
export const events = [
  'INVOICE_POSTED',
  'INVOICE_DELIVERED',
  'INVOICE_WRITTEN_OFF',
  'PAYMENT_RECORDED',
  'PAYMENT_ASSIGNED',
  'PAYMENT_APPLIED',
  'PAYMENT_UNAPPLIED',
  'PAYMENT_REVERSED',
  'CREDIT_MEMO_POSTED',
  'CREDIT_MEMO_APPLIED',
  'CREDIT_MEMO_UNAPPLIED',
] as const;
export type WebhookEvent = (typeof events)[number] | 'WEBHOOK_PING';

/** The event as it stands in a message: CREDIT_MEMO_POSTED is credit_memo.posted. */
export const eventName = (event: WebhookEvent): string => event.toLowerCase().replace(/^(invoice|payment|credit_memo|webhook)_/, '$1.');

export const messageStatuses = ['QUEUED', 'DELIVERED', 'FAILED'] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** Word and tone of a message's status. One that was tried without success is told from one that was not tried yet. */
export const messageState = (status: MessageStatus, attempts = 0): { label: string; tone: Tone } =>
  ({
    QUEUED: attempts > 0 ? { label: t('webhook.again', 'Trying again'), tone: 'warn' as const } : { label: t('webhook.waiting', 'Waiting'), tone: 'neutral' as const },
    DELIVERED: { label: t('webhook.delivered', 'Delivered'), tone: 'ok' as const },
    FAILED: { label: t('webhook.dead', 'Not delivered'), tone: 'danger' as const },
  })[status];
