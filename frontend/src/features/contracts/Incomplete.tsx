import { readable } from '~/app/records/reasons';
import { t } from '~/i18n';
import { Banner } from '~/ui';
import css from './contracts.module.css';

/** What keeps a draft from being activated, in the server's own words. */
export function Incomplete({ reasons }: { reasons: readonly string[] }) {
  return (
    <Banner tone="warn">
      {t('contract.incomplete', 'Before it can be activated:')}
      <ul className={css.reasons}>
        {reasons.map((reason) => (
          <li key={reason}>{readable(reason)}</li>
        ))}
      </ul>
    </Banner>
  );
}
