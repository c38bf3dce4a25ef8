import { t } from '~/i18n';
import type { Tone } from '~/ui';

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

/** Roles that a person can be given; partners are programs. */
export const grantable: readonly Role[] = roles.filter((role) => role !== 'PARTNER');

/** The role is bound to an account and those below it. */
export const needsAccount = (role: Role | null): boolean => role === 'DEALER';

export const userState = (status: 'ACTIVE' | 'DISABLED'): { label: string; tone: Tone } =>
  status === 'ACTIVE' ? { label: t('user.active', 'Active'), tone: 'ok' } : { label: t('user.disabled', 'Disabled'), tone: 'neutral' };

export const leastPassword = 12;

/** What is wrong with a new password; undefined when it may be sent. */
export function passwordProblem(password: string): string | undefined {
  if (password.length >= leastPassword) return undefined;
  return t('password.short', '{n, plural, one {# more character} other {# more characters}} needed', { n: leastPassword - password.length });
}
