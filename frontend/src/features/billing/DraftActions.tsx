import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { blocked } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Button } from '~/ui';
import type { DraftActions_draft$key } from '~/__generated__/DraftActions_draft.graphql';
import { HoldDialog } from './HoldDialog';
import { useRecompute } from './useRecompute';
import { useRelease } from './useRelease';

/** Hold, release, compute again. People who only read see nothing here. */
export function DraftActions({ draft, onChanged }: { draft: DraftActions_draft$key; onChanged: () => void }) {
  const can = useCan();
  const [holding, setHolding] = useState(false);
  const [release, releasing] = useRelease();
  const data = useFragment(
    graphql`
      fragment DraftActions_draft on BillDraft {
        id
        status
        account {
          id
          name
        }
        run {
          id
        }
        allowedActions {
          action
          allowed
          reasonCode
        }
      }
    `,
    draft,
  );
  const [recompute, computing] = useRecompute();
  if (!can('billing:run') || data.status === 'POSTED' || data.status === 'CREDITED') return null;
  const again = async () => {
    if (data.run && data.account && (await recompute(data.run.id, [data.account.id]))) onChanged();
  };
  return (
    <>
      {data.status === 'HELD' ? (
        <Button icon="undo" busy={releasing} reason={blocked(data.allowedActions, 'releaseBillDrafts')} onClick={() => void release([data.id]).then((done) => done && onChanged())}>
          {t('billDraft.release', 'Release')}
        </Button>
      ) : (
        <Button icon="lock" reason={blocked(data.allowedActions, 'holdBillDrafts')} onClick={() => setHolding(true)}>
          {t('billDraft.hold', 'Hold')}
        </Button>
      )}
      <Button icon="refresh" busy={computing} reason={blocked(data.allowedActions, 'recomputeBillRun')} onClick={() => void again()}>
        {t('billDraft.recompute', 'Recompute')}
      </Button>
      {holding ? <HoldDialog ids={[data.id]} account={data.account?.name} onClose={() => setHolding(false)} onDone={onChanged} /> : null}
    </>
  );
}
