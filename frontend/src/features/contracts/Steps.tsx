import { dateText } from '~/ui';
import { today } from '~/lib/plaindate';
import { t } from '~/i18n';
import css from './contracts.module.css';
import { stepLabel, stepsOf, type Milestones } from './model/milestones';

const stateWords = { reached: '', planned: () => t('milestone.planned', 'planned'), missing: () => t('milestone.missing', 'not yet') };

/** The three steps in words. */
export function stepsText(line: Milestones): string {
  return stepsOf(line, today())
    .map((step) => {
      const words = [step.day ? dateText(step.day) : '', step.state === 'reached' ? '' : stateWords[step.state]()].filter((word) => word !== '');
      return `${stepLabel(step.name)} ${words.join(', ')}`;
    })
    .join(' · ');
}

/** Contracted, installed, functional: three marks on a line. Filled is reached, hollow in the accent is planned. */
export function Steps({ line }: { line: Milestones }) {
  return (
    <span className={css.steps} role="img" aria-label={stepsText(line)}>
      {stepsOf(line, today()).map((step) => (
        <span key={step.name} className={css.step} data-state={step.state} />
      ))}
    </span>
  );
}
