import { useRouter } from '@tanstack/react-router';
import { Fragment, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { t } from '~/i18n';
import { Icon, Keys, type IconName } from '~/ui';
import { useAppContext } from '~/app/router';
import { useAvailableCommands, useCommandCentre } from './CommandsProvider';
import { searchCommands } from './registry';
import { searchRecords, type FoundRecord } from './search';
import css from './commands.module.css';

interface Entry {
  id: string;
  label: string;
  hint?: string | undefined;
  keys?: string | undefined;
  group: string;
  icon: IconName;
  run: () => void;
}

const pauseBeforeSearch = 80;

/**
 * Commands answer in the same frame. Records follow below them, so that what is highlighted never moves. A leading ">"
 * means commands only.
 */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { registry } = useCommandCentre();
  const available = useAvailableCommands();
  const { environment } = useAppContext();
  const router = useRouter();
  const tools = useMemo(() => ({ environment, open: (path: string) => router.history.push(path) }), [environment, router]);
  const [query, setQuery] = useState('');
  const [records, setRecords] = useState<readonly FoundRecord[]>([]);
  const [at, setAt] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const opener = useRef(document.activeElement);

  const commandsOnly = query.startsWith('>');
  const text = query.replace(/^>/, '').trim();
  const commands = searchCommands(
    available.filter((command) => command.id !== 'app.palette'),
    text,
  );
  const grouped = [...Map.groupBy(commands, (command) => command.group).values()].flat();
  const entries: Entry[] = [
    ...grouped.map((command) => ({ ...command, icon: command.icon ?? ('right' as const), keys: registry.keysOf(command) })),
    ...records.map((record) => ({ ...record, icon: record.icon ?? ('right' as const) })),
  ];
  const current = Math.min(at, Math.max(0, entries.length - 1));

  useEffect(() => {
    if (commandsOnly || text.length < 2) {
      setRecords([]);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      void searchRecords(text, abort.signal, tools).then((found) => {
        if (!abort.signal.aborted) setRecords(found);
      });
    }, pauseBeforeSearch);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, commandsOnly, tools]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useEffect(() => {
    const returnTo = opener.current;
    return () => {
      if (returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus({ preventScroll: true });
    };
  }, []);

  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    // After the palette has given the focus back: a command may want it somewhere else.
    setTimeout(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Tab') event.preventDefault();
    else if (event.key === 'Enter') choose(entries[current]);
    else if (event.key === 'ArrowDown') setAt(entries.length === 0 ? 0 : (current + 1) % entries.length);
    else if (event.key === 'ArrowUp') setAt(entries.length === 0 ? 0 : (current - 1 + entries.length) % entries.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return createPortal(
    // A click beside the palette closes it, as Escape does.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className={css.scrim} onClick={(event) => event.target === event.currentTarget && onClose()}>
      <div className={css.palette} role="dialog" aria-modal="true" aria-label={t('palette.name', 'Search and commands')}>
        <div className={css.query}>
          <Icon name="search" />
          <input
            // The dialog was opened to type into it.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            role="combobox"
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={entries.length > 0 ? `${listId}-${current}` : undefined}
            aria-label={t('palette.query', 'Search for records or commands')}
            placeholder={t('palette.placeholder', 'Search for a record or a command…')}
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
          <span className={css.keys}>
            <Keys keys="escape" />
          </span>
        </div>
        <div ref={list} id={listId} className={css.list} role="listbox" aria-label={t('palette.results', 'Results')}>
          {entries.length === 0 ? <div className={css.none}>{t('palette.none', 'Nothing found for “{query}”', { query: text })}</div> : null}
          {entries.map((entry, i) => (
            <Fragment key={`${entry.group} ${entry.id}`}>
              {i === 0 || entries[i - 1]?.group !== entry.group ? (
                <div className={css.group} role="presentation">
                  {entry.group}
                </div>
              ) : null}
              <div
                id={`${listId}-${i}`}
                role="option"
                tabIndex={-1}
                aria-selected={i === current}
                className={css.item}
                onMouseMove={() => setAt(i)}
                onClick={() => choose(entry)}
                onKeyDown={onKeyDown}
              >
                <Icon name={entry.icon} />
                <span className={css.label}>{entry.label}</span>
                {entry.hint ? <span className={css.hint}>{entry.hint}</span> : null}
                {entry.keys ? (
                  <span className={css.keys}>
                    <Keys keys={entry.keys} />
                  </span>
                ) : null}
              </div>
            </Fragment>
          ))}
        </div>
      </div>
    </div>,
    document.body,
  );
}
