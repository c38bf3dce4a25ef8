import { t } from '~/i18n';
import type { IconName, Tone } from '~/ui';

export const contractStatuses = ['DRAFT', 'ACTIVE', 'TERMINATED'] as const;
export type ContractStatus = (typeof contractStatuses)[number];

export const contractState = (status: ContractStatus): { label: string; tone: Tone } =>
  ({
    DRAFT: { label: t('contract.draft', 'Draft'), tone: 'warn' as const },
    ACTIVE: { label: t('contract.active', 'Active'), tone: 'ok' as const },
    TERMINATED: { label: t('contract.terminated', 'Terminated'), tone: 'neutral' as const },
  })[status];

export const lineKinds = ['RECURRING', 'ONE_TIME', 'USAGE', 'TIME'] as const;
export type LineKind = (typeof lineKinds)[number];

export const kindName = (kind: LineKind): string =>
  ({
    RECURRING: t('line.kind.recurring', 'Recurring'),
    ONE_TIME: t('line.kind.oneTime', 'One time'),
    USAGE: t('line.kind.usage', 'Usage'),
    TIME: t('line.kind.time', 'Time'),
  })[kind];

/** What is billed of a line that has no quantity of its own. */
export const measureName = (kind: 'USAGE' | 'TIME'): string => (kind === 'TIME' ? t('line.byHours', 'By the hours') : t('line.byUsage', 'By usage'));

export const frequencies = ['ONE_TIME', 'MONTHLY', 'QUARTERLY', 'SEMI_ANNUAL', 'ANNUAL'] as const;
export type Frequency = (typeof frequencies)[number];

export const frequencyName = (frequency: Frequency): string =>
  ({
    ONE_TIME: t('line.once', 'Once'),
    MONTHLY: t('line.monthly', 'Monthly'),
    QUARTERLY: t('line.quarterly', 'Quarterly'),
    SEMI_ANNUAL: t('line.halfYearly', 'Half-yearly'),
    ANNUAL: t('line.yearly', 'Yearly'),
  })[frequency];

export const timings = ['ADVANCE', 'ARREARS'] as const;
export type Timing = (typeof timings)[number];

export const timingName = (timing: Timing): string =>
  ({
    ADVANCE: t('line.advance', 'In advance'),
    ARREARS: t('line.arrears', 'In arrears'),
  })[timing];

export const pricingKinds = ['UNIT', 'TIERED', 'VOLUME', 'PACKAGE'] as const;
export type PricingKind = (typeof pricingKinds)[number];

export const pricingName = (kind: PricingKind): string =>
  ({
    UNIT: t('pricing.unit', 'Per unit'),
    TIERED: t('pricing.tiered', 'Tiered'),
    VOLUME: t('pricing.volume', 'Volume'),
    PACKAGE: t('pricing.package', 'Packages'),
  })[kind];

/** How the amount follows from the quantity. */
export const pricingHint = (kind: PricingKind): string =>
  ({
    UNIT: t('pricing.unit.hint', 'Quantity times price'),
    TIERED: t('pricing.tiered.hint', 'Each unit at the price of the tier that it falls into'),
    VOLUME: t('pricing.volume.hint', 'All units at the price of the tier that the whole quantity reaches'),
    PACKAGE: t('pricing.package.hint', 'Begun packages times price'),
  })[kind];

export type LineState = 'WAITING' | 'LIVE' | 'ENDED';

export const lineState = (state: LineState): { label: string; tone: Tone } =>
  ({
    WAITING: { label: t('line.waiting', 'Waiting'), tone: 'warn' as const },
    LIVE: { label: t('line.live', 'Live'), tone: 'ok' as const },
    ENDED: { label: t('line.ended', 'Ended'), tone: 'neutral' as const },
  })[state];

export type EventKind = 'ACTIVATED' | 'AMENDED' | 'RENEWED' | 'UPGRADED' | 'TRANSFERRED' | 'TERMINATED' | 'MILESTONE';

export const eventWords = (kind: EventKind): { label: string; icon: IconName } =>
  ({
    ACTIVATED: { label: t('contract.event.activated', 'Activated'), icon: 'check' as const },
    AMENDED: { label: t('contract.event.amended', 'Amended'), icon: 'edit' as const },
    RENEWED: { label: t('contract.event.renewed', 'Renewed'), icon: 'refresh' as const },
    UPGRADED: { label: t('contract.event.upgraded', 'Upgraded'), icon: 'up' as const },
    TRANSFERRED: { label: t('contract.event.transferred', 'Transferred'), icon: 'external' as const },
    TERMINATED: { label: t('contract.event.terminated', 'Terminated'), icon: 'close' as const },
    MILESTONE: { label: t('contract.event.milestone', 'Milestone'), icon: 'flag' as const },
  })[kind];

/** What the server says in the middle of a sentence, as the beginning of one. */
export const asSentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
