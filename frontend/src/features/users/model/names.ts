import { roleName, roles, type Role } from '~/app/records/roles';
import { t } from '~/i18n';
import type { Tone } from '~/ui';

export { roleName, roles, type Role };

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
