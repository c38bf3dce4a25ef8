import { useList } from '~/app/list';
import type { AuditFilter } from '~/__generated__/AuditGridQuery.graphql';
import css from './audit.module.css';
import { AuditGrid } from './AuditGrid';
import { AuditPeek } from './AuditPeek';

/** The trail of one record or account. The event that is looked at is in the address, as in the whole trail. */
export default function Trail({ filter }: { filter: AuditFilter }) {
  const list = useList();
  return (
    <div className={css.panel}>
      <div>
        <AuditGrid one id="audit.panel" filter={filter} filtered={false} peeked={list.peek} onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))} onCursor={(row) => list.followPeek(row.id)} />
      </div>
      {list.peek ? <AuditPeek key={list.peek} id={list.peek} onClose={list.closePeek} /> : null}
    </div>
  );
}
