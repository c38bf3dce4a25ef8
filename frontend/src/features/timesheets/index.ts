export { timeRoutes } from './routes';
