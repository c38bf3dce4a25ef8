import { Fragment, type ReactNode } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { permissions as known } from '~/lib/permissions';
import { inWords } from '~/features/audit/model/words';
import { t } from '~/i18n';
import { Icon, Page, PageHeader, Scroll } from '~/ui';
import type { RolesPageQuery } from '~/__generated__/RolesPageQuery.graphql';
import { roleName } from './model/names';
import { byResource } from './model/permissions';
import { PeopleNav } from './PeopleNav';
import css from './users.module.css';

/** What each role may do: the table that the server itself decides by. */
export default function RolesPage(): ReactNode {
  const { rolePermissions } = useLazyLoadQuery<RolesPageQuery>(
    graphql`
      query RolesPageQuery {
        rolePermissions {
          role
          permissions
        }
      }
    `,
    {},
  );
  const granted = new Set(rolePermissions.flatMap((entry) => entry.permissions));
  // In the order that this app knows them, then whatever is newer than it.
  const all = [...known.filter((permission) => granted.has(permission)), ...granted];
  const may = rolePermissions.map((entry) => ({ role: entry.role, permissions: new Set(entry.permissions) }));
  return (
    <Page title={t('roles.title', 'Roles')}>
      <PageHeader title={t('roles.title', 'Roles')} meta={t('roles.meta', 'what each role may do')}>
        <PeopleNav />
      </PageHeader>
      <Scroll>
        {/* A scrolling region must be reachable by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={css.wide} tabIndex={0} role="group" aria-label={t('roles.table', 'Permissions by role')}>
          <table className={css.matrix}>
            <thead>
              <tr>
                <th scope="col">{t('roles.permission', 'Permission')}</th>
                {may.map(({ role }) => (
                  <th key={role} scope="col">
                    {roleName(role)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {byResource(all).map(([resource, names]) => (
                <Fragment key={resource}>
                  <tr className={css.resource}>
                    <th scope="rowgroup" colSpan={may.length + 1} style={{ textAlign: 'start' }}>
                      {inWords(resource)}
                    </th>
                  </tr>
                  {names.map((name) => (
                    <tr key={name}>
                      <th scope="row">
                        {inWords(name.slice(resource.length + 1))} <code>{name}</code>
                      </th>
                      {may.map(({ role, permissions }) => (
                        <td key={role}>
                          {permissions.has(name) ? (
                            <Icon name="check" title={t('roles.yes', 'yes')} />
                          ) : (
                            <span className={css.no}>
                              <span aria-hidden="true">·</span>
                              <span className="sr-only">{t('roles.no', 'no')}</span>
                            </span>
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      </Scroll>
    </Page>
  );
}
