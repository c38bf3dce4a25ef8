import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import form from '~/app/records/records.module.css';
import { errorsByField } from '~/app/records/reasons';
import { locale, t } from '~/i18n';
import { formatMoney, parseTyped } from '~/lib/money';
import { Banner, Button, CheckField, Dialog, SelectField, TextAreaField, TextField, toast } from '~/ui';
import type { ChangeAccountInput, EditAccountDialogMutation } from '~/__generated__/EditAccountDialogMutation.graphql';
import type { EditAccountDialog_account$data, EditAccountDialog_account$key } from '~/__generated__/EditAccountDialog_account.graphql';
import css from './account.module.css';
import { changed, differences, rebased, type Values } from './model/changes';
import { accountState, accountStatuses, deliveries, deliveryName, type AccountStatus, type Delivery } from './model/names';

type Account = Omit<EditAccountDialog_account$data, ' $fragmentType'>;

const fragment = graphql`
  fragment EditAccountDialog_account on Account {
    id
    version
    name
    status
    currency
    paymentTerms
    creditLimit {
      amount
      currency
    }
    riskClass
    email
    phone
    taxId
    taxExemption
    language
    region
    delivery
    purchaseOrderRequired
    sensitivities {
      preferredHours
      preferredChannel
      peopleToAvoid
      sensitiveMatters
    }
  }
`;

const labels = (): Record<string, string> => ({
  name: t('accounts.name', 'Name'),
  status: t('accounts.status', 'Status'),
  paymentTerms: t('account.terms', 'Payment terms'),
  creditLimit: t('account.creditLimit', 'Credit limit'),
  riskClass: t('account.risk', 'Risk class'),
  email: t('account.email', 'E-mail'),
  phone: t('account.phone', 'Phone'),
  taxId: t('account.taxId', 'Tax number'),
  taxExemption: t('account.taxExemption', 'Tax exemption'),
  language: t('account.language', 'Language'),
  region: t('accounts.region', 'Region'),
  delivery: t('account.delivery', 'Invoices by'),
  purchaseOrderRequired: t('account.poRequired', 'Purchase order required'),
  sensitiveMatters: t('sensitive.matters', 'Sensitive'),
  peopleToAvoid: t('sensitive.avoid', 'Do not contact'),
  preferredChannel: t('sensitive.channel', 'Preferred way'),
  preferredHours: t('sensitive.hours', 'Preferred hours'),
});

const valuesOf = (account: Account): Values => ({
  name: account.name,
  status: account.status,
  paymentTerms: account.paymentTerms,
  creditLimit: account.creditLimit ? formatMoney(account.creditLimit, { locale: locale(), zero: 'digits' }) : '',
  riskClass: account.riskClass,
  email: account.email,
  phone: account.phone,
  taxId: account.taxId,
  taxExemption: account.taxExemption,
  language: account.language,
  region: account.region,
  delivery: account.delivery,
  purchaseOrderRequired: account.purchaseOrderRequired ? 'yes' : 'no',
  sensitiveMatters: account.sensitivities?.sensitiveMatters ?? '',
  peopleToAvoid: account.sensitivities?.peopleToAvoid ?? '',
  preferredChannel: account.sensitivities?.preferredChannel ?? '',
  preferredHours: account.sensitivities?.preferredHours ?? '',
});

function shownValue(field: string, value: string): string {
  if (field === 'status') return accountState(value as AccountStatus).label;
  if (field === 'delivery') return deliveryName(value as Delivery);
  if (field === 'purchaseOrderRequired') return value === 'yes' ? t('yes', 'Yes') : t('no', 'No');
  return value === '' ? '–' : value;
}

/** Changes master data. When somebody else was faster, it shows field by field what either changed. */
export default function EditAccountDialog({ account, onClose }: { account: EditAccountDialog_account$key; onClose: () => void }) {
  const now = useFragment(fragment, account);
  // The edit keeps what it started from; the store may move on below it.
  const [start, setStart] = useState<Account>(now);
  const [base, setBase] = useState<Values>(() => valuesOf(now));
  const [values, setValues] = useState<Values>(base);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [theirs, setTheirs] = useState<Account | null>(null);
  const [commit, busy] = useCommit<EditAccountDialogMutation>(graphql`
    mutation EditAccountDialogMutation($input: ChangeAccountInput!) {
      changeAccount(input: $input) {
        account {
          id
          version
          name
          status
          currency
          paymentTerms
          creditLimit {
            amount
            currency
          }
          riskClass
          email
          phone
          taxId
          taxExemption
          language
          region
          delivery
          purchaseOrderRequired
          sensitivities {
            preferredHours
            preferredChannel
            peopleToAvoid
            sensitiveMatters
          }
          allowedActions {
            action
            allowed
            reasonCode
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
  const touched = changed(base, values);

  const inputOf = (from: Values, to: Values): Partial<ChangeAccountInput> | null => {
    const input: Record<string, unknown> = {};
    for (const field of changed(from, to)) {
      const value = to[field] ?? '';
      if (field === 'creditLimit') {
        const limit = value.trim() === '' ? null : parseTyped(value, start.currency, locale());
        if (value.trim() !== '' && limit === null) {
          setErrors({ creditLimit: t('openAccount.limit.bad', 'Not an amount of {currency}', { currency: start.currency }) });
          return null;
        }
        input[field] = limit?.amount ?? null;
      } else if (field === 'purchaseOrderRequired') input[field] = value === 'yes';
      else input[field] = value;
    }
    return input as Partial<ChangeAccountInput>;
  };
  const save = async (from: Values, to: Values, version: number) => {
    setErrors({});
    const input = inputOf(from, to);
    if (!input || busy) return;
    const answer = await commit({ input: { id: start.id, version, reason: reason.trim(), ...input } });
    if (!answer) return;
    const { account: current, userErrors } = answer.changeAccount;
    if (current && userErrors.some((error) => error.code === 'CONFLICT')) {
      setTheirs(current);
      return;
    }
    if (userErrors.length > 0) return setErrors(errorsByField(userErrors));
    toast({ tone: 'ok', message: t('editAccount.done', '{name} is changed', { name: to['name'] ?? start.name }) });
    onClose();
  };
  const takeUp = (mine: boolean) => {
    if (!theirs) return;
    const other = valuesOf(theirs);
    const next = mine ? rebased(base, values, other) : other;
    setStart(theirs);
    setBase(other);
    setValues(next);
    setTheirs(null);
    if (mine) void save(other, next, theirs.version);
  };

  const field = (name: string) => ({
    label: labels()[name] ?? name,
    value: values[name] ?? '',
    onChange: (text: string) => setValues({ ...values, [name]: text }),
    ...(errors[name] ? { error: errors[name] } : {}),
  });
  if (theirs) {
    return (
      <Dialog
        opened
        onClose={onClose}
        size="lg"
        title={t('editAccount.conflict', 'Somebody else changed this account')}
        footer={
          <>
            <Button onClick={() => takeUp(false)}>{t('editAccount.theirs', 'Drop mine')}</Button>
            <Button kind="primary" busy={busy} onClick={() => takeUp(true)}>
              {t('editAccount.mine', 'Put mine on top')}
            </Button>
          </>
        }
      >
        <p className={form.note}>{t('editAccount.conflict.text', 'Nothing was saved yet. Fields that only they changed stay as they left them.')}</p>
        <table className={css.difference}>
          <thead>
            <tr>
              <th scope="col">{t('difference.field', 'Field')}</th>
              <th scope="col">{t('difference.was', 'Was')}</th>
              <th scope="col">{t('difference.theirs', 'Now, by them')}</th>
              <th scope="col">{t('difference.mine', 'Mine')}</th>
            </tr>
          </thead>
          <tbody>
            {differences(base, values, valuesOf(theirs)).map((entry) => (
              <tr key={entry.field} data-clash={entry.clash || undefined}>
                <th scope="row">{labels()[entry.field]}</th>
                <td>{shownValue(entry.field, entry.base)}</td>
                <td>{entry.theirs === entry.base ? t('difference.same', 'unchanged') : shownValue(entry.field, entry.theirs)}</td>
                <td>{entry.mine === entry.base ? t('difference.same', 'unchanged') : shownValue(entry.field, entry.mine)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Dialog>
    );
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('editAccount.title', 'Edit {name}', { name: start.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="edit-account" busy={busy} reason={touched.length === 0 ? t('editAccount.nothing', 'Nothing is changed') : undefined}>
            {t('editAccount.save', 'Save')}
          </Button>
        </>
      }
    >
      <form
        id="edit-account"
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (touched.length > 0) void save(base, values, start.version);
        }}
      >
        <div className={form.three}>
          <TextField {...field('name')} required autoFocus />
          <SelectField {...field('status')} value={(values['status'] ?? 'ACTIVE') as AccountStatus} onChange={(value) => value && field('status').onChange(value)} options={accountStatuses.map((value) => ({ value, label: accountState(value).label }))} />
          <TextField {...field('paymentTerms')} hint={t('openAccount.terms.hint', 'NET30, NET45EOM, EOM, 2/10NET30')} />
          <TextField {...field('creditLimit')} inputMode="decimal" hint={start.currency} />
          <TextField {...field('riskClass')} />
          <TextField {...field('region')} />
          <TextField {...field('email')} inputMode="email" />
          <TextField {...field('phone')} inputMode="tel" />
          <SelectField {...field('delivery')} value={(values['delivery'] ?? 'EMAIL') as Delivery} onChange={(value) => value && field('delivery').onChange(value)} options={deliveries.map((value) => ({ value, label: deliveryName(value) }))} />
          <TextField {...field('language')} hint={t('account.language.hint', 'Such as en or de')} />
          <TextField {...field('taxId')} />
          <TextField {...field('taxExemption')} />
        </div>
        <CheckField label={labels()['purchaseOrderRequired'] ?? ''} value={values['purchaseOrderRequired'] === 'yes'} onChange={(yes) => setValues({ ...values, purchaseOrderRequired: yes ? 'yes' : 'no' })} />
        <div className={form.pair}>
          <TextAreaField {...field('sensitiveMatters')} rows={2} />
          <TextAreaField {...field('peopleToAvoid')} rows={2} />
          <TextField {...field('preferredChannel')} />
          <TextField {...field('preferredHours')} />
        </div>
        <TextField label={t('editAccount.reason', 'Reason')} hint={t('editAccount.reason.hint', 'Kept in the audit trail')} value={reason} onChange={setReason} />
        {errors[''] || errors['version'] ? <Banner tone="danger">{errors[''] ?? errors['version']}</Banner> : null}
      </form>
    </Dialog>
  );
}
