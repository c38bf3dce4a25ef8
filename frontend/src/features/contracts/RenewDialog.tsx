import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { errorsByField } from '~/app/records/reasons';
import css from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { parseDecimal } from '~/lib/lines';
import type { PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, dateText, Dialog, TextAreaField, TextField, toast } from '~/ui';
import type { RenewDialogMutation } from '~/__generated__/RenewDialogMutation.graphql';
import type { ActionProps } from './ActionDialog';
import { nextEnd } from './model/term';

/** Moves the end of a contract, and may raise its prices from the day after the old end. */
export function RenewDialog({ contract, onClose, onDone }: ActionProps) {
  const [endsOn, setEndsOn] = useState<PlainDate | null>(contract.endsOn ? nextEnd(contract.startsOn, contract.endsOn) : null);
  const [percent, setPercent] = useState('');
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<RenewDialogMutation>(graphql`
    mutation RenewDialogMutation($input: RenewContractInput!) {
      renewContract(input: $input) {
        contract {
          id
          ...ContractActions_changed
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const unread = percent.trim() !== '' && !parseDecimal(percent) ? t('line.problem.percent', 'How many percent, such as 3.') : undefined;
  const save = async () => {
    if (unread || busy) return;
    const answer = await commit({ input: { id: contract.id, ...(endsOn ? { endsOn } : {}), ...(percent.trim() === '' ? {} : { percent: percent.trim() }), note: note.trim(), idempotencyKey: key() } });
    if (!answer) return;
    renew();
    const found = answer.renewContract.userErrors;
    if (found.length > 0) return setErrors(errorsByField(found));
    toast({ tone: 'ok', message: t('contract.renewed', '{number} is renewed', { number: contract.number }) });
    onDone?.();
    onClose();
  };
  const { endsOn: endError, percent: percentError, note: noteError, ...rest } = errors;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('contract.renew.title', 'Renew {number}', { number: contract.number })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="contract-renew" busy={busy} reason={unread}>
            {t('contract.renew', 'Renew')}
          </Button>
        </>
      }
    >
      <form
        id="contract-renew"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {contract.endsOn ? <p className={css.note}>{t('contract.renew.text', 'It ends on {day}. Lines that last to the end move along.', { day: dateText(contract.endsOn) })}</p> : null}
        <div className={css.two}>
          <DateField label={t('contract.newEnd', 'New last day')} value={endsOn} onChange={setEndsOn} error={endError} hint={t('contract.newEnd.hint', 'Empty: without end')} autoFocus {...(contract.endsOn ? { min: contract.endsOn } : {})} />
          <TextField label={t('contract.raise', 'Prices rise by, %')} value={percent} onChange={setPercent} error={unread ?? percentError} inputMode="decimal" hint={t('contract.raise.hint', 'From the day after the old end')} />
        </div>
        <TextAreaField label={t('contract.note', 'Note')} hint={t('contract.note.hint', 'Kept in the timeline')} rows={2} maxLength={500} value={note} onChange={setNote} error={noteError} />
        {Object.values(rest).map((message) => (
          <Banner key={message} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
