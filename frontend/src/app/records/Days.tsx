import { t } from '~/i18n';
import type { PlainDate } from '~/lib/plaindate';
import { DateText } from '~/ui';

/** The days from which and to which something holds. */
export function Days({ of: { startsOn, endsOn } }: { of: { readonly startsOn: PlainDate; readonly endsOn?: PlainDate | null | undefined } }) {
  return (
    <span>
      {endsOn ? null : `${t('days.from', 'From')} `}
      <DateText date={startsOn} />
      {endsOn ? (
        <>
          {' – '}
          <DateText date={endsOn} />
        </>
      ) : null}
    </span>
  );
}
