import { createRoute, redirect } from '@tanstack/react-router';
import { shellRoute } from '~/app/router';
import { rememberStart } from '~/app/startPage';
import { readViewer } from '~/app/viewer';
import { homeOf } from './model/home';

/** Everybody starts where their work is. */
export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { roles } = await readViewer(context.environment);
    const home = homeOf(roles);
    // StaffOnly leads there.
    if (home === 'portal') return;
    rememberStart(home.to);
    throw redirect({ ...home, replace: true });
  },
});
