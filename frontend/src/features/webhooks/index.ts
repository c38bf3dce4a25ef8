export { webhookRoutes } from './routes';
