import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';
import { t } from '~/i18n';
import { Icon } from '~/ui';
import type { ScopeSwitchQuery } from '~/__generated__/ScopeSwitchQuery.graphql';
import { accountChoices, type PortalAccount } from './model/choices';
import css from './portal.module.css';
import { usePortal } from './usePortal';

const query = graphql`
  query ScopeSwitchQuery($offset: Int!) {
    accounts(first: 200, offset: $offset, orderBy: { field: NAME }) {
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
  const accounts = useAccounts();
  const choices = accountChoices(accounts);
  // An address from somewhere else may name an account that is not among them: then the pages are empty, and this says why.
  const strange = account !== undefined && !accounts.some((entry) => entry.id === account);
  if (choices.length < 2 && !strange) return null;
  const value = (id: string, whole: boolean) => (whole ? `${id} all` : id);
  return (
    <label className={css.scope}>
      <span className="sr-only">{t('portal.scope', 'Accounts shown')}</span>
      <select
        value={account ? value(account, group) : ''}
        onChange={(event) => {
          const [id, whole] = event.currentTarget.value.split(' ');
          const choice = { account: id || undefined, group: whole, page: undefined };
          void navigate({ to: '.', search: ((old: object) => ({ ...old, ...choice })) as never, resetScroll: false });
        }}
      >
        <option value="">{t('portal.scope.all', 'All {n} accounts', { n: accounts.length })}</option>
        {strange ? <option value={value(account, group)}>{t('portal.scope.strange', 'An account that is not yours to see')}</option> : null}
        {choices.map((choice) => (
          <option key={value(choice.account.id, choice.group)} value={value(choice.account.id, choice.group)}>
            {'\u2003'.repeat(choice.depth)}
            {choice.group ? t('portal.scope.group', '{name}, whole group', { name: choice.account.name }) : t('portal.scope.one', '{name} ({number})', { name: choice.account.name, number: choice.account.number })}
          </option>
        ))}
      </select>
      <Icon name="chevron" size={12} />
    </label>
  );
}

/** All accounts that the viewer may see. The first 200 come at once; a larger group is read to its end. */
function useAccounts(): readonly PortalAccount[] {
  const environment = useRelayEnvironment();
  const { accounts } = useLazyLoadQuery<ScopeSwitchQuery>(query, { offset: 0 });
  const first = accounts.edges.map((edge) => edge.node);
  const [more, setMore] = useState<readonly PortalAccount[]>([]);
  const next = more.length + first.length;
  const [ended, setEnded] = useState(!accounts.pageInfo.hasNextPage);
  useEffect(() => {
    if (ended) return;
    const subscription = fetchQuery<ScopeSwitchQuery>(environment, query, { offset: next }).subscribe({
      next: (answer) => {
        setMore((known) => [...known, ...answer.accounts.edges.map((edge) => edge.node)]);
        setEnded(!answer.accounts.pageInfo.hasNextPage);
      },
      // What is there can be chosen; the lists themselves say when the server is away.
      error: () => setEnded(true),
    });
    return () => subscription.unsubscribe();
  }, [environment, next, ended]);
  return [...first, ...more];
}
