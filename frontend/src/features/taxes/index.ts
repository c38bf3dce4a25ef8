export { taxRoutes } from './routes';
