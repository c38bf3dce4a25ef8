import { Link } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay/hooks';
import { formatCount, t } from '~/i18n';
import { Icon } from '~/ui';
import type { RunSteps_run$key } from '~/__generated__/RunSteps_run.graphql';
import css from './billing.module.css';
import { stepIds, stepsOf, type StepId } from './model/steps';

const names = (): Record<StepId, string> => ({
  select: t('step.select', 'Select'),
  compute: t('step.compute', 'Compute'),
  check: t('step.check', 'Check'),
  review: t('step.review', 'Review'),
  approve: t('step.approve', 'Approve'),
  post: t('step.post', 'Post'),
  deliver: t('step.deliver', 'Deliver'),
});

/** The way of a run, and where on it this one stands. */
export function RunSteps({ run }: { run: RunSteps_run$key }) {
  const data = useFragment(
    graphql`
      fragment RunSteps_run on BillRun {
        id
        status
        openErrors
        openExceptions
        totals {
          status
          drafts
        }
        startedBy {
          id
          name
        }
        approvedBy {
          id
          name
        }
      }
    `,
    run,
  );
  const ready = data.totals.reduce((sum, part) => (part.status === 'READY' ? sum + part.drafts : sum), 0);
  const steps = stepsOf({ ...data, ready });
  const words = names();
  const notes: Partial<Record<StepId, string>> = {
    select: data.startedBy ? t('step.by', 'by {name}', { name: data.startedBy.name }) : '',
    approve: data.approvedBy
      ? t('step.by', 'by {name}', { name: data.approvedBy.name })
      : data.startedBy && (data.status === 'COMPUTING' || data.status === 'REVIEW')
        ? t('step.notBy', 'by somebody else than {name}', { name: data.startedBy.name })
        : '',
  };
  const warnings = data.openExceptions - data.openErrors;
  return (
    // A strip that scrolls sideways on a phone must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ol className={css.steps} aria-label={t('steps.label', 'Steps of the run')} tabIndex={0}>
      {stepIds.map((id) => (
        <li key={id} className={css.step} data-state={steps[id]} aria-current={steps[id] === 'now' ? 'step' : undefined}>
          <span className={css.stepMark} aria-hidden="true">
            {steps[id] === 'done' ? <Icon name="check" size={12} /> : null}
          </span>
          <span className={css.stepName}>
            {words[id]}
            {steps[id] === 'done' ? <span className="sr-only"> {t('step.done', 'done')}</span> : null}
          </span>
          {id === 'check' && data.openExceptions > 0 ? (
            <Link to="/billing-exceptions" search={{ f: `run:${data.id}` } as never} className={css.stepNote} data-danger={data.openErrors > 0 || undefined}>
              {[
                data.openErrors > 0 ? t('step.errors', '{n} blocking', { n: formatCount(data.openErrors) }) : '',
                warnings > 0 ? t('step.warnings', '{n} to look at', { n: formatCount(warnings) }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </Link>
          ) : notes[id] ? (
            <span className={css.stepNote}>{notes[id]}</span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
