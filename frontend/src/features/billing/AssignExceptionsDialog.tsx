import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import css from '~/app/records/records.module.css';
import { useViewer } from '~/app/viewer';
import { UserPicker, type PickedUser } from '~/features/users';
import { t } from '~/i18n';
import { Banner, Button, Dialog, toast } from '~/ui';
import type { AssignExceptionsDialogMutation } from '~/__generated__/AssignExceptionsDialogMutation.graphql';

/** Gives exceptions to a colleague, to oneself, or back to nobody. */
export function AssignExceptionsDialog({ ids, onClose, onDone }: { ids: readonly string[]; onClose: () => void; onDone: () => void }) {
  const viewer = useViewer();
  const [user, setUser] = useState<PickedUser | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<AssignExceptionsDialogMutation>(graphql`
    mutation AssignExceptionsDialogMutation($input: AssignBillExceptionsInput!) {
      assignBillExceptions(input: $input) {
        billExceptions {
          id
          version
          owner {
            id
            name
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const give = async (owner: { id: string; name: string } | null) => {
    if (busy) return;
    const answer = await commit({ input: { ids: [...ids], ownerId: owner?.id ?? null, idempotencyKey: key() } });
    if (!answer) return;
    renew();
    const { userErrors } = answer.assignBillExceptions;
    if (userErrors[0]) return setProblem(userErrors[0].message);
    toast({
      tone: 'ok',
      message: owner ? t('assignException.done', '{n, plural, one {# exception} other {# exceptions}} with {name}', { n: ids.length, name: owner.name }) : t('assignException.nobody', '{n, plural, one {# exception} other {# exceptions}} without an owner', { n: ids.length }),
    });
    onDone();
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('assignException.title', 'Assign {n, plural, one {the exception} other {# exceptions}}', { n: ids.length })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="assign-exceptions" busy={busy} reason={user ? undefined : t('assign.whoFirst', 'Choose who first')}>
            {t('exception.assign', 'Assign')}
          </Button>
        </>
      }
    >
      <form
        id="assign-exceptions"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (user) void give(user);
        }}
      >
        <UserPicker label={t('assignException.who', 'Who looks after it')} required autoFocus value={user} onChange={setUser} />
        <div className={css.two}>
          <Button onClick={() => void give({ id: viewer.id, name: viewer.name })}>{t('assignException.me', 'Take it myself')}</Button>
          <Button onClick={() => void give(null)}>{t('assignException.none', 'Nobody')}</Button>
        </div>
        {problem ? <Banner tone="danger">{problem}</Banner> : null}
      </form>
    </Dialog>
  );
}
