export { AuditPanel } from './AuditPanel';
export { auditRoutes } from './routes';
