import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { errorsByField } from '~/app/records/reasons';
import css from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, Dialog, TextAreaField, toast } from '~/ui';
import type { ActionDialogActivateMutation } from '~/__generated__/ActionDialogActivateMutation.graphql';
import type { ActionDialogTerminateMutation } from '~/__generated__/ActionDialogTerminateMutation.graphql';
import { Incomplete } from './Incomplete';

export interface ActionProps {
  contract: { readonly id: string; readonly number: string; readonly startsOn: PlainDate; readonly endsOn?: PlainDate | null | undefined; readonly incomplete: readonly string[] };
  onClose: () => void;
  onDone?: () => void;
}

/** Makes a draft count, or ends a contract with all its lines. */
export function ActionDialog({ verb, contract, onClose, onDone }: ActionProps & { verb: 'activate' | 'terminate' }) {
  const [on, setOn] = useState<PlainDate | null>(verb === 'activate' ? contract.startsOn : today());
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { key, renew } = useIdempotencyKey();
  const [activate, activating] = useCommit<ActionDialogActivateMutation>(graphql`
    mutation ActionDialogActivateMutation($input: ContractActionInput!) {
      activateContract(input: $input) {
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
  const [terminate, terminating] = useCommit<ActionDialogTerminateMutation>(graphql`
    mutation ActionDialogTerminateMutation($input: ContractActionInput!) {
      terminateContract(input: $input) {
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
  const busy = activating || terminating;
  const missing = on === null ? t('writeOff.dayFirst', 'Choose the day first') : undefined;
  const save = async () => {
    if (missing || on === null || busy) return;
    const input = { id: contract.id, effectiveOn: on, note: note.trim(), idempotencyKey: key() };
    const found = verb === 'activate' ? (await activate({ input }))?.activateContract.userErrors : (await terminate({ input }))?.terminateContract.userErrors;
    if (!found) return;
    renew();
    if (found.length > 0) return setErrors(errorsByField(found));
    const { number } = contract;
    toast({ tone: 'ok', message: verb === 'activate' ? t('contract.activated', '{number} is active', { number }) : t('contract.isTerminated', '{number} is terminated', { number }) });
    onDone?.();
    onClose();
  };
  const { effectiveOn: dayError, note: noteError, ...rest } = errors;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={verb === 'activate' ? t('contract.activate.title', 'Activate {number}', { number: contract.number }) : t('contract.terminate.title', 'Terminate {number}', { number: contract.number })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind={verb === 'activate' ? 'primary' : 'danger'} type="submit" form="contract-action" busy={busy} reason={missing}>
            {verb === 'activate' ? t('contract.activate', 'Activate') : t('contract.terminate', 'Terminate')}
          </Button>
        </>
      }
    >
      <form
        id="contract-action"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={css.note}>
          {verb === 'activate'
            ? t('contract.activate.text', 'Its lines are billed from their start on, once they are installed and functional.')
            : t('contract.terminate.text', 'It ends with all its lines. What was billed beyond the last day is given back with the next bill.')}
        </p>
        {verb === 'activate' && contract.incomplete.length > 0 ? <Incomplete reasons={contract.incomplete} /> : null}
        <DateField label={verb === 'activate' ? t('contract.effectiveOn', 'Effective on') : t('contract.lastDay', 'Last day')} required value={on} onChange={setOn} error={dayError} />
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
