import { createRoot } from 'react-dom/client';
import { App } from '~/app/App';
import { createAppRouter, Pages } from '~/app/router';
import { browserSession } from '~/app/session';
import { nav, routes } from '~/features/portal';
import { t } from '~/i18n';

const session = browserSession();
const router = createAppRouter(routes, '/portal');
createRoot(document.getElementById('root') as HTMLElement).render(
  <App session={session} signInTitle={t('signIn.title.portal', 'Sign in to your account')}>
    <Pages router={router} session={session} nav={nav} />
  </App>,
);
