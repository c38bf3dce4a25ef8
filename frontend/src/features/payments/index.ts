import './search';

export { paymentRoutes } from './routes';
