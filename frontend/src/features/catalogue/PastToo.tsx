import type { ReactNode } from 'react';
import { useList } from '~/app/list';
import { t } from '~/i18n';
import { toggleValue } from '~/lib/url';
import { Chip, Toolbar } from '~/ui';

/** Lists of dated entries show what holds and what is to come; what is over when it is asked for. */
export function PastToo({ children }: { children?: ReactNode }) {
  const list = useList();
  return (
    <Toolbar label={t('list.filter', 'Filter')}>
      {children}
      <Chip pressed={list.filter['past']?.[0] === 'too'} onToggle={() => list.setFilter(toggleValue(list.filter, 'past', 'too'))}>
        {t('catalogue.pastToo', 'Include past')}
      </Chip>
    </Toolbar>
  );
}
