import { t } from '~/i18n';
import { Banner } from '~/ui';
import css from './contracts.module.css';
import { asSentence } from './model/words';

/** What keeps a draft from being activated, in the server's own words. */
export function Incomplete({ reasons }: { reasons: readonly string[] }) {
  return (
    <Banner tone="warn">
      {t('contract.incomplete', 'Before it can be activated:')}
      <ul className={css.reasons}>
        {reasons.map((reason) => (
          <li key={reason}>{asSentence(reason)}</li>
        ))}
      </ul>
    </Banner>
  );
}
