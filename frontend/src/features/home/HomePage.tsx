import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useViewer } from '~/app/viewer';
import { homeOf } from './model/home';

/** Everybody starts where their work is. */
export default function HomePage(): ReactNode {
  const { roles } = useViewer();
  const home = homeOf(roles);
  return home === 'portal' ? null : <Navigate {...home} replace />;
}
