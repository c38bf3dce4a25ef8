import { locale, t } from '~/i18n';
import type { Tone } from '~/ui';
import type { AccountKind } from './kinds';

export const kindName = (kind: AccountKind): string =>
  ({
    CLIENT: t('account.kind.client', 'Client'),
    DEALER: t('account.kind.dealer', 'Dealer'),
    OEM: t('account.kind.oem', 'OEM'),
    PARTNER: t('account.kind.partner', 'Partner'),
    CARRIER: t('account.kind.carrier', 'Carrier'),
  })[kind];

export const accountStatuses = ['ACTIVE', 'ON_HOLD', 'CLOSED'] as const;
export type AccountStatus = (typeof accountStatuses)[number];

export const accountState = (status: AccountStatus): { label: string; tone: Tone } =>
  ({
    ACTIVE: { label: t('account.active', 'Active'), tone: 'ok' as const },
    ON_HOLD: { label: t('account.onHold', 'On hold'), tone: 'warn' as const },
    CLOSED: { label: t('account.closed', 'Closed'), tone: 'neutral' as const },
  })[status];

export const deliveries = ['EMAIL', 'PORTAL', 'PRINT', 'EDI'] as const;
export type Delivery = (typeof deliveries)[number];

export const deliveryName = (delivery: Delivery): string =>
  ({
    EMAIL: t('account.delivery.email', 'E-mail'),
    PORTAL: t('account.delivery.portal', 'Portal'),
    PRINT: t('account.delivery.print', 'Print'),
    EDI: t('account.delivery.edi', 'EDI'),
  })[delivery];

export const bookFunctions = ['OWNER', 'COLLECTOR', 'BILLER', 'CASH_APPLIER', 'PROCESSOR'] as const;
export type BookFunction = (typeof bookFunctions)[number];

export const functionName = (role: BookFunction): string =>
  ({
    OWNER: t('book.owner', 'Owner'),
    COLLECTOR: t('book.collector', 'Collector'),
    BILLER: t('book.biller', 'Biller'),
    CASH_APPLIER: t('book.cashApplier', 'Cash applier'),
    PROCESSOR: t('book.processor', 'Processor'),
  })[role];

/** "de-CH" as "Swiss High German"; what is no language tag stays as it is. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
