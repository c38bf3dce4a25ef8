import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import form from '~/app/records/records.module.css';
import { blocked, errorsByField } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Banner, Button, Confirm, DateText, Dialog, Empty, IconButton, TextField, toast } from '~/ui';
import type { PeopleAddMutation } from '~/__generated__/PeopleAddMutation.graphql';
import type { PeopleRemoveMutation } from '~/__generated__/PeopleRemoveMutation.graphql';
import type { People_account$key } from '~/__generated__/People_account.graphql';
import css from './account.module.css';
import { functionName, languageName } from './model/names';

/** The account's own people, and ours who have it in their book. */
export function People({ account, onAssign }: { account: People_account$key; onAssign: () => void }) {
  const can = useCan();
  const data = useFragment(
    graphql`
      fragment People_account on Account {
        id
        contacts {
          id
          name
          role
          email
          phone
          language
        }
        assignments {
          id
          function
          startsOn
          endsOn
          user {
            id
            name
            email
          }
        }
        allowedActions {
          action
          allowed
          reasonCode
        }
      }
    `,
    account,
  );
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<{ id: string; name: string } | null>(null);
  const [remove] = useCommit<PeopleRemoveMutation>(graphql`
    mutation PeopleRemoveMutation($input: RemoveContactInput!) {
      removeContact(input: $input) {
        account {
          id
          contacts {
            id
            name
            role
            email
            phone
            language
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
  return (
    <div className={css.list}>
      <div className={css.h}>
        <h2>{t('account.contacts', 'Contacts')}</h2>
        {can('accounts:write') ? (
          <Button kind="quiet" icon="plus" reason={blocked(data.allowedActions, 'addContact')} onClick={() => setAdding(true)}>
            {t('contacts.add', 'Add contact')}
          </Button>
        ) : null}
      </div>
      {data.contacts.length === 0 ? <Empty kind="new" noun={t('contacts.noun', 'contacts')} icon="users" /> : null}
      {data.contacts.map((contact) => (
        <div key={contact.id} className={css.person}>
          <div>
            <div>{contact.name}</div>
            <div className={css.muted}>{[contact.role, contact.language && languageName(contact.language)].filter(Boolean).join(' · ')}</div>
          </div>
          {contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null}
          {contact.phone ? <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a> : null}
          {can('accounts:write') ? <IconButton icon="trash" label={t('contacts.remove', 'Remove {name}', { name: contact.name })} onClick={() => setRemoving(contact)} /> : null}
        </div>
      ))}
      <div className={css.h}>
        <h2>{t('account.books', 'In the books of')}</h2>
        {can('books:assign') ? (
          <Button kind="quiet" icon="users" onClick={onAssign}>
            {t('accounts.assign', 'Assign')}
          </Button>
        ) : null}
      </div>
      {data.assignments.length === 0 ? <p className={css.muted}>{t('account.noBook', 'In nobody’s book.')}</p> : null}
      {data.assignments.map((entry) => (
        <div key={entry.id} className={css.person}>
          <div>
            <div>{entry.user?.name}</div>
            <div className={css.muted}>{functionName(entry.function)}</div>
          </div>
          {entry.user?.email ? <span className={css.muted}>{entry.user.email}</span> : null}
          <span className={css.muted}>
            {entry.endsOn ? null : `${t('account.since', 'since')} `}
            <DateText date={entry.startsOn} />
            {entry.endsOn ? (
              <>
                {' – '}
                <DateText date={entry.endsOn} />
              </>
            ) : null}
          </span>
        </div>
      ))}
      {adding ? <AddContact accountId={data.id} onClose={() => setAdding(false)} /> : null}
      <Confirm
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('contacts.remove.title', 'Remove contact')}
        confirm={t('contacts.remove.confirm', 'Remove')}
        danger
        onConfirm={async () => {
          if (!removing) return true;
          const answer = await remove({ input: { id: removing.id } });
          const problem = answer?.removeContact.userErrors[0]?.message;
          if (problem) toast({ tone: 'danger', message: problem });
          return answer !== null;
        }}
      >
        <p>{t('contacts.remove.text', '{name} is no longer a contact of this account. The audit trail keeps the entry.', { name: removing?.name ?? '' })}</p>
      </Confirm>
    </div>
  );
}

function AddContact({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const [values, setValues] = useState({ name: '', role: '', email: '', phone: '', language: '' });
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [commit, busy] = useCommit<PeopleAddMutation>(graphql`
    mutation PeopleAddMutation($input: AddContactInput!) {
      addContact(input: $input) {
        account {
          id
          contacts {
            id
            name
            role
            email
            phone
            language
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
  const save = async () => {
    if (values.name.trim() === '' || busy) return;
    const answer = await commit({ input: { accountId, ...values } });
    if (!answer) return;
    const { account, userErrors } = answer.addContact;
    if (!account) return setErrors(errorsByField(userErrors));
    onClose();
  };
  const field = (name: keyof typeof values) => ({ value: values[name], onChange: (text: string) => setValues({ ...values, [name]: text }), ...(errors[name] ? { error: errors[name] } : {}) });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('contacts.add', 'Add contact')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="add-contact" busy={busy} reason={values.name.trim() === '' ? t('contacts.nameFirst', 'Give the name first') : undefined}>
            {t('contacts.save', 'Add')}
          </Button>
        </>
      }
    >
      <form
        id="add-contact"
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={form.two}>
          <TextField label={t('accounts.name', 'Name')} required autoFocus {...field('name')} />
          <TextField label={t('contacts.role', 'Role')} hint={t('contacts.role.hint', 'AP clerk, controller, dealer principal')} {...field('role')} />
          <TextField label={t('account.email', 'E-mail')} inputMode="email" {...field('email')} />
          <TextField label={t('account.phone', 'Phone')} inputMode="tel" {...field('phone')} />
          <TextField label={t('account.language', 'Language')} hint={t('account.language.hint', 'Such as en or de')} {...field('language')} />
        </div>
        {errors[''] ? <Banner tone="danger">{errors['']}</Banner> : null}
      </form>
    </Dialog>
  );
}
