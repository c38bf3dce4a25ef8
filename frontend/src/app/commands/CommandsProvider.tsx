import { createContext, lazy, Suspense, use, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import { t } from '~/i18n';
import { isTypingKey, keyName, platform, takesText, typingKeysEnabled } from '~/lib/keys';
import { useCan } from '~/app/viewer';
import { undoLatest } from '~/ui';
import { CommandRegistry, matchKeys, type Command } from './registry';

interface Commands {
  registry: CommandRegistry;
  openPalette: () => void;
  openSheet: () => void;
}

const CommandsContext = createContext<Commands | null>(null);
let loaded: ComponentType<{ onClose: () => void }> | undefined;
const loadPalette = () =>
  import('./Palette').then((part) => {
    loaded = part.default;
    return part;
  });
const LazyPalette = lazy(loadPalette);
const ShortcutSheet = lazy(() => import('./ShortcutSheet'));
const sequencePause = 1200;

export function useCommandCentre(): Commands {
  const commands = use(CommandsContext);
  if (!commands) throw new Error('commands need a CommandsProvider above them');
  return commands;
}

/** Offers commands while the component is mounted. Keep the list stable with useMemo. */
export function useCommands(commands: readonly Command[], outer = false): void {
  const { registry } = useCommandCentre();
  useEffect(() => registry.register(commands, outer), [registry, commands, outer]);
}

/** What can run now, for menus and palette. */
export function useAvailableCommands(): Command[] {
  const { registry } = useCommandCentre();
  const can = useCan();
  useSyncExternalStore(registry.subscribe, registry.version);
  return registry.available(can);
}

/** In the same frame when it is there already: a fallback of Suspense would stay for 300 ms, and what is typed meanwhile be lost. */
function Palette({ onClose }: { onClose: () => void }) {
  const [Part] = useState(() => loaded ?? LazyPalette);
  return <Part onClose={onClose} />;
}

/** Listens to the keyboard and owns the palette and the sheet of shortcuts. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(() => new CommandRegistry());
  const [open, setOpen] = useState<'palette' | 'sheet' | null>(null);
  const can = useCan();
  const pressed = useRef<{ keys: string[]; until: number }>({ keys: [], until: 0 });
  const allowed = useRef(can);
  const covered = useRef(false);
  useEffect(() => {
    allowed.current = can;
    covered.current = open !== null;
  });
  // Ready before it is asked for: what is typed right after the shortcut must not get lost.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1500);
    return () => clearTimeout(timer);
  }, []);
  const centre = useMemo<Commands>(() => ({ registry, openPalette: () => setOpen('palette'), openSheet: () => setOpen('sheet') }), [registry]);

  useEffect(
    () =>
      registry.register([
        { id: 'app.palette', label: t('command.palette', 'Search and commands'), group: t('command.group.app', 'App'), icon: 'search', keys: 'mod+k', run: centre.openPalette },
        { id: 'app.shortcuts', label: t('command.shortcuts', 'Keyboard shortcuts'), group: t('command.group.app', 'App'), icon: 'keyboard', keys: '?', run: centre.openSheet },
        { id: 'app.undo', label: t('command.undo', 'Undo'), group: t('command.group.app', 'App'), icon: 'undo', keys: 'mod+z', run: () => undoLatest() },
        {
          id: 'app.search',
          label: t('command.search', 'Search in this view'),
          group: t('command.group.app', 'App'),
          icon: 'search',
          keys: '/',
          when: () => document.querySelector('[data-search]') !== null,
          run: () => document.querySelector<HTMLInputElement>('[data-search]')?.focus(),
        },
      ]),
    [registry, centre],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (covered.current || event.defaultPrevented || event.isComposing || ['Control', 'Meta', 'Alt', 'Shift'].includes(event.key)) return;
      const name = keyName(event, platform());
      const typing = isTypingKey(name);
      const target = event.target as HTMLElement;
      if (typing && (takesText(target) || !typingKeysEnabled())) return;
      if (takesText(target) && name === 'mod+z') return;
      // Single letters belong to the work area and its lists; in menus, dialogs and what drops down they have other meanings.
      if (target.closest('[role=menu],[role=dialog],[role=listbox]:not([data-work-area] *)')) return;
      const now = performance.now();
      const keys = now < pressed.current.until ? [...pressed.current.keys, name] : [name];
      const match = matchKeys(keys, registry.available(allowed.current), (command) => registry.keysOf(command));
      pressed.current = match.kind === 'prefix' ? { keys, until: now + sequencePause } : { keys: [], until: 0 };
      if (match.kind === 'none') return;
      event.preventDefault();
      if (match.kind === 'run') match.command.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [registry]);

  return (
    <CommandsContext value={centre}>
      {children}
      <Suspense>
        {open === 'palette' ? <Palette onClose={() => setOpen(null)} /> : null}
        {open === 'sheet' ? <ShortcutSheet onClose={() => setOpen(null)} /> : null}
      </Suspense>
    </CommandsContext>
  );
}
