import './search';

export { AccountPeek } from './AccountPeek';
export { accountRoutes } from './routes';
