import { createRoot } from 'react-dom/client';
import { App } from '~/app/App';
import { createAppRouter, fetchPage, openPage, Pages } from '~/app/router';
import { nav, routes } from '~/features/portal';
import { t } from '~/i18n';
import { session, settled, transport } from './start';

const router = createAppRouter(routes, '/portal');
if (session.remembered) fetchPage(router);
createRoot(document.getElementById('root') as HTMLElement).render(
  <App
    session={session}
    transport={transport}
    signInTitle={t('signIn.title.portal', 'Sign in to your account')}
    onEnvironment={(environment) => {
      const opened = openPage(router, { session, nav, environment });
      settled();
      return opened;
    }}
  >
    <Pages router={router} session={session} nav={nav} />
  </App>,
);
