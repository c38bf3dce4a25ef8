import { later } from '~/app/later';
import { locale, t } from '~/i18n';
import { formatDate } from '~/lib/plaindate';
import type { AsOfFieldProps } from './AsOfField';
import css from './records.module.css';

/** The day is text until its field has come: a report is read first. */
const AsOfField = later<AsOfFieldProps>(
  () => import('./AsOfField'),
  ({ label, value }) => (
    <div>
      <span className={css.asOfLabel}>{label}</span>
      <span className={css.asOfDay}>{formatDate(value, locale())}</span>
    </div>
  ),
);

/** The day whose books are shown, in one line. */
export function AsOf(props: Omit<AsOfFieldProps, 'label'>) {
  return (
    <div className={css.asOf}>
      <AsOfField label={t('account.asOf', 'As of')} {...props} />
    </div>
  );
}
