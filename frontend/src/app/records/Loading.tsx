import { Suspense, type ReactNode } from 'react';
import { ErrorBoundary } from '~/app/errors';
import { SkeletonLines } from '~/ui';

/** What a peek or tab loads by itself: the list around it stays while this is on its way or fails. */
export function Loading({ id, lines = 8, children }: { id: string; lines?: number; children: ReactNode }) {
  return (
    <ErrorBoundary key={id}>
      <Suspense fallback={<SkeletonLines lines={lines} />}>{children}</Suspense>
    </ErrorBoundary>
  );
}
