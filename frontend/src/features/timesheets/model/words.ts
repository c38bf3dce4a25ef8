import { t } from '~/i18n';
import type { Tone } from '~/ui';

export const timeStatuses = ['DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED'] as const;
export type TimeStatus = (typeof timeStatuses)[number];

export const timeState = (status: TimeStatus): { label: string; tone: Tone } =>
  ({
    DRAFT: { label: t('time.draft', 'Draft'), tone: 'neutral' as const },
    SUBMITTED: { label: t('time.submitted', 'Submitted'), tone: 'warn' as const },
    APPROVED: { label: t('time.approved', 'Approved'), tone: 'ok' as const },
    REJECTED: { label: t('time.rejected', 'Rejected'), tone: 'danger' as const },
  })[status];

export type Verb = 'submit' | 'approve' | 'reject';

/** The state that an entry must have for the verb. */
export const stateFor = (verb: Verb): TimeStatus => (verb === 'submit' ? 'DRAFT' : 'SUBMITTED');
