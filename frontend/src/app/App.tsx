import { lazy, Suspense, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { RelayEnvironmentProvider } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import { UiProvider } from '~/ui';
import { createEnvironment } from './environment';
import { EventsProvider } from './useEvents';
import { Events } from './events';
import { ErrorBoundary } from './errors';
import type { Session } from './session';
import { Splash } from './shell/Shell';
import type { Transport } from './transport';
import { ViewerBoot } from './viewer';

const loadSignIn = () => import('./SignIn');
const SignIn = lazy(loadSignIn);

export interface AppProps {
  session: Session;
  transport: Transport;
  signInTitle: string;
  /** Called when somebody is signed in, before it is known who: what is asked for here comes along with that. */
  onEnvironment: (environment: IEnvironment) => void;
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

function SignedIn({ session, transport, onEnvironment, children }: Omit<AppProps, 'signInTitle'>) {
  const environment = useMemo(() => createEnvironment(transport), [transport]);
  useEffect(() => onEnvironment(environment), [environment, onEnvironment]);
  const events = useMemo(() => new Events(session), [session]);
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
