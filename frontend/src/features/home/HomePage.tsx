import { Navigate } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { rememberStart } from '~/app/startPage';
import { useViewer } from '~/app/viewer';
import { homeOf } from './model/home';

/** Everybody starts where their work is. */
export default function HomePage(): ReactNode {
  const { roles } = useViewer();
  const home = homeOf(roles);
  const start = home === 'portal' ? null : home.to;
  useEffect(() => {
    if (start) rememberStart(start);
  }, [start]);
  return home === 'portal' ? null : <Navigate {...home} replace />;
}
