import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '~/app/App';
import { later } from '~/app/later';
import { createAppRouter, fetchPage, openPage, Pages } from '~/app/router';
import { rememberedStart } from '~/app/startPage';
import { nav, routes } from '~/features';
import { StaffOnly } from '~/features/home/StaffOnly';
import { t } from '~/i18n';
import { session, settled, transport } from './start';

const none = { default: () => null };
// The app is of use without it.
const JobBell = later(
  () => import('~/features/jobs/JobBell').catch(() => none),
  () => <span style={{ width: 28, height: 28 }} />,
);

const root = createRoot(document.getElementById('root') as HTMLElement);

if (__DEV_ROUTES__ && location.pathname.startsWith('/dev/')) {
  // Pages to look at and to measure: no server, no sign-in.
  void import('~/features/dev').then(({ DevApp }) => root.render(<DevApp />));
} else {
  const router = createAppRouter(routes);
  const foot = <JobBell />;
  if (session.remembered) fetchPage(router, rememberedStart());
  const app = (
    <App
      session={session}
      transport={transport}
      signInTitle={t('signIn.title.staff', 'Sign in to Duebook')}
      onEnvironment={(environment) => {
        const opened = openPage(router, { session, nav, foot, environment }, rememberedStart());
        settled();
        return opened;
      }}
    >
      <StaffOnly>
        <Pages router={router} session={session} nav={nav} foot={foot} />
      </StaffOnly>
    </App>
  );
  // In slices: what stands in the page is seen meanwhile.
  startTransition(() => root.render(app));
}
