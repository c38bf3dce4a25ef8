import { Link, useLocation, useRouter } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { t } from '~/i18n';
import { Banner, Icon, IconButton, Keys, Menu, SkeletonLines, Toasts, useScheme, type IconName, type Scheme } from '~/ui';
import { CommandsProvider, useCommandCentre, useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ErrorBoundary } from '~/app/errors';
import type { Session } from '~/app/session';
import { useCan, useViewer } from '~/app/viewer';
import { Logo } from './Logo';
import { currentItem, type NavGroup } from './nav';
import css from './shell.module.css';

const railKey = 'duebook.rail';
const subscribeOnline = (tell: () => void) => {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
};

/** Rail, work area, and what floats above both. The children are the routed page. */
export function Shell({ session, nav, foot, children }: { session: Session; nav: readonly NavGroup[]; foot?: ReactNode; children: ReactNode }) {
  return (
    <CommandsProvider>
      <Frame session={session} nav={nav} foot={foot}>
        {children}
      </Frame>
      <Toasts />
    </CommandsProvider>
  );
}

function Frame({ session, nav, foot, children }: { session: Session; nav: readonly NavGroup[]; foot: ReactNode; children: ReactNode }) {
  const can = useCan();
  const router = useRouter();
  const { pathname } = useLocation();
  const { openPalette, registry } = useCommandCentre();
  const { setScheme } = useScheme();
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(railKey) === 'collapsed');
  const [open, setOpen] = useState(false);
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  const groups = nav.map((group) => ({ ...group, items: group.items.filter((item) => can(item.permission)) })).filter((group) => group.items.length > 0);
  const current = currentItem(groups, pathname);
  useEffect(() => localStorage.setItem(railKey, collapsed ? 'collapsed' : 'open'), [collapsed]);
  useEffect(() => setOpen(false), [pathname]);

  useCommands(
    useMemo(
      (): Command[] => [
        ...nav.flatMap((group) => group.items).map((item): Command => ({
          id: `go.${item.to}`,
          label: t('command.go', 'Go to {page}', { page: item.label }),
          group: t('command.group.go', 'Go to'),
          icon: item.icon,
          ...(item.go ? { keys: `g ${item.go}` } : {}),
          ...(item.permission ? { permission: item.permission } : {}),
          run: () => void router.navigate({ to: item.to }),
        })),
        { id: 'app.rail', label: t('command.rail', 'Collapse or open the rail'), group: t('command.group.app', 'App'), icon: 'rail', keys: '[', run: () => setCollapsed((value) => !value) },
        ...(['light', 'dark', 'auto'] as Scheme[]).map((scheme): Command => ({
          id: `app.scheme.${scheme}`,
          label: { light: t('command.light', 'Light colours'), dark: t('command.dark', 'Dark colours'), auto: t('command.auto', 'Colours of the system') }[scheme],
          group: t('command.group.app', 'App'),
          icon: { light: 'sun', dark: 'moon', auto: 'system' }[scheme] as IconName,
          words: 'theme mode scheme',
          run: () => setScheme(scheme),
        })),
        { id: 'app.signOut', label: t('command.signOut', 'Sign out'), group: t('command.group.app', 'App'), icon: 'signout', run: () => void session.signOut() },
      ],
      [nav, router, session, setScheme],
    ),
  );

  useCommands(
    useMemo(
      () =>
        nav
          .flatMap((group) => group.items)
          .flatMap(({ to, begins }): Command[] =>
            begins
              ? [
                  {
                    icon: 'plus',
                    ...begins,
                    run: () => {
                      registry.await(begins.id);
                      void router.navigate({ to });
                    },
                  },
                ]
              : [],
          ),
      [nav, registry, router],
    ),
    true,
  );

  return (
    <div className={css.shell}>
      <a className={css.skip} href="#main">
        {t('shell.skip', 'Skip to the page')}
      </a>
      <header className={css.topbar}>
        <IconButton icon="menu" label={t('shell.menu', 'Menu')} onClick={() => setOpen(true)} size={36} />
        <span className={css.brand}>
          <Logo /> Duebook
        </span>
        <IconButton icon="search" label={t('shell.search', 'Search')} onClick={openPalette} size={36} />
      </header>
      {/* On a phone, a tap beside the open menu closes it; so does the next page. */}
      {open ? <div className={css.veil} aria-hidden="true" onClick={() => setOpen(false)} /> : null}
      <nav className={css.rail} aria-label={t('shell.nav', 'Main')} data-collapsed={(collapsed && !open) || undefined} data-open={open || undefined}>
        <div className={css.brand}>
          <Logo />
          <span className={css.text}>Duebook</span>
        </div>
        <button type="button" className={css.search} onClick={openPalette} aria-label={t('shell.search', 'Search')} aria-keyshortcuts="Control+K">
          <Icon name="search" size={14} />
          <span className={css.text}>{t('shell.search', 'Search')}</span>
          <span className={css.text}>
            <Keys keys="mod+k" />
          </span>
        </button>
        <div className={css.nav}>
          {groups.map((group, i) => (
            // Groups never change their order.
            <div key={i}>
              {group.label ? <div className={css.groupLabel}>{group.label}</div> : null}
              {group.items.map((item) => (
                <Link key={item.to} to={item.to} className={css.item} activeOptions={{ exact: true, includeSearch: false }} aria-current={item === current ? 'page' : undefined} title={collapsed ? item.label : undefined} aria-label={item.label}>
                  <Icon name={item.icon} />
                  <span className={css.text}>{item.label}</span>
                </Link>
              ))}
            </div>
          ))}
        </div>
        <div className={css.bottom}>
          <Person session={session} />
          {foot}
          <IconButton icon="rail" label={collapsed ? t('shell.expand', 'Open the rail') : t('shell.collapse', 'Collapse the rail')} keys="[" onClick={() => setCollapsed(!collapsed)} />
        </div>
      </nav>
      <div className={css.banner} hidden={online}>
        {online ? null : <Banner tone="warn">{t('shell.offline', 'You are offline. What is on screen may be out of date; nothing can be saved.')}</Banner>}
      </div>
      <main id="main" className={css.main} tabIndex={-1}>
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<SkeletonLines lines={8} />}>{children}</Suspense>
        </ErrorBoundary>
        {/* The kit puts here what floats, so that it lies within a landmark. */}
        <div data-mantine-shared-portal-node />
      </main>
    </div>
  );
}

function Person({ session }: { session: Session }) {
  const viewer = useViewer();
  const { openSheet } = useCommandCentre();
  const { scheme, setScheme } = useScheme();
  const initials = viewer.name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const choose = (value: Scheme, label: string, icon: IconName) => ({ id: value, label, icon, checked: scheme === value, onSelect: () => setScheme(value) });
  return (
    <Menu
      position="top-start"
      label={viewer.name}
      target={
        <button type="button" className={css.person} aria-label={t('shell.person', '{name}: settings', { name: viewer.name })}>
          <span className={css.avatar} aria-hidden="true">
            {initials}
          </span>
          <span className={css.text}>{viewer.name}</span>
        </button>
      }
      groups={[
        {
          label: t('shell.colours', 'Colours'),
          items: [choose('light', t('shell.light', 'Light'), 'sun'), choose('dark', t('shell.dark', 'Dark'), 'moon'), choose('auto', t('shell.auto', 'As the system'), 'system')],
        },
        { items: [{ id: 'keys', label: t('shell.keys', 'Keyboard shortcuts'), icon: 'keyboard', keys: '?', onSelect: openSheet }] },
        { items: [{ id: 'out', label: t('shell.signOut', 'Sign out'), icon: 'signout', onSelect: () => void session.signOut() }] },
      ]}
    />
  );
}

/** The pages bring the same in their markup, so that it is painted before any script has come. */
export function Splash() {
  return (
    <div className="splash" role="status" aria-label={t('loading', 'Loading')}>
      <Logo size={36} />
    </div>
  );
}
