import { lazy, Suspense } from 'react';
import { locale, t } from '~/i18n';
import { formatDate } from '~/lib/plaindate';
import type { AsOfFieldProps } from './AsOfField';
import css from './records.module.css';

const AsOfField = lazy(() => import('./AsOfField'));

/** The day whose books are shown, in one line. It is text until its field has come: a report is read first. */
export function AsOf(props: Omit<AsOfFieldProps, 'label'>) {
  const label = t('account.asOf', 'As of');
  return (
    <div className={css.asOf}>
      <Suspense
        fallback={
          <div>
            <span className={css.asOfLabel}>{label}</span>
            <span className={css.asOfDay}>{formatDate(props.value, locale())}</span>
          </div>
        }
      >
        <AsOfField label={label} {...props} />
      </Suspense>
    </div>
  );
}
