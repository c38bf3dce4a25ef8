import { useNavigate } from '@tanstack/react-router';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';
import { t } from '~/i18n';
import { Icon } from '~/ui';
import type { ScopeSwitchQuery } from '~/__generated__/ScopeSwitchQuery.graphql';
import { firstChoices } from './model/ahead';
import { accountChoices, type AccountChoice, type PortalAccount } from './model/choices';
import css from './portal.module.css';
import { usePortal } from './usePortal';

const query = graphql`
  query ScopeSwitchQuery($first: Int!, $offset: Int!) {
    accounts(first: $first, offset: $offset, orderBy: { field: NAME }) {
      edges {
        node {
          id
          number
          name
          parent {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
      }
      totalCount
    }
  }
`;

/** Which accounts the pages are about: all, a group, or one. Not there for a dealer with a single account. */
export function ScopeSwitch() {
  return (
    <Suspense fallback={null}>
      <Switch />
    </Suspense>
  );
}

function Switch() {
  const { account, group } = usePortal();
  const navigate = useNavigate();
  const { accounts, total, readAll } = useAccounts();
  const choices = accountChoices(accounts);
  // An address from somewhere else may name an account that is not among them: then the pages are empty, and this says why.
  const unknown = account !== undefined && !accounts.some((entry) => entry.id === account);
  const strange = unknown && accounts.length === total;
  useEffect(() => {
    if (unknown) readAll();
  }, [unknown, readAll]);
  if (choices.length < 2 && !strange) return null;
  const value = (id: string, whole: boolean) => (whole ? `${id} all` : id);
  return (
    <label className={css.scope}>
      <span className="sr-only">{t('portal.scope', 'Accounts shown')}</span>
      <select
        value={account ? value(account, group) : ''}
        onFocus={readAll}
        onPointerEnter={readAll}
        onChange={(event) => {
          const [id, whole] = event.currentTarget.value.split(' ');
          const choice = { account: id || undefined, group: whole, page: undefined };
          void navigate({ to: '.', search: ((old: object) => ({ ...old, ...choice })) as never, resetScroll: false });
        }}
      >
        <option value="">{t('portal.scope.all', 'All {n} accounts', { n: total ?? accounts.length })}</option>
        {unknown ? <option value={value(account, group)}>{strange ? t('portal.scope.strange', 'An account that is not yours to see') : '…'}</option> : null}
        {choices.map((choice) => (
          <option key={value(choice.account.id, choice.group)} value={value(choice.account.id, choice.group)}>
            {'\u2003'.repeat(choice.depth)}
            {choiceText(choice)}
          </option>
        ))}
      </select>
      <Icon name="chevron" size={12} />
    </label>
  );
}

function choiceText({ account: { name, number }, group, alone }: AccountChoice): string {
  if (group) return t('portal.scope.group', '{name}, whole group', { name });
  return alone ? t('portal.scope.alone', '{name} ({number}) alone', { name, number }) : t('portal.scope.one', '{name} ({number})', { name, number });
}

const nextRead = 200;

/** The accounts that the viewer may see. The first come at once; the rest of a large group is read when somebody is about to choose. */
function useAccounts() {
  const environment = useRelayEnvironment();
  const { accounts } = useLazyLoadQuery<ScopeSwitchQuery>(query, firstChoices);
  const [more, setMore] = useState<readonly PortalAccount[]>([]);
  const [reading, setReading] = useState(false);
  const [ended, setEnded] = useState(!accounts.pageInfo.hasNextPage);
  const readAll = useCallback(() => setReading(true), []);
  const next = accounts.edges.length + more.length;
  useEffect(() => {
    if (!reading || ended) return;
    const subscription = fetchQuery<ScopeSwitchQuery>(environment, query, { first: nextRead, offset: next }).subscribe({
      next: (answer) => {
        setMore((known) => [...known, ...answer.accounts.edges.map((edge) => edge.node)]);
        setEnded(!answer.accounts.pageInfo.hasNextPage);
      },
      // What is there can be chosen, and the next attempt goes on from here.
      error: () => setReading(false),
    });
    return () => subscription.unsubscribe();
  }, [environment, next, reading, ended]);
  return { accounts: [...accounts.edges.map((edge) => edge.node), ...more], total: accounts.totalCount, readAll };
}
