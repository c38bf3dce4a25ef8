import './search';

export { invoiceRoutes } from './routes';
