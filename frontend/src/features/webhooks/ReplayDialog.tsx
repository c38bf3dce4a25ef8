import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import { errorsByField } from '~/app/records/reasons';
import form from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { addDays, today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, DateField, Dialog, toast } from '~/ui';
import type { ReplayDialogMutation } from '~/__generated__/ReplayDialogMutation.graphql';

/** Tells an endpoint again of everything since the beginning of a day, as the person's calendar has it. */
export function ReplayDialog({ endpoint, onClose }: { endpoint: { readonly id: string; readonly url: string }; onClose: () => void }) {
  const [since, setSince] = useState<PlainDate | null>(addDays(today(), -1));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [replay, busy] = useCommit<ReplayDialogMutation>(graphql`
    mutation ReplayDialogMutation($input: ReplayWebhooksInput!) {
      replayWebhooks(input: $input) {
        endpoint {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const save = async () => {
    if (!since || busy) return;
    const answer = (await replay({ input: { endpointId: endpoint.id, since: new Date(`${since}T00:00:00`).toISOString() } }))?.replayWebhooks;
    if (!answer) return;
    if (answer.userErrors.length > 0) return setErrors(errorsByField(answer.userErrors));
    toast({ tone: 'ok', message: t('webhook.replaying', 'Everything since then is sent again') });
    onClose();
  };
  const { since: sinceError, ...rest } = errors;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('webhook.replay.title', 'Replay')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="webhook-replay" busy={busy} reason={since ? undefined : t('record.dayFirst', 'Choose the day first')}>
            {t('webhook.replay', 'Replay')}
          </Button>
        </>
      }
    >
      <form
        id="webhook-replay"
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{t('webhook.replay.text', 'Sends {url} everything that happened since then once more, also what it took already and what it missed while it was disabled.', { url: endpoint.url })}</p>
        <DateField label={t('webhook.replay.since', 'Since')} required value={since} onChange={setSince} min={addDays(today(), -29)} max={today()} hint={t('webhook.replay.hint', 'At most 29 days back')} {...(sinceError ? { error: sinceError } : {})} />
        {Object.entries(rest).map(([field, message]) => (
          <Banner key={field} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
