import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import form from '~/app/records/records.module.css';
import { errorsByField } from '~/app/records/reasons';
import { t } from '~/i18n';
import { Banner, Button, Dialog, PasswordField, SelectField, TextField, toast } from '~/ui';
import type { CreateUserDialogMutation } from '~/__generated__/CreateUserDialogMutation.graphql';
import { grantable, leastPassword, needsAccount, passwordProblem, roleName, type Role } from './model/names';

/** A new person with a first password and a first role. */
export default function CreateUserDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string) => void }) {
  const [values, setValues] = useState({ username: '', name: '', email: '', password: '' });
  const [role, setRole] = useState<Role | null>(null);
  const [account, setAccount] = useState<PickedAccount | null>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [commit, busy] = useCommit<CreateUserDialogMutation>(graphql`
    mutation CreateUserDialogMutation($input: CreateUserInput!) {
      createUser(input: $input) {
        user {
          id
          username
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
  const missing =
    values.username.trim() === '' || values.name.trim() === ''
      ? t('users.create.namesFirst', 'Give both names first')
      : passwordProblem(values.password)
        ? t('users.create.passwordFirst', 'The first password needs {least} characters', { least: leastPassword })
        : needsAccount(role) && !account
          ? t('users.create.accountFirst', 'Choose the dealer’s account first')
          : undefined;
  const save = async () => {
    if (missing || busy) return;
    const answer = await commit({
      input: { ...values, username: values.username.trim(), name: values.name.trim(), roles: role ? [{ role, ...(needsAccount(role) && account ? { accountId: account.id } : {}) }] : [] },
    });
    if (!answer) return;
    const { user, userErrors } = answer.createUser;
    if (!user) return setErrors(errorsByField(userErrors));
    toast({ tone: 'ok', message: t('users.created', '{name} can sign in', { name: user.name }) });
    onCreated(user.id);
    onClose();
  };
  const field = (name: keyof typeof values) => ({ value: values[name], onChange: (text: string) => setValues({ ...values, [name]: text }), ...(errors[name] ? { error: errors[name] } : {}) });
  const others = Object.entries(errors).filter(([name]) => !(name in values));
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('users.new', 'New user')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="create-user" busy={busy} reason={missing}>
            {t('users.create', 'Create')}
          </Button>
        </>
      }
    >
      <form
        id="create-user"
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={form.two}>
          <TextField label={t('users.username', 'User name')} required autoFocus {...field('username')} />
          <TextField label={t('users.name', 'Name')} required {...field('name')} />
          <TextField label={t('users.email', 'E-mail')} inputMode="email" {...field('email')} />
          <PasswordField label={t('users.firstPassword', 'First password')} required autoComplete="new-password" hint={t('users.firstPassword.hint', 'At least {least} characters; its owner changes it', { least: leastPassword })} {...field('password')} />
          <SelectField label={t('users.role', 'Role')} value={role} onChange={setRole} clearable options={grantable.map((value) => ({ value, label: roleName(value) }))} />
          {needsAccount(role) ? <AccountPicker label={t('users.dealerOf', 'Dealer of')} required value={account} onChange={setAccount} /> : null}
        </div>
        {others.map(([name, message]) => (
          <Banner key={name} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
