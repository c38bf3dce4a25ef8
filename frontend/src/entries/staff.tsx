import { createRoot } from 'react-dom/client';
import { App } from '~/app/App';
import { createAppRouter, fetchPage, Pages, readPage, rememberedStart } from '~/app/router';
import { browserSession } from '~/app/session';
import { nav, routes } from '~/features';
import { StaffOnly } from '~/features/home/StaffOnly';
import { JobBell } from '~/features/jobs';
import { t } from '~/i18n';

const root = createRoot(document.getElementById('root') as HTMLElement);

if (__DEV_ROUTES__ && location.pathname.startsWith('/dev/')) {
  // Pages to look at and to measure: no server, no sign-in.
  void import('~/features/dev').then(({ DevApp }) => root.render(<DevApp />));
} else {
  const session = browserSession();
  const router = createAppRouter(routes);
  // The answer is on its way while the code of the page is; App shows what comes of it.
  session.start().catch(() => undefined);
  if (session.remembered) fetchPage(router, rememberedStart());
  root.render(
    <App session={session} signInTitle={t('signIn.title.staff', 'Sign in to Duebook')} onEnvironment={(environment) => readPage(router, environment, rememberedStart())}>
      <StaffOnly>
        <Pages router={router} session={session} nav={nav} foot={<JobBell />} />
      </StaffOnly>
    </App>,
  );
}
