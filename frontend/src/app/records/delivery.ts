import { t } from '~/i18n';
import type { Tone } from '~/ui';

export const deliveryStatuses = ['QUEUED', 'SENT', 'OPENED', 'BOUNCED', 'FAILED', 'CANCELLED'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

export const deliveryMeans = ['EMAIL', 'PORTAL', 'DOWNLOAD', 'PRINT'] as const;
export type DeliveryMeans = (typeof deliveryMeans)[number];

/** Word and tone of a delivery's status. */
export const deliveryState = (status: DeliveryStatus): { label: string; tone: Tone } =>
  ({
    QUEUED: { label: t('delivery.queued', 'Waiting'), tone: 'neutral' as const },
    SENT: { label: t('delivery.sent', 'Sent'), tone: 'info' as const },
    OPENED: { label: t('delivery.opened', 'Opened'), tone: 'ok' as const },
    BOUNCED: { label: t('delivery.bounced', 'Bounced'), tone: 'danger' as const },
    FAILED: { label: t('delivery.failed', 'Failed'), tone: 'danger' as const },
    CANCELLED: { label: t('delivery.cancelled', 'Cancelled'), tone: 'neutral' as const },
  })[status];

export const meansName = (means: DeliveryMeans): string =>
  ({
    EMAIL: t('means.email', 'E-mail'),
    PORTAL: t('means.portal', 'Portal'),
    DOWNLOAD: t('means.download', 'Download'),
    PRINT: t('means.print', 'Print and post'),
  })[means];
