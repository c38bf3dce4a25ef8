import { createRoot } from 'react-dom/client';
import { App } from '~/app/App';
import { createAppRouter, fetchPage, Pages, readPage } from '~/app/router';
import { browserSession } from '~/app/session';
import { nav, routes } from '~/features/portal';
import { t } from '~/i18n';

const session = browserSession();
const router = createAppRouter(routes, '/portal');
// The answer is on its way while the code of the page is; App shows what comes of it.
session.start().catch(() => undefined);
if (session.remembered) fetchPage(router);
createRoot(document.getElementById('root') as HTMLElement).render(
  <App session={session} signInTitle={t('signIn.title.portal', 'Sign in to your account')} onEnvironment={(environment) => readPage(router, environment)}>
    <Pages router={router} session={session} nav={nav} />
  </App>,
);
