import { t } from '~/i18n';
import { today, type PlainDate } from '~/lib/plaindate';
import type { Tone } from '~/ui';
import { phaseOn, type Dated } from './prices';

export const hourClasses = ['REGULAR', 'OVERTIME', 'HOLIDAY'] as const;
export type HourClass = (typeof hourClasses)[number];

export const hourClassName = (name: HourClass): string =>
  ({
    REGULAR: t('hours.regular', 'Regular'),
    OVERTIME: t('hours.overtime', 'Overtime'),
    HOLIDAY: t('hours.holiday', 'Holiday'),
  })[name];

/** Whether something dated holds, in a word. */
export const phase = (entry: Dated, day: PlainDate = today()): { label: string; tone: Tone } =>
  ({
    now: { label: t('phase.now', 'In force'), tone: 'ok' as const },
    future: { label: t('phase.future', 'To come'), tone: 'info' as const },
    past: { label: t('phase.past', 'Over'), tone: 'neutral' as const },
  })[phaseOn(entry, day)];

export const catalogueTabs = ['products', 'promotions', 'cards', 'indices', 'exchange'] as const;
export type CatalogueTab = (typeof catalogueTabs)[number];
