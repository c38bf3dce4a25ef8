import { t } from '~/i18n';
import type { PlainDate } from '~/lib/plaindate';
import { DateField } from '~/ui';
import css from './records.module.css';

/** The day whose books are shown, in one line. Today is the default and is never a day of its own in the address. */
export function AsOf({ value, today, onChange }: { value: PlainDate; today: PlainDate; onChange: (date: PlainDate) => void }) {
  return (
    <div className={css.asOf}>
      <DateField label={t('account.asOf', 'As of')} value={value} max={today} onChange={(date) => onChange(date ?? today)} />
    </div>
  );
}
