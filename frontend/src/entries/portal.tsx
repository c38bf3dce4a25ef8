import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '~/app/App';
import { createAppRouter, fetchPage, openPage, Pages } from '~/app/router';
import { nav, routes } from '~/features/portal';
import { t } from '~/i18n';
import { session, settled, transport } from './start';

const router = createAppRouter(routes, '/portal');
if (session.remembered) fetchPage(router);
const root = createRoot(document.getElementById('root') as HTMLElement);
const app = (
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
  </App>
);
// In slices: what stands in the page is seen meanwhile.
startTransition(() => root.render(app));
