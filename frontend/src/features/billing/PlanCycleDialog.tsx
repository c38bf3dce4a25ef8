import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { newIdempotencyKey, useCommit, useIdempotencyKey } from '~/app/mutation';
import { errorsByField } from '~/app/records/reasons';
import records from '~/app/records/records.module.css';
import { UserPicker, type PickedUser } from '~/features/users';
import { locale, t } from '~/i18n';
import { endOfMonth, startOfMonth, today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, Dialog, IconButton, SelectField, TextField, toast } from '~/ui';
import type { PlanCycleDialogMutation } from '~/__generated__/PlanCycleDialogMutation.graphql';
import type { PlanCycleDialogQuery } from '~/__generated__/PlanCycleDialogQuery.graphql';
import css from './billing.module.css';
import { everybody, GroupFields, toSelection } from './GroupFields';
import { inputKinds, inputName, type InputKind } from './model/names';
import { monthName, months, usualDates } from './model/period';

interface Input {
  id: string;
  kind: InputKind;
  name: string;
  owner: PickedUser | null;
}

const blank = (kind: InputKind): Input => ({ id: newIdempotencyKey(), kind, name: '', owner: null });

/** Puts a cycle into the calendar: whom it bills, its four days, and what it waits for. */
export default function PlanCycleDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { businessUnits } = useLazyLoadQuery<PlanCycleDialogQuery>(
    graphql`
      query PlanCycleDialogQuery {
        businessUnits {
          id
          code
          name
          currency
        }
      }
    `,
    {},
  );
  const now = today();
  const [unit, setUnit] = useState<string | null>(businessUnits[0]?.id ?? null);
  const [name, setName] = useState('');
  const [month, setMonth] = useState<PlainDate>(startOfMonth(now));
  const [days, setDays] = useState<Record<keyof ReturnType<typeof usualDates>, PlainDate | null>>(usualDates(endOfMonth(now)));
  const [group, setGroup] = useState(everybody);
  const [inputs, setInputs] = useState<readonly Input[]>([]);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<PlanCycleDialogMutation>(graphql`
    mutation PlanCycleDialogMutation($input: PlanBillingCycleInput!) {
      planBillingCycle(input: $input) {
        billingCycle {
          id
          name
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const { cutOffOn, runOn, approveOn, deliverOn } = days;
  const missing = !unit
    ? t('startRun.unitFirst', 'Choose the business unit first')
    : name.trim() === ''
      ? t('plan.nameFirst', 'Give the cycle a name first')
      : !cutOffOn || !runOn || !approveOn || !deliverOn
        ? t('plan.daysFirst', 'Choose the four days first')
        : undefined;
  const save = async () => {
    if (busy || missing || !unit || !cutOffOn || !runOn || !approveOn || !deliverOn) return;
    setErrors({});
    const selection = toSelection(group);
    const answer = await commit({
      input: {
        businessUnitId: unit,
        name: name.trim(),
        periodFrom: month,
        periodTo: endOfMonth(month),
        cutOffOn,
        runOn,
        approveOn,
        deliverOn,
        ...(selection ? { selection } : {}),
        inputs: inputs.map((input) => ({ kind: input.kind, name: input.name.trim(), ...(input.owner ? { ownerId: input.owner.id } : {}) })),
        idempotencyKey: key(),
      },
    });
    if (!answer) return;
    renew();
    const { billingCycle, userErrors } = answer.planBillingCycle;
    if (!billingCycle) return setErrors(errorsByField(userErrors));
    toast({ tone: 'ok', message: t('plan.done', '{name} is in the calendar', { name: billingCycle.name }) });
    onDone();
    onClose();
  };
  const change = (id: string, part: Partial<Input>) => setInputs(inputs.map((input) => (input.id === id ? { ...input, ...part } : input)));
  const day = (field: keyof typeof days, label: string) => <DateField label={label} required value={days[field]} onChange={(value) => setDays({ ...days, [field]: value })} {...(errors[field] ? { error: errors[field] } : {})} />;
  const known = new Set(['name', 'periodFrom', 'businessUnitId', ...Object.keys(days)]);
  const rest = Object.entries(errors).filter(([field]) => !known.has(field));
  const free = inputKinds.filter((kind) => kind === 'OTHER' || !inputs.some((input) => input.kind === kind));
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('plan.title', 'Plan a billing cycle')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="plan-cycle" busy={busy} reason={missing}>
            {t('plan.save', 'Plan')}
          </Button>
        </>
      }
    >
      <form
        id="plan-cycle"
        className={records.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        noValidate
      >
        <TextField label={t('plan.name', 'Name')} required autoFocus value={name} onChange={setName} placeholder={t('plan.example', 'Dealers, {month}', { month: monthName(month, locale()) })} {...(errors['name'] ? { error: errors['name'] } : {})} />
        <div className={records.two}>
          <SelectField
            label={t('account.unit', 'Business unit')}
            required
            value={unit}
            onChange={setUnit}
            options={businessUnits.map((entry) => ({ value: entry.id, label: `${entry.code} (${entry.currency}) ${entry.name}` }))}
            {...(errors['businessUnitId'] ? { error: errors['businessUnitId'] } : {})}
          />
          <SelectField
            label={t('startRun.month', 'Month')}
            required
            value={month}
            onChange={(value) => {
              if (!value) return;
              setMonth(value);
              setDays(usualDates(endOfMonth(value)));
            }}
            options={months(now).map((value) => ({ value, label: monthName(value, locale()) }))}
            {...(errors['periodFrom'] ? { error: errors['periodFrom'] } : {})}
          />
          {day('cutOffOn', t('cycle.cutOff', 'Cut-off'))}
          {day('runOn', t('cycle.run', 'Run'))}
          {day('approveOn', t('cycle.approve', 'Approve'))}
          {day('deliverOn', t('cycle.deliver', 'Deliver'))}
        </div>
        <GroupFields value={group} onChange={setGroup} />
        <fieldset className={css.group}>
          <legend>{t('cycle.inputs', 'What it waits for')}</legend>
          {inputs.map((input) => (
            <div key={input.id} className={css.inputRow} role="group" aria-label={inputName(input.kind)}>
              {input.kind === 'OTHER' ? (
                <TextField label={inputName(input.kind)} value={input.name} onChange={(text) => change(input.id, { name: text })} placeholder={t('plan.inputName', 'What it is')} />
              ) : (
                <span className={css.inputKind}>{inputName(input.kind)}</span>
              )}
              <UserPicker label={t('plan.owner', 'Who owes it')} value={input.owner} onChange={(owner) => change(input.id, { owner })} />
              <IconButton icon="close" label={t('plan.removeInput', 'Leave out {name}', { name: inputName(input.kind) })} onClick={() => setInputs(inputs.filter((one) => one.id !== input.id))} />
            </div>
          ))}
          <div className={css.chips}>
            {free.map((kind) => (
              <Button key={kind} kind="quiet" icon="plus" onClick={() => setInputs([...inputs, blank(kind)])}>
                {inputName(kind)}
              </Button>
            ))}
          </div>
        </fieldset>
        {rest.map(([field, message]) => (
          <Banner key={field} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
