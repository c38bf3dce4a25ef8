import { createContext, use, useMemo, type ReactNode } from 'react';
import { fetchQuery, graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import { setLocale } from '~/i18n';
import { allows, readPermissions, type Permission, type Permissions } from '~/lib/permissions';
import type { viewerQuery } from '~/__generated__/viewerQuery.graphql';

export interface Viewer {
  id: string;
  name: string;
  roles: readonly string[];
  permissions: Permissions;
  locale: string;
  timeZone: string;
}

const ViewerContext = createContext<Viewer | null>(null);

const query = graphql`
  query viewerQuery {
    viewer {
      id
      name
      roles
      permissions
      locale
      timeZone
    }
  }
`;

/** Who is signed in, for what has to know before anything is drawn. */
export async function readViewer(environment: IEnvironment): Promise<viewerQuery['response']['viewer']> {
  const answer = await fetchQuery<viewerQuery>(environment, query, {}, { fetchPolicy: 'store-or-network' }).toPromise();
  if (!answer) throw new Error('the viewer was not read');
  return answer.viewer;
}

/** Loads who is signed in, once; everything below may ask for it. Suspends meanwhile. */
export function ViewerBoot({ children }: { children: ReactNode }) {
  const { viewer } = useLazyLoadQuery<viewerQuery>(query, {});
  setLocale(viewer.locale);
  const value = useMemo(() => ({ ...viewer, permissions: readPermissions(viewer.permissions) }), [viewer]);
  return <ViewerContext value={value}>{children}</ViewerContext>;
}

/** For tests, and for pages that show without a server. */
export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error('useViewer needs a ViewerBoot above it');
  return viewer;
}

/** can('payments:apply'): hides what is not the viewer's. Whether an object may be changed now is its allowedActions. */
export function useCan(): (needed: Permission | readonly Permission[] | undefined) => boolean {
  const { permissions } = useViewer();
  return (needed) => allows(permissions, needed);
}
