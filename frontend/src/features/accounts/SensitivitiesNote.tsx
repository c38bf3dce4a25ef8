import { graphql, useFragment } from 'react-relay/hooks';
import { t } from '~/i18n';
import { Banner } from '~/ui';
import type { SensitivitiesNote_account$key } from '~/__generated__/SensitivitiesNote_account.graphql';
import css from './account.module.css';

/** What to mind before anyone contacts the account. Nothing to mind, nothing shown. */
export function SensitivitiesNote({ account }: { account: SensitivitiesNote_account$key }) {
  const { sensitivities } = useFragment(
    graphql`
      fragment SensitivitiesNote_account on Account {
        sensitivities {
          preferredHours
          preferredChannel
          peopleToAvoid
          sensitiveMatters
        }
      }
    `,
    account,
  );
  const parts = [
    [t('sensitive.matters', 'Sensitive'), sensitivities?.sensitiveMatters],
    [t('sensitive.avoid', 'Do not contact'), sensitivities?.peopleToAvoid],
    [t('sensitive.channel', 'Preferred way'), sensitivities?.preferredChannel],
    [t('sensitive.hours', 'Preferred hours'), sensitivities?.preferredHours],
  ].filter(([, text]) => text);
  if (parts.length === 0) return null;
  return (
    <div className={css.mind}>
      <Banner tone="warn">
        <dl className={css.minded}>
          {parts.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Banner>
    </div>
  );
}
