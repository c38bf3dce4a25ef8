import { Navigate } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useViewer } from '~/app/viewer';
import { SkeletonLines } from '~/ui';
import { homeOf } from './model/home';

/** Everybody starts where their work is. */
export default function HomePage(): ReactNode {
  const { roles } = useViewer();
  const home = homeOf(roles);
  const outside = home === 'portal';
  useEffect(() => {
    if (outside) location.replace('/portal/');
  }, [outside]);
  if (outside) return <SkeletonLines lines={6} />;
  return <Navigate {...home} replace />;
}
