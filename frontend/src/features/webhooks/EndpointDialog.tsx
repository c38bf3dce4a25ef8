import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import { errorsByField } from '~/app/records/reasons';
import form from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { Banner, Button, CheckField, Dialog, SelectField, TextField } from '~/ui';
import type { EndpointDialogAddMutation } from '~/__generated__/EndpointDialogAddMutation.graphql';
import type { EndpointDialogChangeMutation } from '~/__generated__/EndpointDialogChangeMutation.graphql';
import type { EndpointDialogQuery } from '~/__generated__/EndpointDialogQuery.graphql';
import { eventName, events, type WebhookEvent } from './model/names';
import css from './webhooks.module.css';

export interface Editable {
  readonly id: string;
  readonly version: number;
  readonly url: string;
  readonly description: string;
  readonly events: readonly WebhookEvent[];
}

type Owner = 'house' | 'client' | 'account';

/** A new endpoint, or what may be changed of one: where to, and of what. */
export function EndpointDialog({ endpoint, onClose, onAdded, onChanged }: { endpoint?: Editable; onClose: () => void; onAdded: (url: string, secret: string) => void; onChanged: () => void }) {
  const { apiClients } = useLazyLoadQuery<EndpointDialogQuery>(
    graphql`
      query EndpointDialogQuery {
        apiClients {
          id
          name
          revokedAt
        }
      }
    `,
    {},
  );
  const [url, setUrl] = useState(endpoint?.url ?? '');
  const [description, setDescription] = useState(endpoint?.description ?? '');
  const [chosen, setChosen] = useState<readonly WebhookEvent[]>(endpoint?.events ?? []);
  const [owner, setOwner] = useState<Owner>('client');
  const [client, setClient] = useState<string | null>(null);
  const [account, setAccount] = useState<PickedAccount | null>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [add, adding] = useCommit<EndpointDialogAddMutation>(graphql`
    mutation EndpointDialogAddMutation($input: AddWebhookEndpointInput!) {
      addWebhookEndpoint(input: $input) {
        endpoint {
          id
        }
        secret
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [change, changing] = useCommit<EndpointDialogChangeMutation>(graphql`
    mutation EndpointDialogChangeMutation($input: ChangeWebhookEndpointInput!) {
      changeWebhookEndpoint(input: $input) {
        endpoint {
          id
          url
          description
          events
          version
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const missing =
    url.trim() === ''
      ? t('webhook.urlFirst', 'Give the address first')
      : !endpoint && owner === 'client' && client === null
        ? t('webhook.clientFirst', 'Choose the API client first')
        : !endpoint && owner === 'account' && account === null
          ? t('clients.accountFirst', 'Choose an account first')
          : chosen.length === 0
            ? t('webhook.eventFirst', 'Choose an event first')
            : undefined;
  const save = async () => {
    if (missing || adding || changing) return;
    const about = { url: url.trim(), description: description.trim(), events: [...chosen] };
    if (endpoint) {
      const answer = (await change({ input: { id: endpoint.id, version: endpoint.version, ...about } }))?.changeWebhookEndpoint;
      if (!answer) return;
      if (answer.userErrors.length > 0) return setErrors(errorsByField(answer.userErrors));
      return onChanged();
    }
    const of = owner === 'client' && client ? { clientId: client } : owner === 'account' && account ? { accountId: account.id } : {};
    const answer = (await add({ input: { ...of, ...about } }))?.addWebhookEndpoint;
    if (!answer) return;
    if (!answer.secret) return setErrors(errorsByField(answer.userErrors));
    onAdded(about.url, answer.secret);
  };
  const { url: urlError, clientId: clientError, accountId: accountError, ...rest } = errors;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={endpoint ? t('webhook.edit', 'Edit endpoint') : t('webhook.new', 'New endpoint')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="webhook-endpoint" busy={adding || changing} reason={missing}>
            {endpoint ? t('editAccount.save', 'Save') : t('users.create', 'Create')}
          </Button>
        </>
      }
    >
      <form
        id="webhook-endpoint"
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label={t('webhook.url', 'Address')} required autoFocus placeholder="https://partner.example/webhooks" value={url} onChange={setUrl} {...(urlError ? { error: urlError } : {})} />
        <TextField label={t('webhook.description', 'Description')} value={description} onChange={setDescription} maxLength={200} />
        {endpoint ? null : (
          <>
            <SelectField<Owner>
              label={t('webhook.owner', 'Is told what')}
              required
              value={owner}
              onChange={(value) => value && setOwner(value)}
              options={[
                { value: 'client', label: t('webhook.owner.client', 'an API client may read') },
                { value: 'account', label: t('webhook.owner.account', 'a dealer of an account may read') },
                { value: 'house', label: t('webhook.owner.house', 'happens in the whole book') },
              ]}
            />
            {owner === 'client' ? (
              <SelectField
                label={t('webhook.client', 'API client')}
                required
                searchable
                value={client}
                onChange={setClient}
                options={apiClients.filter((entry) => !entry.revokedAt).map((entry) => ({ value: entry.id, label: entry.name }))}
                {...(clientError ? { error: clientError } : {})}
              />
            ) : null}
            {owner === 'account' ? <AccountPicker label={t('invoices.account', 'Account')} required value={account} onChange={setAccount} {...(accountError ? { error: accountError } : {})} /> : null}
          </>
        )}
        <fieldset className={css.fieldset}>
          <legend>{t('webhook.events', 'Events')}</legend>
          <div className={css.events}>
            {events.map((event) => (
              <CheckField key={event} label={eventName(event)} value={chosen.includes(event)} onChange={(yes) => setChosen(yes ? [...chosen, event] : chosen.filter((other) => other !== event))} />
            ))}
          </div>
        </fieldset>
        {Object.entries(rest).map(([field, message]) => (
          <Banner key={field} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
