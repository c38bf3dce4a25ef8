import { Link } from '@tanstack/react-router';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import css from './templates.module.css';

/** Between how documents look and what they say of the seller. */
export function DocumentsNav() {
  const can = useCan();
  return (
    <nav className={css.nav} aria-label={t('documents.nav', 'Documents')}>
      {can('billing:read') ? <Link to="/templates">{t('nav.templates', 'Templates')}</Link> : null}
      <Link to="/settings/seller">{t('nav.seller', 'Seller')}</Link>
    </nav>
  );
}
