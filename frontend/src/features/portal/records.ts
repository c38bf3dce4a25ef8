export { default as PortalCredit } from './PortalCredit';
export { default as PortalCredits } from './PortalCredits';
export { default as PortalInvoice } from './PortalInvoice';
export { default as PortalInvoices } from './PortalInvoices';
export { default as PortalPayment } from './PortalPayment';
export { default as PortalPayments } from './PortalPayments';
export { find } from './find';
