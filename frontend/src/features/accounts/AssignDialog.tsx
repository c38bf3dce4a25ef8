import { useState } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import { useCommit } from '~/app/mutation';
import css from '~/app/records/records.module.css';
import { errorsByField } from '~/app/records/reasons';
import { UserPicker, type PickedUser } from '~/features/users';
import type { Selection } from '~/grid';
import { t } from '~/i18n';
import { today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, Dialog, readProblem, SelectField, toast } from '~/ui';
import type { AccountFilter, AssignDialogIdsQuery } from '~/__generated__/AssignDialogIdsQuery.graphql';
import type { AssignDialogMutation } from '~/__generated__/AssignDialogMutation.graphql';
import { bookFunctions, functionName, type BookFunction } from './model/names';

const most = 1000;
const page = 200;

/** Ids of everything that the filter matches but the excepted ones; one more than can be assigned at most. */
async function matching(environment: IEnvironment, filter: AccountFilter, except: ReadonlySet<string>): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ids.length <= most; offset += page) {
    const answer = await fetchQuery<AssignDialogIdsQuery>(
      environment,
      graphql`
        query AssignDialogIdsQuery($first: Int!, $offset: Int!, $filter: AccountFilter) {
          accounts(first: $first, offset: $offset, filter: $filter) {
            edges {
              node {
                id
              }
            }
          }
        }
      `,
      { first: page, offset, filter },
      { fetchPolicy: 'network-only' },
    ).toPromise();
    const nodes = answer?.accounts.edges.map((edge) => edge.node.id) ?? [];
    ids.push(...nodes.filter((id) => !except.has(id)));
    if (nodes.length < page) break;
  }
  return ids;
}

/** Puts accounts into a colleague's book from a day on. */
export default function AssignDialog({ accounts, filter, onClose, onDone }: { accounts: Selection; filter: AccountFilter; onClose: () => void; onDone: () => void }) {
  const environment = useRelayEnvironment();
  const [user, setUser] = useState<PickedUser | null>(null);
  const [role, setRole] = useState<BookFunction>('COLLECTOR');
  const [startsOn, setStartsOn] = useState<PlainDate | null>(today());
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [gathering, setGathering] = useState(false);
  const [commit, busy] = useCommit<AssignDialogMutation>(graphql`
    mutation AssignDialogMutation($input: AssignAccountsInput!) {
      assignAccounts(input: $input) {
        assignments {
          id
          function
          startsOn
          endsOn
          user {
            id
            name
          }
          account {
            id
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
  const save = async () => {
    if (!user || !startsOn) return;
    setErrors({});
    setGathering(true);
    let ids: string[];
    try {
      ids = accounts.kind === 'ids' ? [...accounts.ids] : await matching(environment, filter, accounts.except);
    } catch (error) {
      return setErrors({ '': readProblem(error).message });
    } finally {
      setGathering(false);
    }
    if (ids.length > most) return setErrors({ '': t('assign.tooMany', 'At most {most, number} accounts at a time. Narrow the filter.', { most }) });
    const answer = await commit({ input: { accountIds: ids, userId: user.id, function: role, startsOn } });
    if (!answer) return;
    const { userErrors } = answer.assignAccounts;
    if (userErrors.length > 0) return setErrors(errorsByField(userErrors));
    toast({ tone: 'ok', message: t('assign.done', '{n, plural, one {# account} other {# accounts}} in the book of {name}', { n: ids.length, name: user.name }) });
    onDone();
    onClose();
  };
  const { userId, startsOn: startError, ...rest } = errors;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={accounts.kind === 'ids' ? t('assign.title', 'Assign {n, plural, one {# account} other {# accounts}}', { n: accounts.ids.size }) : t('assign.titleAll', 'Assign all that match')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="assign" busy={busy || gathering} reason={!user ? t('assign.whoFirst', 'Choose who first') : !startsOn ? t('record.dayFirst', 'Choose the day first') : undefined}>
            {t('accounts.assign', 'Assign')}
          </Button>
        </>
      }
    >
      <form
        id="assign"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <UserPicker label={t('assign.who', 'Book of')} required autoFocus value={user} onChange={setUser} {...(userId ? { error: userId } : {})} />
        <div className={css.two}>
          <SelectField label={t('assign.as', 'As')} value={role} onChange={(value) => value && setRole(value)} options={bookFunctions.map((value) => ({ value, label: functionName(value) }))} />
          <DateField label={t('assign.from', 'From')} value={startsOn} onChange={setStartsOn} {...(startError ? { error: startError } : {})} />
        </div>
        <p className={css.note}>{t('assign.text', 'Whoever has them in the same function now keeps them until the day before.')}</p>
        {Object.values(rest).map((message) => (
          <Banner key={message} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
