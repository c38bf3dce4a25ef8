import { lazy, Suspense, useMemo, useRef, useState, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { FilterMenu } from '~/app/records/filters';
import { ListSearch } from '~/app/records/ListSearch';
import { useEvents } from '~/app/useEvents';
import { useCan } from '~/app/viewer';
import type { BuiltIn } from '~/app/views/model';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { Grid, stateColumn, textColumn, type GridColumn, type GridHandle } from '~/grid';
import { t } from '~/i18n';
import { Button, instantText, Page, PageHeader, Spring, Toolbar } from '~/ui';
import type { UserFilter, UsersPageQuery } from '~/__generated__/UsersPageQuery.graphql';
import { roleName, roles, userState } from './model/names';
import { PeopleNav } from './PeopleNav';
import { UserPeek } from './UserPeek';

const CreateUserDialog = lazy(() => import('./CreateUserDialog'));

type Row = UsersPageQuery['response']['users']['edges'][number]['node'];

const query = graphql`
  query UsersPageQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: UserFilter) {
    users(first: $first, offset: $offset, filter: $filter) {
      edges {
        node {
          id
          username
          name
          email
          status
          roles
          totpEnabled
          lastSignInAt
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const columns: readonly GridColumn<Row>[] = [
  textColumn('name', t('users.name', 'Name'), (row) => row.name, { width: 160, grow: 1, pinned: 'start', sortable: false, card: 'primary' }),
  textColumn('username', t('users.username', 'User name'), (row) => row.username, { width: 140, sortable: false, card: 'secondary' }),
  textColumn('roles', t('users.roles', 'Roles'), (row) => row.roles.map((role) => roleName(role)).join(', '), { width: 156, grow: 1, sortable: false, card: 'secondary' }),
  textColumn('email', t('users.email', 'E-mail'), (row) => row.email, { width: 264, grow: 2, sortable: false }),
  stateColumn('status', t('users.status', 'Status'), (row) => userState(row.status), { width: 104, sortable: false, card: 'meta' }),
  textColumn('totp', t('users.totp', 'Second factor'), (row) => (row.totpEnabled ? t('on', 'On') : t('off', 'Off')), { width: 112, sortable: false }),
  textColumn('lastSignInAt', t('users.lastSignIn', 'Last sign-in'), (row) => (row.lastSignInAt ? instantText(row.lastSignInAt) : ''), { copy: (row) => row.lastSignInAt ?? '', width: 172, sortable: false }),
];

const builtIn: readonly BuiltIn[] = [
  { id: 'disabled', name: t('users.view.disabled', 'Disabled'), filter: 'status:DISABLED' },
];

/** Who signs in, and as what. */
export default function UsersPage(): ReactNode {
  const list = useViews('users', builtIn);
  const shown = useViewGrid(list, columns);
  const environment = useRelayEnvironment();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const [creating, setCreating] = useState(false);
  const filter = useMemo((): UserFilter => {
    const role = roles.filter((value) => list.filter['role']?.includes(value));
    const status = (['ACTIVE', 'DISABLED'] as const).filter((value) => list.filter['status']?.includes(value));
    return { ...(list.text.trim() ? { text: list.text.trim() } : {}), ...(role.length > 0 ? { role } : {}), ...(status.length > 0 ? { status } : {}) };
  }, [list.filter, list.text]);
  const source = useMemo(() => connectionSource<UsersPageQuery, Row>(environment, { query, variables: { filter }, connection: (response) => response.users }), [environment, filter]);
  useEvents(['User'], () => grid.current?.refresh());
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'user.new', label: t('command.user.new', 'Create a user'), group: t('command.group.users', 'Users'), icon: 'plus', keys: 'n', permission: 'users:manage', run: () => setCreating(true) },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ],
      [],
    ),
  );
  const filterProps = { filter: list.filter, onFilter: list.setFilter };
  return (
    <Page title={t('users.title', 'Users')} peek={list.peek ? <UserPeek key={list.peek} id={list.peek} onClose={() => (list.closePeek(), grid.current?.focus())} /> : null}>
      <PageHeader
        title={t('users.title', 'Users')}
        actions={
          can('users:manage') ? (
            <Button kind="primary" icon="plus" keys="n" onClick={() => setCreating(true)}>
              {t('users.new', 'New user')}
            </Button>
          ) : null
        }
      >
        <PeopleNav />
      </PageHeader>
      <Toolbar label={t('list.filter', 'Filter')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
        <ListSearch text={list.text} onText={list.setText} placeholder={t('users.search', 'Name or user name')} />
        <FilterMenu {...filterProps} field="role" label={t('users.role', 'Role')} options={roles.map((value) => ({ value, label: roleName(value) }))} />
        <FilterMenu {...filterProps} field="status" label={t('users.status', 'Status')} options={(['ACTIVE', 'DISABLED'] as const).map((value) => ({ value, label: userState(value).label }))} />
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="users"
        label={t('users.title', 'Users')}
        noun={(n) => t('users.counted', '{n, plural, one {user} other {users}}', { n })}
        columns={columns}
        {...shown}
        source={source}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => list.openPeek(row.id)}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        forbidden={!can('users:read')}
        rowTone={(row) => (row.status === 'DISABLED' ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
      {creating ? (
        <Suspense>
          <CreateUserDialog onClose={() => setCreating(false)} onCreated={(id) => (grid.current?.refresh(), list.openPeek(id))} />
        </Suspense>
      ) : null}
    </Page>
  );
}
