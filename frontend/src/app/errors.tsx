import { Component, type ErrorInfo, type ReactNode } from 'react';
import { t } from '~/i18n';
import { Button, Empty, ErrorBanner, Page, PageHeader, readProblem, Scroll } from '~/ui';

/** Catches what a screen throws. The shell around it stays; "Try again" draws the screen anew. */
export class ErrorBoundary extends Component<{ children: ReactNode; onRetry?: () => void }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    const retry = () => {
      this.setState({ error: null });
      this.props.onRetry?.();
    };
    return <ErrorPage error={this.state.error} onRetry={retry} />;
  }
}

export function ErrorPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const problem = readProblem(error);
  if (problem.code === 'FORBIDDEN') return <ForbiddenPage />;
  return (
    <Page title={t('error.title', 'Something failed')}>
      <PageHeader title={t('error.title', 'Something failed')} />
      <Scroll>
        <ErrorBanner problem={problem} onRetry={onRetry} />
      </Scroll>
    </Page>
  );
}

export function NotFoundPage() {
  return (
    <Page title={t('notFound.title', 'Not found')}>
      <Empty
        whole
        kind="new"
        icon="search"
        noun=""
        title={t('notFound.title', 'Not found')}
        text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')}
        action={<Button onClick={() => history.back()}>{t('notFound.back', 'Go back')}</Button>}
      />
    </Page>
  );
}

export function ForbiddenPage({ noun }: { noun?: string }) {
  return (
    <Page title={t('forbidden.title', 'No access')}>
      <Empty whole kind="forbidden" noun={noun ?? t('forbidden.page', 'this page')} />
    </Page>
  );
}
