import { t } from '~/i18n';
import { kindName } from '~/features/accounts/model/names';

interface Group {
  readonly accountIds: readonly string[];
  readonly includeChildren: boolean;
  readonly kinds: readonly Parameters<typeof kindName>[0][];
  readonly regions: readonly string[];
}

/** Which accounts, in a few words. */
export function groupText(group: Group): string {
  const parts = [
    group.kinds.map(kindName).join(', '),
    group.regions.join(', '),
    group.accountIds.length > 0
      ? group.includeChildren
        ? t('group.accountsBelow', '{n, plural, one {# account and those below} other {# accounts and those below}}', { n: group.accountIds.length })
        : t('group.accounts', '{n, plural, one {# account} other {# accounts}}', { n: group.accountIds.length })
      : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : t('group.everybody', 'All accounts');
}
