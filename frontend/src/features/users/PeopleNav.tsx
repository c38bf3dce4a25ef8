import { Link } from '@tanstack/react-router';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import css from './users.module.css';

/** Between the pages about who may do what. */
export function PeopleNav() {
  const can = useCan();
  return (
    <nav className={css.nav} aria-label={t('people.nav', 'People and programs')}>
      {can('users:read') ? <Link to="/users">{t('nav.users', 'Users')}</Link> : null}
      <Link to="/roles">{t('nav.roles', 'Roles')}</Link>
      {can('clients:manage') ? <Link to="/clients">{t('nav.clients', 'API clients')}</Link> : null}
      {can('webhooks:read') ? <Link to="/webhooks">{t('webhook.title', 'Webhooks')}</Link> : null}
    </nav>
  );
}
