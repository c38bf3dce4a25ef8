import './search';

export { accountRoutes } from './routes';
