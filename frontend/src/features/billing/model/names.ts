import { t } from '~/i18n';
import type { Tone } from '~/ui';

interface State {
  label: string;
  tone: Tone;
}

export const runStatuses = ['COMPUTING', 'REVIEW', 'APPROVED', 'POSTED', 'CANCELLED'] as const;
export type RunStatus = (typeof runStatuses)[number];

export const runState = (status: RunStatus): State =>
  ({
    COMPUTING: { label: t('billRun.computing', 'Computing'), tone: 'info' as const },
    REVIEW: { label: t('billRun.review', 'In review'), tone: 'warn' as const },
    APPROVED: { label: t('billRun.approved', 'Approved'), tone: 'accent' as const },
    POSTED: { label: t('billRun.posted', 'Posted'), tone: 'ok' as const },
    CANCELLED: { label: t('billRun.cancelled', 'Cancelled'), tone: 'neutral' as const },
  })[status];

export const draftStatuses = ['READY', 'HELD', 'BLOCKED', 'POSTED', 'CREDITED'] as const;
export type DraftStatus = (typeof draftStatuses)[number];

export const draftState = (status: DraftStatus): State =>
  ({
    READY: { label: t('billDraft.ready', 'Ready'), tone: 'info' as const },
    HELD: { label: t('billDraft.held', 'Held'), tone: 'warn' as const },
    BLOCKED: { label: t('billDraft.blocked', 'Blocked'), tone: 'danger' as const },
    POSTED: { label: t('billDraft.posted', 'Posted'), tone: 'ok' as const },
    CREDITED: { label: t('billDraft.credited', 'Credited'), tone: 'ok' as const },
  })[status];

export const sourceName = (source: 'RECURRING' | 'ONE_TIME' | 'USAGE' | 'TIME' | 'SHORTFALL'): string =>
  ({
    RECURRING: t('billLine.recurring', 'Recurring'),
    ONE_TIME: t('billLine.oneTime', 'One-time'),
    USAGE: t('billLine.usage', 'Usage'),
    TIME: t('billLine.time', 'Time'),
    SHORTFALL: t('billLine.shortfall', 'To the agreed minimum'),
  })[source];

/** Why a line is not a whole period; '' when it is. */
export const lineReason = (reason: string): string =>
  reason === 'PRORATED' ? t('billLine.prorated', 'by day') : reason === 'RETURNED' ? t('billLine.returned', 'given back') : reason.toLowerCase();

const exceptionNames = () => ({
  MISSING_PURCHASE_ORDER: t('exception.purchaseOrder', 'Missing purchase order'),
  BAD_ADDRESS: t('exception.address', 'Bad address'),
  MISSING_TAX_RATE: t('exception.taxRate', 'Missing tax rate'),
  EXPIRED_EXEMPTION: t('exception.exemption', 'Expired exemption'),
  PRICE_NOT_AS_AGREED: t('exception.price', 'Price not as agreed'),
  NOT_FUNCTIONAL: t('exception.notFunctional', 'Not functional'),
  DUPLICATE_PERIOD: t('exception.duplicate', 'Billed twice'),
  OVERLAP: t('exception.overlap', 'Overlapping period'),
  GAP: t('exception.gap', 'Gap since last bill'),
  VARIANCE: t('exception.variance', 'Variance'),
  ZERO_INVOICE: t('exception.zero', 'Zero invoice'),
  NEGATIVE_INVOICE: t('exception.negative', 'Negative invoice'),
  MISSING_RATE: t('exception.rate', 'Missing rate'),
  MISSING_EXCHANGE_RATE: t('exception.exchange', 'Missing exchange rate'),
  CONTRACT_EXPIRED: t('exception.expired', 'Contract expired'),
  CREDIT_HOLD: t('exception.creditHold', 'Credit hold'),
  FIRST_BILL: t('exception.firstBill', 'First bill'),
  LATE_TIME: t('exception.lateTime', 'Late time'),
  AMOUNT_TOO_LARGE: t('exception.tooLarge', 'Amount too large'),
  STALE: t('exception.stale', 'Changed since computed'),
});

export type ExceptionKind = keyof ReturnType<typeof exceptionNames>;

export const exceptionName = (kind: ExceptionKind): string => exceptionNames()[kind];

export const exceptionKinds = (): { value: ExceptionKind; label: string }[] => Object.entries(exceptionNames()).map(([value, label]) => ({ value: value as ExceptionKind, label }));

export type Severity = 'ERROR' | 'WARNING';

export const severityState = (severity: Severity): State =>
  severity === 'ERROR' ? { label: t('exception.error', 'Blocks'), tone: 'danger' } : { label: t('exception.warning', 'To look at'), tone: 'warn' };

export const exceptionStatuses = ['OPEN', 'WAIVED', 'CURED'] as const;
export type ExceptionStatus = (typeof exceptionStatuses)[number];

export const exceptionState = (status: ExceptionStatus): State =>
  ({
    OPEN: { label: t('exception.open', 'Open'), tone: 'warn' as const },
    WAIVED: { label: t('exception.waived', 'Waived'), tone: 'neutral' as const },
    CURED: { label: t('exception.cured', 'Cured'), tone: 'ok' as const },
  })[status];

export const inputKinds = ['USAGE', 'TIME', 'MILESTONES', 'CARRIER_INVOICES', 'OTHER'] as const;
export type InputKind = (typeof inputKinds)[number];

export const inputName = (kind: InputKind): string =>
  ({
    USAGE: t('billingInput.usage', 'Usage'),
    TIME: t('billingInput.time', 'Time'),
    MILESTONES: t('billingInput.milestones', 'Milestones'),
    CARRIER_INVOICES: t('billingInput.carrier', 'Carrier invoices'),
    OTHER: t('billingInput.other', 'Other'),
  })[kind];

/** Kinds of accounts that are billed. */
export const billedKinds = ['CLIENT', 'DEALER', 'OEM', 'PARTNER'] as const;
export type BilledKind = (typeof billedKinds)[number];
