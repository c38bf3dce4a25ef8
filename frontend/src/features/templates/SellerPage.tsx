import { useMemo, useState, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { useList } from '~/app/list';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { useLiveQuery } from '~/app/query';
import form from '~/app/records/records.module.css';
import { errorsByField } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { parseDecimal } from '~/lib/lines';
import { withField } from '~/lib/url';
import { Banner, Button, Card, Chip, Empty, ErrorBanner, Page, PageHeader, RefreshBar, Scroll, Section, SelectField, TextAreaField, TextField, toast } from '~/ui';
import type { SellerPageMutation } from '~/__generated__/SellerPageMutation.graphql';
import type { SellerPageQuery } from '~/__generated__/SellerPageQuery.graphql';
import { DocumentsNav } from './DocumentsNav';
import css from './templates.module.css';

type Unit = SellerPageQuery['response']['businessUnits'][number];

/** What invoices state of who bills, and how each business unit bills. */
export default function SellerPage(): ReactNode {
  const list = useList();
  const { data, refreshing, problem, refresh } = useLiveQuery<SellerPageQuery>(
    graphql`
      query SellerPageQuery {
        businessUnits {
          id
          code
          name
          version
          legalName
          taxId
          registration
          email
          phone
          address {
            street
            city
            region
            postalCode
            country
          }
          bankName
          iban
          bic
          taxRounding
          variancePercent
        }
      }
    `,
    {},
    ['BusinessUnit'],
  );
  const units = data.businessUnits;
  const unit = units.find((entry) => entry.id === list.filter['unit']?.[0]) ?? units[0];
  const title = t('seller.title', 'Seller');
  return (
    <Page title={title}>
      <RefreshBar active={refreshing} />
      <PageHeader title={title}>
        <DocumentsNav />
      </PageHeader>
      <Scroll>
        {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
        {unit ? (
          <div className={css.seller}>
            {units.length > 1 ? (
              <div className={css.chips} role="group" aria-label={t('invoice.unit', 'Business unit')}>
                {units.map((entry) => (
                  <Chip key={entry.id} pressed={entry === unit} onToggle={() => list.setFilter(withField(list.filter, 'unit', [entry.id]))}>
                    {entry.code} {entry.name}
                  </Chip>
                ))}
              </div>
            ) : null}
            <Form key={unit.id} unit={unit} onStale={refresh} />
          </div>
        ) : (
          <Empty kind="new" noun={t('seller.units', 'business units')} icon="accounts" />
        )}
      </Scroll>
    </Page>
  );
}

const fields = ['legalName', 'taxId', 'registration', 'email', 'phone', 'street', 'postalCode', 'city', 'region', 'country', 'bankName', 'iban', 'bic', 'taxRounding', 'variancePercent'] as const;
type Field = (typeof fields)[number];
type Values = Readonly<Record<Field, string>>;

const addressFields: readonly Field[] = ['street', 'postalCode', 'city', 'region', 'country'];

const valuesOf = (unit: Unit): Values => ({
  legalName: unit.legalName,
  taxId: unit.taxId,
  registration: unit.registration,
  email: unit.email,
  phone: unit.phone,
  street: unit.address?.street ?? '',
  postalCode: unit.address?.postalCode ?? '',
  city: unit.address?.city ?? '',
  region: unit.address?.region ?? '',
  country: unit.address?.country ?? '',
  bankName: unit.bankName,
  iban: unit.iban,
  bic: unit.bic,
  taxRounding: unit.taxRounding,
  variancePercent: unit.variancePercent,
});

function Form({ unit: found, onStale }: { unit: Unit; onStale: () => void }) {
  // The edit keeps what it started from; the store may move on below it.
  const [unit, setUnit] = useState(found);
  const [values, setValues] = useState<Values>(() => valuesOf(found));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const can = useCan();
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<SellerPageMutation>(graphql`
    mutation SellerPageMutation($input: DescribeSellerInput!) {
      describeSeller(input: $input) {
        businessUnit {
          id
          code
          name
          version
          legalName
          taxId
          registration
          email
          phone
          address {
            street
            city
            region
            postalCode
            country
          }
          bankName
          iban
          bic
          taxRounding
          variancePercent
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const start = valuesOf(unit);
  const touched = fields.filter((name) => values[name].trim() !== start[name]);
  const percent = parseDecimal(values.variancePercent);
  const badPercent = !percent || percent.units < 0n ? t('seller.badPercent', 'A number that is not negative, such as 25') : undefined;
  const missing = touched.length === 0 ? t('editAccount.nothing', 'Nothing is changed') : badPercent ? t('seller.percentFirst', 'The percentage cannot be read') : undefined;
  const writes = can('templates:write');
  const save = async () => {
    if (missing || busy) return;
    const changed = (name: Field) => touched.includes(name);
    const plain = Object.fromEntries(touched.filter((name) => !addressFields.includes(name) && name !== 'taxRounding').map((name) => [name, values[name].trim()]));
    const answer = await commit({
      input: {
        businessUnitId: unit.id,
        version: unit.version,
        ...plain,
        ...(addressFields.some(changed)
          ? { address: { use: 'REMIT', street: values.street.trim(), city: values.city.trim(), region: values.region.trim(), postalCode: values.postalCode.trim(), country: values.country.trim().toUpperCase() } }
          : {}),
        ...(changed('taxRounding') ? { taxRounding: values.taxRounding === 'INVOICE' ? 'INVOICE' : 'LINE' } : {}),
        idempotencyKey: key(),
      },
    });
    if (!answer) return;
    renew();
    const { businessUnit, userErrors } = answer.describeSeller;
    if (userErrors.length > 0 || !businessUnit) {
      setErrors(errorsByField(userErrors.map((error) => ({ ...error, field: error.field[0] === 'address' ? error.field.slice(1) : error.field }))));
      if (userErrors.some((error) => error.code === 'CONFLICT')) onStale();
      return;
    }
    setErrors({});
    setUnit(businessUnit);
    setValues(valuesOf(businessUnit));
    toast({ tone: 'ok', message: t('seller.saved', 'What invoices say of {name} is changed', { name: businessUnit.name }) });
  };
  useCommands(
    useMemo(
      (): Command[] => [{ id: 'seller.save', label: t('command.seller.save', 'Save what invoices say of the seller'), group: t('command.group.templates', 'Templates'), icon: 'check', keys: 'mod+enter', permission: 'templates:write', run: () => document.querySelector<HTMLFormElement>('#seller')?.requestSubmit() }],
      [],
    ),
  );
  const field = (name: Field) => ({ value: values[name], onChange: (text: string) => setValues({ ...values, [name]: text }), disabled: !writes, ...(errors[name] ? { error: errors[name] } : {}) });
  const rest = Object.entries(errors).filter(([name]) => !(fields as readonly string[]).includes(name));
  return (
    <form
      id="seller"
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {rest.map(([name, message]) => (
        <Banner key={name} tone="danger">
          {message}
        </Banner>
      ))}
      <Card>
        <Section title={t('seller.who', 'Who bills')}>
          <div className={form.form}>
            <div className={form.two}>
              <TextField label={t('seller.legalName', 'Legal name')} hint={t('seller.legalName.hint', 'Empty: {name}', { name: unit.name })} maxLength={200} {...field('legalName')} />
              <TextField label={t('seller.taxId', 'VAT number')} maxLength={40} {...field('taxId')} />
              <TextField label={t('seller.registration', 'Registration')} hint={t('seller.registration.hint', 'Register and number')} maxLength={100} {...field('registration')} />
            </div>
            <div className={form.two}>
              <TextField label={t('account.email', 'E-mail')} inputMode="email" maxLength={254} {...field('email')} />
              <TextField label={t('account.phone', 'Phone')} inputMode="tel" maxLength={40} {...field('phone')} />
            </div>
          </div>
        </Section>
        <Section title={t('seller.address', 'Address')}>
          <div className={form.form}>
            <TextAreaField label={t('seller.street', 'Street')} rows={2} maxLength={200} {...field('street')} />
            <div className={css.place}>
              <TextField label={t('seller.postalCode', 'Postal code')} maxLength={20} {...field('postalCode')} />
              <TextField label={t('seller.city', 'City')} maxLength={100} {...field('city')} />
              <TextField label={t('seller.region', 'State or region')} maxLength={100} {...field('region')} />
              <TextField label={t('seller.country', 'Country')} hint={t('seller.country.hint', 'Two letters, such as US')} maxLength={2} {...field('country')} />
            </div>
          </div>
        </Section>
        <Section title={t('seller.bank', 'Where clients pay to')}>
          <div className={form.two}>
            <TextField label={t('seller.bankName', 'Bank')} maxLength={100} {...field('bankName')} />
            <TextField label={t('seller.iban', 'IBAN')} maxLength={42} {...field('iban')} />
            <TextField label={t('seller.bic', 'BIC')} maxLength={11} {...field('bic')} />
          </div>
        </Section>
        <Section title={t('seller.how', 'How it bills')}>
          <div className={form.two}>
            <SelectField
              label={t('seller.taxRounding', 'Taxes are rounded on')}
              value={values.taxRounding}
              onChange={(value) => value && setValues({ ...values, taxRounding: value })}
              options={[
                { value: 'LINE', label: t('seller.rounding.line', 'Each line') },
                { value: 'INVOICE', label: t('seller.rounding.invoice', 'The whole invoice') },
              ]}
              disabled={!writes}
              {...(errors['taxRounding'] ? { error: errors['taxRounding'] } : {})}
            />
            <TextField
              label={t('seller.variance', 'Review from a change of')}
              hint={t('seller.variance.hint', 'Percent against the bill before; 0: never')}
              inputMode="decimal"
              {...field('variancePercent')}
              {...(errors['variancePercent'] || badPercent ? { error: errors['variancePercent'] ?? badPercent ?? '' } : {})}
            />
          </div>
        </Section>
      </Card>
      {writes ? (
        <div>
          <Button kind="primary" type="submit" keys="mod+enter" busy={busy} reason={missing}>
            {t('editAccount.save', 'Save')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
