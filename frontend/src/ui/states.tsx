import type { ReactNode } from 'react';
import { t } from '~/i18n';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';
import type { Problem } from './problem';
import css from './states.module.css';

export interface EmptyProps {
  /** Nothing yet, nothing under this filter, or hidden by permissions: three different sentences. */
  kind: 'new' | 'filtered' | 'forbidden';
  /** Plural noun of what would be here: "invoices". */
  noun: string;
  icon?: IconName;
  title?: string;
  text?: string;
  /** For `filtered`: clears the filter. */
  onClear?: () => void;
  action?: ReactNode;
  /** The page is nothing but this: its title is the page's heading. */
  whole?: boolean;
}

export function Empty({ kind, noun, icon = 'inbox', title, text, onClear, action, whole }: EmptyProps) {
  const words = {
    new: [t('empty.new.title', 'No {noun} yet', { noun }), t('empty.new.text', 'They appear here as soon as there is one.')],
    filtered: [t('empty.filtered.title', 'Nothing matches'), t('empty.filtered.text', 'No {noun} meet this filter. Loosen it, or clear it.', { noun })],
    forbidden: [
      t('empty.forbidden.title', 'Hidden by your permissions'),
      t('empty.forbidden.text', 'Your role does not include {noun}. An administrator can change that.', { noun }),
    ],
  }[kind];
  const Title = whole ? 'h1' : 'p';
  return (
    <div className={css.empty}>
      <span className={css.glyph}>
        <Icon name={kind === 'forbidden' ? 'lock' : kind === 'filtered' ? 'filter' : icon} size={20} />
      </span>
      <Title className={css.title}>{title ?? words[0]}</Title>
      <p className={css.text}>{text ?? words[1]}</p>
      {action || onClear ? (
        <div className={css.actions}>
          {kind === 'filtered' && onClear ? <Button onClick={onClear}>{t('empty.clear', 'Clear filter')}</Button> : null}
          {action}
        </div>
      ) : null}
    </div>
  );
}

/** A failed read. Whatever was on screen before stays there; this sits above it. */
export function ErrorBanner({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  return (
    <Banner tone="danger" action={onRetry ? <Button onClick={onRetry}>{t('error.retry', 'Try again')}</Button> : null}>
      {problem.message}
      {problem.requestId ? <span className={css.id}> {t('error.request', 'Request {id}', { id: problem.requestId })}</span> : null}
    </Banner>
  );
}

export function Banner({ tone, children, action }: { tone: 'danger' | 'warn' | 'info'; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.banner} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={tone === 'info' ? 'info' : 'dispute'} />
      <div className={css.body}>{children}</div>
      {action}
    </div>
  );
}

export function Skeleton({ width = '100%', height = 12 }: { width?: number | string; height?: number | string }) {
  return <span className={css.skeleton} style={{ width, height }} aria-hidden="true" />;
}

/** Lines of a text or a form that is on its way. */
export function SkeletonLines({ lines = 4 }: { lines?: number }) {
  return (
    <div style={{ display: 'grid', gap: 12, padding: 20 }} role="status" aria-label={t('loading', 'Loading')}>
      {Array.from({ length: lines }, (_, i) => (
        <Skeleton key={i} width={`${[92, 74, 84, 58][i % 4]}%`} />
      ))}
    </div>
  );
}

/** The two-pixel bar of a refresh in the background. Its parent is positioned. */
export function RefreshBar({ active }: { active: boolean }) {
  return active ? <div className={css.bar} aria-hidden="true" /> : null;
}
