import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import css from '~/app/records/records.module.css';
import { locale, t } from '~/i18n';
import { parseTyped } from '~/lib/money';
import { Banner, Button, Dialog, SelectField, TextField, toast } from '~/ui';
import { Control, showUserErrors, useSchemaForm, z } from '~/ui/form';
import type { AccountKind, OpenAccountDialogMutation } from '~/__generated__/OpenAccountDialogMutation.graphql';
import type { OpenAccountDialogQuery } from '~/__generated__/OpenAccountDialogQuery.graphql';
import { accountKinds } from './model/kinds';
import { kindName } from './model/names';

const schema = z.object({
  name: z.string().check(z.refine((text) => text.trim() !== '', t('openAccount.name.missing', 'Give the name'))),
  number: z.string(),
  kind: z.enum(accountKinds),
  businessUnitId: z.string().check(z.minLength(1, t('openAccount.unit.missing', 'Choose the unit that bills'))),
  paymentTerms: z.string().check(z.refine((text) => text.trim() !== '', t('openAccount.terms.bad', 'Such as NET30, NET45EOM or 2/10NET30'))),
  creditLimit: z.string(),
  email: z.string().check(z.refine((text) => text === '' || /^\S+@\S+$/.test(text), t('openAccount.email.bad', 'An address such as ap@example.com'))),
  phone: z.string(),
  region: z.string(),
});

/** Adds an account to the book of receivables. */
export default function OpenAccountDialog({ onClose, onOpened }: { onClose: () => void; onOpened: (id: string) => void }) {
  const { businessUnits } = useLazyLoadQuery<OpenAccountDialogQuery>(
    graphql`
      query OpenAccountDialogQuery {
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
  const form = useSchemaForm(schema, { name: '', number: '', kind: 'CLIENT', businessUnitId: businessUnits[0]?.id ?? '', paymentTerms: 'NET30', creditLimit: '', email: '', phone: '', region: '' });
  const [parent, setParent] = useState<PickedAccount | null>(null);
  const [rest, setRest] = useState<string[]>([]);
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<OpenAccountDialogMutation>(graphql`
    mutation OpenAccountDialogMutation($input: OpenAccountInput!) {
      openAccount(input: $input) {
        account {
          id
          number
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
  const save = form.handleSubmit(async (values) => {
    const unit = businessUnits.find((entry) => entry.id === values.businessUnitId);
    const limit = values.creditLimit.trim() === '' ? null : parseTyped(values.creditLimit, unit?.currency ?? 'USD', locale());
    if (values.creditLimit.trim() !== '' && limit === null) return form.setError('creditLimit', { message: t('openAccount.limit.bad', 'Not an amount of {currency}', { currency: unit?.currency }) });
    const { creditLimit: _, number, ...input } = values;
    const answer = await commit({
      input: {
        ...input,
        kind: input.kind as AccountKind,
        name: input.name.trim(),
        paymentTerms: input.paymentTerms.trim(),
        ...(number.trim() ? { number: number.trim() } : {}),
        ...(limit ? { creditLimit: limit.amount } : {}),
        ...(parent ? { parentId: parent.id } : {}),
        idempotencyKey: key(),
      },
    });
    if (!answer) return;
    renew();
    const { account, userErrors } = answer.openAccount;
    if (!account) return setRest(showUserErrors(form, userErrors));
    toast({ tone: 'ok', message: t('openAccount.done', 'Account {number} is open', { number: account.number }) });
    onOpened(account.id);
    onClose();
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('openAccount.title', 'New account')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="open-account" busy={busy}>
            {t('openAccount.save', 'Open account')}
          </Button>
        </>
      }
    >
      <form id="open-account" className={css.form} onSubmit={(event) => void save(event)} noValidate>
        <Control form={form} name="name">
          {(field) => <TextField label={t('accounts.name', 'Name')} required autoFocus {...field} />}
        </Control>
        <Control form={form} name="businessUnitId">
          {(field) => (
            <SelectField label={t('account.unit', 'Business unit')} required options={businessUnits.map((unit) => ({ value: unit.id, label: `${unit.code} ${unit.name} (${unit.currency})` }))} {...field} onChange={(value) => field.onChange(value ?? '')} />
          )}
        </Control>
        <div className={css.two}>
          <Control form={form} name="kind">
            {(field) => <SelectField label={t('accounts.kind', 'Kind')} required options={accountKinds.map((value) => ({ value, label: kindName(value) }))} {...field} onChange={(value) => value && field.onChange(value)} />}
          </Control>
          <Control form={form} name="number">
            {(field) => <TextField label={t('accounts.number', 'Number')} hint={t('openAccount.number.hint', 'Empty: the next one is given')} {...field} />}
          </Control>
          <AccountPicker label={t('account.parent', 'Belongs to')} hint={t('openAccount.parent.hint', 'The account above this one, if any')} value={parent} onChange={setParent} />
          <Control form={form} name="paymentTerms">
            {(field) => <TextField label={t('account.terms', 'Payment terms')} hint={t('openAccount.terms.hint', 'NET30, NET45EOM, EOM, 2/10NET30')} {...field} />}
          </Control>
          <Control form={form} name="creditLimit">
            {(field) => <TextField label={t('account.creditLimit', 'Credit limit')} inputMode="decimal" {...field} />}
          </Control>
          <Control form={form} name="region">
            {(field) => <TextField label={t('accounts.region', 'Region')} {...field} />}
          </Control>
          <Control form={form} name="email">
            {(field) => <TextField label={t('account.email', 'E-mail')} inputMode="email" {...field} />}
          </Control>
          <Control form={form} name="phone">
            {(field) => <TextField label={t('account.phone', 'Phone')} inputMode="tel" {...field} />}
          </Control>
        </div>
        {rest.map((message) => (
          <Banner key={message} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
