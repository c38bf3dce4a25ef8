import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { rememberStart } from '~/app/router';
import { useViewer } from '~/app/viewer';
import { homeOf } from './model/home';

/** Everybody starts where their work is. */
export default function HomePage(): ReactNode {
  const { roles } = useViewer();
  const home = homeOf(roles);
  if (home === 'portal') return null;
  rememberStart(home.to);
  return <Navigate {...home} replace />;
}
