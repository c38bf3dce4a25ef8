import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { jobStarted } from '~/app/jobs';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { errorsByField } from '~/app/records/reasons';
import records from '~/app/records/records.module.css';
import { locale, t } from '~/i18n';
import { addDays, addMonths, endOfMonth, startOfMonth, today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, Dialog, SelectField, toast } from '~/ui';
import type { StartRunDialogMutation } from '~/__generated__/StartRunDialogMutation.graphql';
import type { StartRunDialogQuery } from '~/__generated__/StartRunDialogQuery.graphql';
import { everybody, GroupFields, toSelection } from './GroupFields';
import { inputName } from './model/names';
import { monthName, months } from './model/period';
import { periodText } from './Period';

/** Starts a run: of a planned cycle, or of a month and a group of accounts. `cycle` is chosen beforehand on the readiness board. */
export default function StartRunDialog({ cycle: given, onClose, onStarted }: { cycle?: string; onClose: () => void; onStarted: (id: string) => void }) {
  const now = today();
  const { businessUnits, billingCycles } = useLazyLoadQuery<StartRunDialogQuery>(
    graphql`
      query StartRunDialogQuery($from: Date!, $to: Date!) {
        businessUnits {
          id
          code
          name
          currency
        }
        billingCycles(from: $from, to: $to) {
          id
          name
          periodFrom
          periodTo
          inputs {
            id
            kind
            name
            receivedAt
          }
          runs {
            id
            status
          }
        }
      }
    `,
    { from: addMonths(now, -6), to: addMonths(now, 6) },
  );
  // A cycle whose run is under way has its own page; one that was given up can be run again.
  const cycles = billingCycles.filter((entry) => entry.id === given || entry.runs.every((run) => run.status === 'CANCELLED'));
  const [cycleId, setCycleId] = useState<string | null>(given ?? null);
  const [unit, setUnit] = useState<string | null>(businessUnits[0]?.id ?? null);
  const [month, setMonth] = useState<PlainDate>(addMonths(startOfMonth(now), -1));
  const [issueOn, setIssueOn] = useState<PlainDate | null>(null);
  const [group, setGroup] = useState(everybody);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<StartRunDialogMutation>(graphql`
    mutation StartRunDialogMutation($input: StartBillRunInput!) {
      startBillRun(input: $input) {
        billRun {
          id
          number
          status
          job {
            id
            ...RunJob_job
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const cycle = cycles.find((entry) => entry.id === cycleId);
  const missing = cycle?.inputs.filter((input) => !input.receivedAt) ?? [];
  const save = async () => {
    if (busy || (!cycle && !unit)) return;
    setErrors({});
    const selection = toSelection(group);
    const answer = await commit({
      input: {
        ...(cycle ? { cycleId: cycle.id } : { businessUnitId: unit, periodFrom: month, periodTo: endOfMonth(month), ...(selection ? { selection } : {}) }),
        ...(issueOn ? { issueOn } : {}),
        idempotencyKey: key(),
      },
    });
    if (!answer) return;
    renew();
    const { billRun, userErrors } = answer.startBillRun;
    if (!billRun) return setErrors(errorsByField(userErrors));
    if (billRun.job) jobStarted(billRun.job.id);
    toast({ tone: 'ok', message: t('startRun.done', '{number} is computing', { number: billRun.number }) });
    onStarted(billRun.id);
    onClose();
  };
  const { businessUnitId, cycleId: cycleError, issueOn: issueError, periodFrom, periodTo, ...rest } = errors;
  const periodError = periodFrom ?? periodTo;
  const lastDay = cycle ? cycle.periodTo : endOfMonth(month);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('startRun.title', 'Start a bill run')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="start-run" busy={busy} reason={cycle || unit ? undefined : t('startRun.unitFirst', 'Choose the business unit first')}>
            {t('startRun.save', 'Compute drafts')}
          </Button>
        </>
      }
    >
      <form
        id="start-run"
        className={records.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        noValidate
      >
        {cycles.length > 0 ? (
          <SelectField
            label={t('startRun.cycle', 'Cycle')}
            autoFocus
            hint={cycle ? periodText(cycle.periodFrom, cycle.periodTo) : t('startRun.cycleHint', 'Takes period, accounts and dates from the calendar')}
            placeholder={t('startRun.noCycle', 'None: choose the period here')}
            value={cycleId}
            onChange={setCycleId}
            clearable
            options={cycles.map((entry) => ({ value: entry.id, label: entry.name }))}
            {...(cycleError ? { error: cycleError } : {})}
          />
        ) : null}
        {missing.length > 0 ? <Banner tone="warn">{t('startRun.missing', 'Still missing: {inputs}', { inputs: missing.map((input) => input.name || inputName(input.kind)).join(', ') })}</Banner> : null}
        {cycle ? null : (
          <div className={records.two}>
            <SelectField
              label={t('account.unit', 'Business unit')}
              required
              autoFocus={cycles.length === 0}
              value={unit}
              onChange={setUnit}
              options={businessUnits.map((entry) => ({ value: entry.id, label: `${entry.code} (${entry.currency}) ${entry.name}` }))}
              {...(businessUnitId ? { error: businessUnitId } : {})}
            />
            <SelectField label={t('startRun.month', 'Month')} required value={month} onChange={(value) => value && setMonth(value)} options={months(now).map((value) => ({ value, label: monthName(value, locale()) }))} {...(periodError ? { error: periodError } : {})} />
          </div>
        )}
        {cycle ? null : <GroupFields value={group} onChange={setGroup} />}
        <DateField label={t('startRun.issueOn', 'Date of the invoices')} hint={t('startRun.issueHint', 'Empty: the last day of the period')} value={issueOn} onChange={setIssueOn} min={addDays(lastDay, -366)} {...(issueError ? { error: issueError } : {})} />
        {Object.values(rest).map((message) => (
          <Banner key={message} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
