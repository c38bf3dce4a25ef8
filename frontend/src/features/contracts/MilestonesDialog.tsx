import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { errorsByField } from '~/app/records/reasons';
import css from '~/app/records/records.module.css';
import { t } from '~/i18n';
import type { PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, Dialog, toast } from '~/ui';
import type { MilestonesDialogMutation } from '~/__generated__/MilestonesDialogMutation.graphql';
import { changedMilestones, stepLabel, stepNames, type Milestones, type StepName } from './model/milestones';

const names: readonly StepName[] = [...stepNames, 'disconnectedOn'];

/** Says when a line was contracted, installed, found working, or disconnected. */
export function MilestonesDialog({ line, title, onClose, onDone }: { line: Milestones & { readonly id: string; readonly version: number }; title: string; onClose: () => void; onDone: () => void }) {
  const [days, setDays] = useState<Record<StepName, PlainDate | null>>({
    contractedOn: line.contractedOn ?? null,
    installedOn: line.installedOn ?? null,
    functionalOn: line.functionalOn ?? null,
    disconnectedOn: line.disconnectedOn ?? null,
  });
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<MilestonesDialogMutation>(graphql`
    mutation MilestonesDialogMutation($input: SetMilestonesInput!) {
      setMilestones(input: $input) {
        line {
          id
          version
          contractedOn
          installedOn
          functionalOn
          disconnectedOn
          state
          endsOn
          contract {
            id
            ...ContractActions_changed
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
  const changed = changedMilestones(line, days);
  const missing = Object.keys(changed).length === 0 ? t('milestones.nothing', 'Give a day first') : undefined;
  const save = async () => {
    if (missing || busy) return;
    const answer = await commit({ input: { lineId: line.id, ...changed, version: line.version, idempotencyKey: key() } });
    if (!answer) return;
    renew();
    const found = answer.setMilestones.userErrors;
    if (found.length > 0) return setErrors(errorsByField(found));
    toast({ tone: 'ok', message: t('milestones.done', 'Milestones are set') });
    onDone();
    onClose();
  };
  const rest = Object.entries(errors).filter(([name]) => !names.includes(name as StepName));
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('milestones.title', 'Milestones of {line}', { line: title })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="milestones" busy={busy} reason={missing}>
            {t('milestones.save', 'Set')}
          </Button>
        </>
      }
    >
      <form
        id="milestones"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={css.note}>{t('milestones.text', 'A line is billed from the latest of its start, the day it was installed and the day it was found working.')}</p>
        <div className={css.two}>
          {names.map((name) => (
            <DateField key={name} label={stepLabel(name)} value={days[name]} onChange={(day) => setDays({ ...days, [name]: day })} error={errors[name]} autoFocus={name === 'contractedOn'} />
          ))}
        </div>
        {rest.map(([name, message]) => (
          <Banner key={name} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
