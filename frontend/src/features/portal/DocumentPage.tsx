import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '~/i18n';
import { Badge, ErrorBanner, Facts, Page, PageHeader, RefreshBar, Section, type Problem, type Tone } from '~/ui';
import css from './portal.module.css';

export interface DocumentPageProps {
  title: string;
  state: { label: string; tone: Tone };
  /** The list that it is of. */
  list: '/invoices' | '/payments' | '/credits';
  back: string;
  refreshing: boolean;
  problem: Problem | null;
  onRetry: () => void;
  facts: readonly (readonly [string, ReactNode])[];
  actions?: ReactNode;
  children: ReactNode;
}

/** One document: its parts below each other, and beside them, on a phone after them, the facts. */
export function DocumentPage({ title, state, list, back, refreshing, problem, onRetry, facts, actions, children }: DocumentPageProps) {
  const navigate = useNavigate();
  return (
    <Page title={title}>
      <PageHeader
        title={title}
        meta={<Badge tone={state.tone}>{state.label}</Badge>}
        back={{ label: back, onClick: () => (history.length > 1 ? history.back() : void navigate({ to: list })) }}
        actions={actions}
      />
      <RefreshBar active={refreshing} />
      {problem ? <ErrorBanner problem={problem} onRetry={onRetry} /> : null}
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label={title}>
        <div className={css.document}>
          <div>{children}</div>
          <aside aria-label={t('invoice.facts', 'Facts')}>
            <Section title={t('invoice.facts', 'Facts')}>
              <Facts facts={facts} />
            </Section>
          </aside>
        </div>
      </div>
    </Page>
  );
}
