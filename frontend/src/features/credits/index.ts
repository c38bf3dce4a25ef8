export { creditRoutes } from './routes';
