import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import { kindName } from '~/features/accounts/model/names';
import { t } from '~/i18n';
import { CheckField, Chip, IconButton, TextField } from '~/ui';
import css from './billing.module.css';
import { billedKinds, type BilledKind } from './model/names';

/** Which accounts are billed, as a person puts it together. Empty parts don't narrow. */
export interface GroupDraft {
  kinds: readonly BilledKind[];
  regions: string;
  accounts: readonly PickedAccount[];
  includeChildren: boolean;
}

export const everybody: GroupDraft = { kinds: [], regions: '', accounts: [], includeChildren: true };

/** As the server takes it; undefined when nothing narrows. */
export function toSelection({ kinds, regions, accounts, includeChildren }: GroupDraft) {
  const words = regions.split(/[,;]/).map((word) => word.trim()).filter(Boolean);
  if (kinds.length === 0 && words.length === 0 && accounts.length === 0) return undefined;
  return {
    ...(kinds.length > 0 ? { kinds: [...kinds] } : {}),
    ...(words.length > 0 ? { regions: words } : {}),
    ...(accounts.length > 0 ? { accountIds: accounts.map((account) => account.id) } : {}),
    includeChildren: accounts.length > 0 && includeChildren,
  };
}

export function GroupFields({ value, onChange }: { value: GroupDraft; onChange: (value: GroupDraft) => void }) {
  const toggle = (kind: BilledKind) => onChange({ ...value, kinds: value.kinds.includes(kind) ? value.kinds.filter((one) => one !== kind) : [...value.kinds, kind] });
  return (
    <fieldset className={css.group}>
      <legend>{t('group.title', 'Accounts')}</legend>
      <div className={css.chips} role="group" aria-label={t('group.kinds', 'Kinds')}>
        {billedKinds.map((kind) => (
          <Chip key={kind} pressed={value.kinds.includes(kind)} onToggle={() => toggle(kind)}>
            {kindName(kind)}
          </Chip>
        ))}
        <span className={css.quiet}>{t('group.kindsHint', 'None chosen: every kind')}</span>
      </div>
      <TextField label={t('group.regions', 'Regions')} hint={t('group.regionsHint', 'As written in the accounts, with commas between; empty for all')} value={value.regions} onChange={(regions) => onChange({ ...value, regions })} />
      <AccountPicker
        key={value.accounts.length}
        debtors
        label={t('group.account', 'Only these accounts')}
        hint={t('group.accountHint', 'Empty for all')}
        value={null}
        onChange={(account) => account && !value.accounts.some((one) => one.id === account.id) && onChange({ ...value, accounts: [...value.accounts, account] })}
      />
      {value.accounts.length > 0 ? (
        <>
          <ul className={css.picked}>
            {value.accounts.map((account) => (
              <li key={account.id}>
                <span>{`${account.number} ${account.name}`}</span>
                <IconButton icon="close" size={22} label={t('group.remove', 'Leave out {name}', { name: account.name })} onClick={() => onChange({ ...value, accounts: value.accounts.filter((one) => one.id !== account.id) })} />
              </li>
            ))}
          </ul>
          <CheckField label={t('group.below', 'Also the accounts below them')} value={value.includeChildren} onChange={(includeChildren) => onChange({ ...value, includeChildren })} />
        </>
      ) : null}
    </fieldset>
  );
}
