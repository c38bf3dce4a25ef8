import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '~/app/router';
import HomePage from './HomePage';

/** A step on the way to another page: it is not worth a chunk of its own. */
export const homeRoute = createRoute({ getParentRoute: () => shellRoute, path: '/', component: HomePage });
