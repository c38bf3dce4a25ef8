import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import form from '~/app/records/records.module.css';
import { errorsByField } from '~/app/records/reasons';
import { t } from '~/i18n';
import { addDays, addMonths, today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, CheckField, Chip, DateField, Dialog, TextField } from '~/ui';
import type { CreateClientDialogMutation } from '~/__generated__/CreateClientDialogMutation.graphql';
import type { CreateClientDialogQuery } from '~/__generated__/CreateClientDialogQuery.graphql';
import type { Secret } from './SecretDialog';
import css from './users.module.css';

/** A partner's program, with its scopes, its accounts and an end. */
export function CreateClientDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (secret: Secret) => void }) {
  const { rolePermissions } = useLazyLoadQuery<CreateClientDialogQuery>(
    graphql`
      query CreateClientDialogQuery {
        rolePermissions {
          role
          permissions
        }
      }
    `,
    {},
  );
  const possible = rolePermissions.find((entry) => entry.role === 'PARTNER')?.permissions ?? [];
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [accounts, setAccounts] = useState<readonly PickedAccount[]>([]);
  const [expires, setExpires] = useState<PlainDate | null>(addMonths(today(), 6));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [commit, busy] = useCommit<CreateClientDialogMutation>(graphql`
    mutation CreateClientDialogMutation($input: CreateApiClientInput!) {
      createApiClient(input: $input) {
        client {
          id
          name
          clientKey
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
  const missing =
    name.trim() === ''
      ? t('clients.nameFirst', 'Give the name first')
      : scopes.length === 0
        ? t('clients.scopeFirst', 'Choose a scope first')
        : accounts.length === 0
          ? t('clients.accountFirst', 'Choose an account first')
          : !expires
            ? t('record.dayFirst', 'Choose the day first')
            : undefined;
  const save = async () => {
    if (missing || !expires || busy) return;
    const answer = await commit({ input: { name: name.trim(), scopes: [...scopes], accountIds: accounts.map((account) => account.id), expiresAt: `${expires}T23:59:59Z` } });
    if (!answer) return;
    const { client, secret, userErrors } = answer.createApiClient;
    if (!client || !secret) return setErrors(errorsByField(userErrors));
    onCreated({ name: client.name, clientKey: client.clientKey, secret });
  };
  const { name: nameError, expiresAt: expiresError, ...rest } = errors;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('clients.new', 'New client')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="create-client" busy={busy} reason={missing}>
            {t('users.create', 'Create')}
          </Button>
        </>
      }
    >
      <form
        id="create-client"
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={form.two}>
          <TextField label={t('accounts.name', 'Name')} required autoFocus value={name} onChange={setName} {...(nameError ? { error: nameError } : {})} />
          <DateField label={t('clients.expires', 'Expires')} required value={expires} onChange={setExpires} min={addDays(today(), 1)} max={addDays(addMonths(today(), 12), -1)} hint={t('clients.expires.hint', 'At most one year ahead')} {...(expiresError ? { error: expiresError } : {})} />
        </div>
        <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
          <legend style={{ marginBottom: 6, padding: 0 }}>{t('clients.scopes', 'Scopes')}</legend>
          <div className={css.scopes}>
            {possible.map((scope) => (
              <CheckField key={scope} label={scope} value={scopes.includes(scope)} onChange={(yes) => setScopes(yes ? [...scopes, scope] : scopes.filter((other) => other !== scope))} />
            ))}
          </div>
        </fieldset>
        <AccountPicker
          key={accounts.length}
          label={t('clients.accounts', 'Accounts, each with those below it')}
          value={null}
          onChange={(account) => account && !accounts.some((other) => other.id === account.id) && setAccounts([...accounts, account])}
        />
        {accounts.length > 0 ? (
          <div className={css.chips}>
            {accounts.map((account) => (
              <Chip key={account.id} pressed onToggle={() => setAccounts(accounts.filter((other) => other !== account))}>
                {account.number} {account.name} ×
              </Chip>
            ))}
          </div>
        ) : null}
        {Object.entries(rest).map(([field, message]) => (
          <Banner key={field} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
