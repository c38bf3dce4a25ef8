import type { ReactNode } from 'react';
import { keyCaps, platform } from '~/lib/keys';
import css from './text.module.css';

export type Tone = 'neutral' | 'accent' | 'danger' | 'warn' | 'ok' | 'info';

/** A state as word and tone. `plain` is a dot and the word, for columns where every row has one. */
export function Badge({ tone = 'neutral', plain, dot = plain, children }: { tone?: Tone; plain?: boolean; dot?: boolean; children: ReactNode }) {
  return (
    <span className={css.badge} data-tone={tone} data-plain={plain || undefined}>
      {dot ? <span className={css.dot} aria-hidden="true" /> : null}
      {children}
    </span>
  );
}

/** Key caps of a shortcut, in the platform's own names. Hidden from assistive technology, which reads aria-keyshortcuts. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className={css.caps} aria-hidden="true">
      {keyCaps(keys, platform()).map((press, i) => (
        // Presses of one shortcut never move.
        <span key={i} className={css.caps}>
          {press.map((cap) => (
            <kbd key={cap} className={css.cap}>
              {cap}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
