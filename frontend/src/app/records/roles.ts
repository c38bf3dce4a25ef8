import { t } from '~/i18n';

export const roles = ['ADMIN', 'MANAGER', 'BILLER', 'CASH_APPLIER', 'COLLECTOR', 'PROCESSOR', 'RESOLVER', 'AUDITOR', 'DEALER', 'PARTNER'] as const;
export type Role = (typeof roles)[number];

export const roleName = (role: Role): string =>
  ({
    ADMIN: t('role.admin', 'Administrator'),
    MANAGER: t('role.manager', 'Manager'),
    BILLER: t('role.biller', 'Biller'),
    CASH_APPLIER: t('role.cashApplier', 'Cash applier'),
    COLLECTOR: t('role.collector', 'Collector'),
    PROCESSOR: t('role.processor', 'Processor'),
    RESOLVER: t('role.resolver', 'Resolver'),
    AUDITOR: t('role.auditor', 'Auditor'),
    DEALER: t('role.dealer', 'Dealer'),
    PARTNER: t('role.partner', 'Partner'),
  })[role];
