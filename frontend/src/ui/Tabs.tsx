import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { formatCount } from '~/i18n';
import css from './tabs.module.css';

export interface TabItem {
  id: string;
  label: string;
  count?: number | string;
}

export interface TabsProps {
  label: string;
  value: string;
  onChange: (id: string) => void;
  items: readonly TabItem[];
  /** Prefix of ids that ties tabs to their TabPanel; needed once per page when there are several sets. */
  name?: string;
}

/** So much of its neighbour shows beside the chosen tab, where not all have room. */
const edge = 12;

/** One tab stop; arrows move and select. */
export function Tabs({ label, value, onChange, items, name = 'tab' }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  // Where not all have room, the chosen one shows.
  useEffect(() => {
    const tab = list.current?.querySelector('[aria-selected=true]');
    // Either the tabs scroll by themselves, or the toolbar they stand in.
    for (const box of [list.current, list.current?.parentElement]) {
      if (!tab || !box) return;
      const [{ left, right }, at] = [box.getBoundingClientRect(), tab.getBoundingClientRect()];
      box.scrollLeft += Math.max(0, at.right + edge - right) - Math.max(0, left - at.left + edge);
    }
  }, [value]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.findIndex((item) => item.id === value);
    const to = { ArrowRight: (at + 1) % items.length, ArrowLeft: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
    const next = to === undefined ? undefined : items[to];
    if (!next || to === undefined) return;
    event.preventDefault();
    onChange(next.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <div ref={list} className={css.list} role="tablist" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          role="tab"
          id={`${name}-${item.id}`}
          aria-controls={item.id === value ? `${name}-panel-${item.id}` : undefined}
          aria-selected={item.id === value}
          tabIndex={item.id === value ? 0 : -1}
          className={css.tab}
          onClick={() => onChange(item.id)}
        >
          {item.label}
          {item.count === undefined ? null : <span className={css.count}>{typeof item.count === 'number' ? formatCount(item.count) : item.count}</span>}
        </button>
      ))}
    </div>
  );
}

export function TabPanel({ id, name = 'tab', children }: { id: string; name?: string; children: ReactNode }) {
  return (
    <div role="tabpanel" id={`${name}-panel-${id}`} aria-labelledby={`${name}-${id}`} style={{ display: 'contents' }}>
      {children}
    </div>
  );
}

/** A filter that is on or off. */
export function Chip({ pressed, onToggle, children }: { pressed: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <button type="button" className={css.chip} aria-pressed={pressed} onClick={onToggle}>
      {children}
    </button>
  );
}
