import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAppContext } from '~/app/router';
import { useCan, useViewer } from '~/app/viewer';
import { t } from '~/i18n';
import { Icon, Keys, Page, PageHeader, Scroll } from '~/ui';
import css from './home.module.css';

/** Everything the viewer can go to, with the keys that go there. */
export default function HomePage(): ReactNode {
  const { nav } = useAppContext();
  const viewer = useViewer();
  const can = useCan();
  const groups = nav.map((group) => ({ ...group, items: group.items.filter((item) => item.to !== '/' && can(item.permission)) })).filter((group) => group.items.length > 0);
  return (
    <Page title={t('home.title', 'Home')}>
      <PageHeader title={t('home.hello', 'Hello, {name}', { name: viewer.name })} />
      <Scroll>
        {groups.map((group) => (
          <section key={group.label ?? ''} className={css.group}>
            {group.label ? <h2>{group.label}</h2> : null}
            <div className={css.tiles}>
              {group.items.map((item) => (
                <Link key={item.to} to={item.to} className={css.tile}>
                  <Icon name={item.icon} size={18} />
                  <span>{item.label}</span>
                  {item.go ? <Keys keys={`g ${item.go}`} /> : null}
                </Link>
              ))}
            </div>
          </section>
        ))}
      </Scroll>
    </Page>
  );
}
