import './search';

export { contractRoutes } from './routes';
