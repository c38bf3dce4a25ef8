import { barBuckets } from '~/features/accounts/model/buckets';
import { AgeingBar } from '~/ui';
import css from './portal.module.css';
import type { Owed } from './PortalPage';

/** What is open, by age; each part leads to its invoices. */
export function Bar({ owed, onShow }: { owed: Owed; onShow: (bucket: string) => void }) {
  return (
    <div className={css.bar}>
      <AgeingBar buckets={barBuckets(owed.buckets, owed.currency)} total={owed.total} onToggle={onShow} />
    </div>
  );
}
