import { t } from '~/i18n';
import type { PlainDate } from '~/lib/plaindate';

export interface Milestones {
  readonly contractedOn?: PlainDate | null | undefined;
  readonly installedOn?: PlainDate | null | undefined;
  readonly functionalOn?: PlainDate | null | undefined;
  readonly disconnectedOn?: PlainDate | null | undefined;
}

export const stepNames = ['contractedOn', 'installedOn', 'functionalOn'] as const;
export type StepName = (typeof stepNames)[number] | 'disconnectedOn';

export const stepLabel = (name: StepName): string =>
  ({
    contractedOn: t('milestone.contracted', 'Contracted'),
    installedOn: t('milestone.installed', 'Installed'),
    functionalOn: t('milestone.functional', 'Functional'),
    disconnectedOn: t('milestone.disconnected', 'Disconnected'),
  })[name];

export type Step = { readonly name: (typeof stepNames)[number]; readonly day: PlainDate | null; readonly state: 'reached' | 'planned' | 'missing' };

/** The three steps to the first bill. A day that is still to come is planned, not reached. */
export function stepsOf(line: Milestones, today: PlainDate): readonly Step[] {
  return stepNames.map((name) => {
    const day = line[name] ?? null;
    return { name, day, state: day === null ? 'missing' : day <= today ? 'reached' : 'planned' };
  });
}

/** What was changed, for the server: days that were given anew. A day that was taken out cannot be told to it. */
export function changedMilestones(before: Milestones, after: Milestones): { [Name in StepName]?: PlainDate } {
  const changed: { [Name in StepName]?: PlainDate } = {};
  for (const name of [...stepNames, 'disconnectedOn'] as const) {
    const day = after[name];
    if (day && day !== before[name]) changed[name] = day;
  }
  return changed;
}
