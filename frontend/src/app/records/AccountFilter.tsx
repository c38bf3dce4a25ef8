import { t } from '~/i18n';
import { AccountPicker, type PickedAccount } from './AccountPicker';
import type { FilterProps } from './filters';
import { RecordFilter } from './RecordFilter';

/** The account of a list, under `account` of the filter. */
export function AccountFilter(props: Pick<FilterProps, 'filter' | 'onFilter'>) {
  const label = t('filter.account', 'Account');
  return <RecordFilter<PickedAccount> {...props} field="account" label={label} picker={(value, onChange) => <AccountPicker label={label} autoFocus value={value} onChange={onChange} />} />;
}
