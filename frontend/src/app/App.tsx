import { lazy, startTransition, Suspense, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { RelayEnvironmentProvider } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import { nextTask } from '~/lib/task';
import { UiProvider } from '~/ui';
import { createEnvironment } from './environment';
import { EventsProvider } from './useEvents';
import { Events } from './events';
import { ErrorBoundary } from './errors';
import type { Session } from './session';
import { Splash } from './shell/Shell';
import type { Transport } from './transport';
import { readViewer, ViewerBoot } from './viewer';

const loadSignIn = () => import('./SignIn');
const SignIn = lazy(loadSignIn);

export interface AppProps {
  session: Session;
  transport: Transport;
  signInTitle: string;
  /** Called when somebody is signed in, before it is known who. The page is drawn when this is done, or takes too long. */
  onEnvironment: (environment: IEnvironment) => Promise<void>;
  children: ReactNode;
}

/** Sign-in, then the viewer, then the page. Signing out throws away everything that was loaded. */
export function App({ session, transport, signInTitle, onEnvironment, children }: AppProps) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [unreachable, setUnreachable] = useState<unknown>(null);
  useEffect(() => {
    // Without a session to take up, the form is wanted at once.
    if (!session.remembered) void loadSignIn();
    session.start().catch(setUnreachable);
  }, [session]);
  const retry = () => {
    setUnreachable(null);
    session.start().catch(setUnreachable);
  };
  return (
    <UiProvider>
      {unreachable && state === 'starting' ? (
        <Unreachable error={unreachable} onRetry={retry} />
      ) : state === 'starting' ? (
        <Splash />
      ) : state === 'out' ? (
        <Suspense fallback={<Splash />}>
          <SignIn session={session} title={signInTitle} />
        </Suspense>
      ) : (
        <SignedIn session={session} transport={transport} onEnvironment={onEnvironment}>
          {children}
        </SignedIn>
      )}
    </UiProvider>
  );
}

function Unreachable({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <ErrorBoundary onRetry={onRetry}>
      <Rethrow error={error} />
    </ErrorBoundary>
  );
}

function Rethrow({ error }: { error: unknown }): ReactNode {
  throw error;
}

/** How long the first page may take after the viewer is known until a skeleton shows in its place, in milliseconds. */
const patience = 500;

function SignedIn({ session, transport, onEnvironment, children }: Omit<AppProps, 'signInTitle'>) {
  const environment = useMemo(() => createEnvironment(transport), [transport]);
  const [ready, setReady] = useState(false);
  // Drawn step by step, each step would stand for 300 ms at least: React shows no fallback for less. So it is one step, if that is near.
  useEffect(() => {
    let gone = false;
    // In slices, between which a slow telephone hears its owner.
    const draw = () => {
      if (!gone) startTransition(() => setReady(true));
    };
    const viewer = readViewer(environment);
    const page = nextTask().then(() => onEnvironment(environment));
    viewer.then(() => Promise.race([page, new Promise((passed) => setTimeout(passed, patience))])).then(draw, draw);
    return () => {
      gone = true;
    };
  }, [environment, onEnvironment]);
  const events = useMemo(() => new Events(session), [session]);
  if (!ready) return <Splash />;
  return (
    <RelayEnvironmentProvider environment={environment}>
      <EventsProvider events={events}>
        <ErrorBoundary>
          <Suspense fallback={<Splash />}>
            <ViewerBoot>{children}</ViewerBoot>
          </Suspense>
        </ErrorBoundary>
      </EventsProvider>
    </RelayEnvironmentProvider>
  );
}
