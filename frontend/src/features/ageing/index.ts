export { ageingRoutes } from './routes';
