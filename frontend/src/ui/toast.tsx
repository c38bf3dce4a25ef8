import { useSyncExternalStore } from 'react';
import { t } from '~/i18n';
import { Icon } from './Icon';
import css from './toast.module.css';

export interface Toast {
  message: string;
  tone?: 'neutral' | 'ok' | 'danger';
  /** Only where the server has an inverse. Ctrl+Z calls the newest one. */
  undo?: () => void | Promise<void>;
  /** What the person may want next, such as a download. */
  action?: { label: string; run: () => void };
}

interface Shown extends Toast {
  id: number;
}

const lifetime = { plain: 5000, undo: 10_000, danger: 12_000 };
let shown: readonly Shown[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Shown[]): void {
  shown = next;
  listeners.forEach((tell) => tell());
}

export function dismissToast(id: number): void {
  set(shown.filter((toast) => toast.id !== id));
}

/** Says that something happened. At most three are on screen; the oldest goes first. */
export function toast(entry: Toast): number {
  const id = nextId++;
  set([...shown.slice(-2), { ...entry, id }]);
  setTimeout(() => dismissToast(id), entry.undo || entry.action ? lifetime.undo : entry.tone === 'danger' ? lifetime.danger : lifetime.plain);
  return id;
}

/** Runs the newest undo that is still offered; false when there is none. */
export function undoLatest(): boolean {
  const latest = shown.findLast((entry) => entry.undo);
  if (!latest) return false;
  dismissToast(latest.id);
  void latest.undo?.();
  return true;
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

/** Mounted once, by the shell. */
export function Toasts() {
  const entries = useSyncExternalStore(subscribe, () => shown);
  return (
    <section className={css.region} aria-live="polite" aria-label={t('toast.region', 'Notifications')}>
      {entries.map((entry) => (
        <div key={entry.id} className={css.toast} data-tone={entry.tone ?? 'neutral'}>
          {entry.tone === 'danger' ? <Icon name="dispute" /> : entry.tone === 'ok' ? <Icon name="check" /> : null}
          <span className={css.text}>{entry.message}</span>
          {entry.action ? (
            <button
              type="button"
              className={css.undo}
              onClick={() => {
                dismissToast(entry.id);
                entry.action?.run();
              }}
            >
              {entry.action.label}
            </button>
          ) : null}
          {entry.undo ? (
            <button
              type="button"
              className={css.undo}
              onClick={() => {
                dismissToast(entry.id);
                void entry.undo?.();
              }}
            >
              {t('toast.undo', 'Undo')}
            </button>
          ) : null}
          <button type="button" className={css.close} aria-label={t('toast.dismiss', 'Dismiss')} onClick={() => dismissToast(entry.id)}>
            <Icon name="close" size={12} />
          </button>
        </div>
      ))}
    </section>
  );
}
