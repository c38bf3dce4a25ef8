import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import records from '~/app/records/records.module.css';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Badge, Button, DateText, Icon, Instant, toast } from '~/ui';
import type { CycleCard_cycle$key } from '~/__generated__/CycleCard_cycle.graphql';
import type { CycleCardReceiveMutation } from '~/__generated__/CycleCardReceiveMutation.graphql';
import css from './billing.module.css';
import { groupText } from './group';
import { inputName, runState } from './model/names';
import { milestone, type MilestoneState } from './model/period';
import { periodText } from './Period';

const stateWord = (state: MilestoneState): string =>
  ({
    done: t('milestone.done', 'done'),
    late: t('milestone.late', 'late'),
    today: t('milestone.today', 'today'),
    ahead: '',
  })[state];

/** A cycle with its four days, what it waits for, and its runs. */
export function CycleCard({ cycle, today, onStart, onChanged }: { cycle: CycleCard_cycle$key; today: string; onStart: (id: string) => void; onChanged: () => void }) {
  const can = useCan();
  const [working, setWorking] = useState<string | null>(null);
  const { key, renew } = useIdempotencyKey();
  const data = useFragment(
    graphql`
      fragment CycleCard_cycle on BillingCycle {
        id
        name
        periodFrom
        periodTo
        cutOffOn
        runOn
        approveOn
        deliverOn
        businessUnit {
          id
          code
          name
        }
        selection {
          accountIds
          includeChildren
          kinds
          regions
        }
        inputs {
          id
          kind
          name
          note
          receivedAt
          owner {
            id
            name
          }
        }
        runs {
          id
          number
          status
          approvedAt
          postedAt
          openErrors
        }
      }
    `,
    cycle,
  );
  const [receive] = useCommit<CycleCardReceiveMutation>(graphql`
    mutation CycleCardReceiveMutation($input: ReceiveBillingInputInput!) {
      receiveBillingInput(input: $input) {
        billingCycle {
          ...CycleCard_cycle
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const mark = async (id: string, received: boolean) => {
    if (working) return;
    setWorking(id);
    const answer = await receive({ input: { id, received, idempotencyKey: key() } });
    setWorking(null);
    if (!answer) return;
    renew();
    const problem = answer.receiveBillingInput.userErrors[0];
    if (problem) toast({ tone: 'danger', message: problem.message });
    else onChanged();
  };
  const runs = data.runs.filter((run) => run.status !== 'CANCELLED');
  const missing = data.inputs.filter((input) => !input.receivedAt);
  const days = [
    { id: 'cutOff', label: t('cycle.cutOff', 'Cut-off'), on: data.cutOffOn, done: missing.length === 0 && data.cutOffOn <= today },
    { id: 'run', label: t('cycle.run', 'Run'), on: data.runOn, done: runs.length > 0 },
    { id: 'approve', label: t('cycle.approve', 'Approve'), on: data.approveOn, done: runs.some((run) => run.approvedAt) },
    { id: 'deliver', label: t('cycle.deliver', 'Deliver'), on: data.deliverOn, done: runs.some((run) => run.status === 'POSTED') },
  ].map((day) => ({ ...day, state: milestone(day.on, day.done, today) }));
  return (
    <article className={css.cycle} aria-label={data.name}>
      <header className={css.cycleHead}>
        <h3>{data.name}</h3>
        <span className={css.quiet}>{[periodText(data.periodFrom, data.periodTo), data.businessUnit.code, groupText(data.selection)].join(' · ')}</span>
        <span className={css.grow} />
        {runs.map((run) => {
          const state = runState(run.status);
          return (
            <span key={run.id} className={css.cycleRun}>
              <Link to="/bill-runs/$id" params={{ id: run.id } as never} className={records.link}>
                {run.number}
              </Link>
              <Badge tone={state.tone}>{state.label}</Badge>
            </span>
          );
        })}
        {runs.length === 0 && can('billing:run') ? <Button onClick={() => onStart(data.id)}>{t('cycle.start', 'Start the run')}</Button> : null}
      </header>
      <ol className={css.days} aria-label={t('cycle.days', 'Days')}>
        {days.map((day) => (
          <li key={day.id} data-state={day.state}>
            <span className={css.dayLabel}>{day.label}</span>
            <span className={css.day}>
              <DateText date={day.on} />
              {stateWord(day.state) ? <span className={css.dayState}>{stateWord(day.state)}</span> : null}
            </span>
          </li>
        ))}
      </ol>
      {data.inputs.length > 0 ? (
        <ul className={css.inputs} aria-label={t('cycle.inputs', 'What it waits for')}>
          {data.inputs.map((input) => (
            <li key={input.id} data-missing={input.receivedAt ? undefined : true}>
              <span className={css.inputMark} aria-hidden="true">
                {input.receivedAt ? <Icon name="check" size={12} /> : null}
              </span>
              <span className={css.inputName}>
                {input.name || inputName(input.kind)}
                <span className={css.quiet}>
                  {input.receivedAt ? (
                    <>
                      {t('cycle.received', 'received')} <Instant at={input.receivedAt} style="relative" />
                    </>
                  ) : input.owner ? (
                    t('cycle.owes', '{name} owes it', { name: input.owner.name })
                  ) : (
                    t('cycle.nobodyOwes', 'nobody looks after it')
                  )}
                  {input.note ? ` · ${input.note}` : ''}
                </span>
              </span>
              {can('billing:run') ? (
                <Button kind="quiet" busy={working === input.id} onClick={() => void mark(input.id, !input.receivedAt)}>
                  {input.receivedAt ? t('cycle.notReceived', 'Take back') : t('cycle.markReceived', 'Mark received')}
                  <span className="sr-only">{`: ${input.name || inputName(input.kind)}`}</span>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}
