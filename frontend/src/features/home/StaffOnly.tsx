import { useEffect, type ReactNode } from 'react';
import { Splash } from '~/app/shell/Shell';
import { useViewer } from '~/app/viewer';
import { homeOf } from './model/home';

/** The staff's pages are for the staff: whoever has nothing but a portal is led there from every address. */
export function StaffOnly({ children }: { children: ReactNode }) {
  const { roles } = useViewer();
  const outside = homeOf(roles) === 'portal';
  useEffect(() => {
    if (outside) location.replace('/portal/');
  }, [outside]);
  return outside ? <Splash /> : children;
}
