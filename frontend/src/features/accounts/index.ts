import { lazy } from 'react';

import './search';

export { accountRoutes } from './routes';

/** For the pages of other features, which seldom show it. */
export const AccountPeek = lazy(() => import('./AccountPeek').then(({ AccountPeek }) => ({ default: AccountPeek })));
