import { createContext, use, useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { t } from '~/i18n';
import { IconButton } from './Button';
import { Icon } from './Icon';
import css from './page.module.css';

/**
 * One screen: the work area, and beside it a peek when there is one. `title` also names the browser's tab.
 */
export function Page({ title, children, peek }: { title: string; children: ReactNode; peek?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Duebook`;
  }, [title]);
  return (
    <div className={css.page}>
      <div className={css.main} data-work-area>
        {children}
      </div>
      {peek}
    </div>
  );
}

export interface PageHeaderProps {
  title: ReactNode;
  /** Count, as-of time or state, in the second voice. */
  meta?: ReactNode;
  back?: { label: string; onClick: () => void };
  actions?: ReactNode;
  children?: ReactNode;
}

export function PageHeader({ title, meta, back, actions, children }: PageHeaderProps) {
  return (
    <header className={css.header}>
      {back ? (
        <button type="button" className={css.back} aria-label={back.label} onClick={back.onClick}>
          <Icon name="left" />
        </button>
      ) : null}
      <div className={css.titles}>
        <h1 className={css.title}>{title}</h1>
        {meta ? <span className={css.meta}>{meta}</span> : null}
      </div>
      {children}
      <span className={css.spring} />
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </header>
  );
}

/** The strip below the header: filter chips, view tabs, search. */
export function Toolbar({ children, label }: { children: ReactNode; label: string }) {
  return (
    <div className={css.toolbar} role="group" aria-label={label}>
      {children}
    </div>
  );
}

export const Spring = () => <span className={css.spring} />;

/** A page that scrolls as a whole: forms, dashboards, documents. */
export function Scroll({ children }: { children: ReactNode }) {
  return <div className={css.scroll}>{children}</div>;
}

const peekLimits = { min: 320, max: 720, start: 400 };
const widthKey = 'duebook.peek.width';

export interface PeekProps {
  title: ReactNode;
  label: string;
  onClose: () => void;
  /** Opens the record as its own page. */
  onOpen?: () => void;
  actions?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}

/** The right pane over a living list. Its width is kept per browser; on a phone it covers the screen. Escape closes it. */
export function Peek({ title, label, onClose, onOpen, actions, footer, children }: PeekProps) {
  const [width, setWidth] = useState(() => clampWidth(Number(localStorage.getItem(widthKey)) || peekLimits.start));
  const drag = useRef<{ x: number; width: number } | null>(null);

  const resize = useCallback((next: number) => {
    const clamped = clampWidth(next);
    setWidth(clamped);
    localStorage.setItem(widthKey, String(clamped));
  }, []);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (drag.current) resize(drag.current.width + drag.current.x - event.clientX);
  };
  const onGripKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') resize(width + 24);
    else if (event.key === 'ArrowRight') resize(width - 24);
    else return;
    event.preventDefault();
  };
  return (
    <aside
      className={css.peek}
      style={{ width }}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      {/* A window splitter: ARIA makes a focusable separator a widget. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('peek.resize', 'Resize pane')}
        aria-valuenow={width}
        aria-valuemin={peekLimits.min}
        aria-valuemax={peekLimits.max}
        className={css.grip}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => (drag.current = null)}
        onKeyDown={onGripKey}
      />
      <div className={css.peekHead}>
        <h2 className={css.title}>{title}</h2>
        <span className={css.spring} />
        {actions}
        {onOpen ? <IconButton icon="external" label={t('peek.open', 'Open')} keys="enter" onClick={onOpen} /> : null}
        <IconButton icon="close" label={t('peek.close', 'Close')} keys="escape" onClick={onClose} />
      </div>
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.peekBody} tabIndex={0} role="group" aria-label={label}>
        <SectionHeading value="h3">{children}</SectionHeading>
      </div>
      {footer ? <div className={css.peekFoot}>{footer}</div> : null}
    </aside>
  );
}

const clampWidth = (width: number): number => Math.min(peekLimits.max, Math.max(peekLimits.min, Math.round(width)));

/** Sections of a page come below its h1, those of a peek below its h2. */
const SectionHeading = createContext<'h2' | 'h3'>('h2');

export function Section({ title, children }: { title?: string; children: ReactNode }) {
  const Heading = use(SectionHeading);
  return (
    <section className={css.section}>
      {title ? <Heading className={css.sectionTitle}>{title}</Heading> : null}
      {children}
    </section>
  );
}

/** Label and value pairs. A value that is absent is not a row. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={css.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

export function Figures({ children }: { children: ReactNode }) {
  return <div className={css.figures}>{children}</div>;
}

/** One number of a header or dashboard; with `onClick` it leads to the list that sums to it. */
export function Figure({ label, value, hint, onClick }: { label: string; value: ReactNode; hint?: ReactNode; onClick?: () => void }) {
  const body = (
    <>
      <span className={css.figureLabel}>{label}</span>
      <span className={css.figureValue}>{value}</span>
      {hint ? <span className={css.figureLabel}>{hint}</span> : null}
    </>
  );
  return onClick ? (
    <button type="button" className={css.figure} style={{ textAlign: 'start' }} onClick={onClick}>
      {body}
    </button>
  ) : (
    <div className={css.figure}>{body}</div>
  );
}

export function Card({ children }: { children: ReactNode }) {
  return <div className={css.card}>{children}</div>;
}
