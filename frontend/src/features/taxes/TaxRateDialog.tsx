import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { EntryDialog, type EntryField } from '~/app/records/EntryDialog';
import { percentText } from '~/app/records/Rate';
import { taxCategories, taxCategory } from '~/app/records/tax';
import { t } from '~/i18n';
import { addMonths, startOfMonth, today } from '~/lib/plaindate';
import { dateText } from '~/ui';
import type { TaxRateDialogMutation } from '~/__generated__/TaxRateDialogMutation.graphql';

type Name = 'code' | 'name' | 'country' | 'region' | 'city' | 'postalPrefix' | 'taxClass' | 'category' | 'percent' | 'startsOn' | 'endsOn';

/** Gives a class of products a tax rate from a day on. A jurisdiction that is new comes with its first rate. */
export function TaxRateDialog({ jurisdiction, rate, onClose, onDone }: { jurisdiction?: { readonly code: string; readonly name: string }; rate?: { readonly taxClass: string; readonly category: string }; onClose: () => void; onDone: () => void }) {
  const { key, renew } = useIdempotencyKey();
  const [commit] = useCommit<TaxRateDialogMutation>(graphql`
    mutation TaxRateDialogMutation($input: SetTaxRateInput!) {
      setTaxRate(input: $input) {
        taxJurisdiction {
          id
          code
          name
          country
          region
          city
          postalPrefix
          rates {
            id
            taxClass
            category
            percent
            startsOn
            endsOn
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
  const place: readonly EntryField<Name>[] = jurisdiction
    ? []
    : [
        { name: 'code', label: t('tax.jurisdiction', 'Jurisdiction'), required: true, maxLength: 40, hint: t('tax.jurisdiction.hint', 'A new code makes a jurisdiction of the fields below') },
        { name: 'name', label: t('catalogue.name', 'Name'), maxLength: 120 },
        { name: 'country', label: t('tax.country', 'Country'), maxLength: 2, capitals: true, hint: t('tax.country.hint', 'Two letters; a new jurisdiction needs it') },
        { name: 'region', label: t('tax.region', 'State or region'), maxLength: 80 },
        { name: 'city', label: t('tax.city', 'City'), maxLength: 120 },
        { name: 'postalPrefix', label: t('tax.postal', 'Postal code begins with'), maxLength: 20 },
      ];
  return (
    <EntryDialog<Name>
      title={jurisdiction ? t('tax.titleOf', 'Set a tax rate in {name}', { name: jurisdiction.name }) : t('tax.title', 'Set a tax rate')}
      submit={t('tax.setRate', 'Set rate')}
      note={t('tax.note', 'The present rate ends on the day before. An empty part of the address matches anything.')}
      fields={[
        ...place,
        { name: 'taxClass', label: t('catalogue.taxClass', 'Tax class'), maxLength: 40, hint: t('tax.class.hint', 'Empty: products without a class') },
        { name: 'category', label: t('tax.category', 'Category'), kind: 'choice', required: true, options: taxCategories.map((value) => ({ value, label: `${taxCategory(value)} (${value})` })) },
        { name: 'percent', label: t('tax.percent', 'Percent'), kind: 'decimal', required: true },
        { name: 'startsOn', label: t('filter.from', 'From'), kind: 'day', required: true },
        { name: 'endsOn', label: t('price.until', 'Last day'), kind: 'day', hint: t('rate.until.hint', 'Empty: until another rate') },
      ]}
      start={{
        code: jurisdiction?.code ?? '',
        name: '',
        country: '',
        region: '',
        city: '',
        postalPrefix: '',
        taxClass: rate?.taxClass ?? '',
        category: rate?.category ?? 'S',
        percent: '',
        startsOn: addMonths(startOfMonth(today()), 1),
        endsOn: '',
      }}
      save={async ({ code, taxClass, category, percent, startsOn, endsOn, ...parts }) => {
        const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));
        const answer = await commit({ input: { jurisdictionCode: code, ...given, taxClass, category, percent, startsOn, ...(endsOn ? { endsOn } : {}), idempotencyKey: key() } });
        if (!answer) return null;
        renew();
        return answer.setTaxRate.userErrors.map((error) => ({ ...error, field: error.field.map((part) => (part === 'jurisdictionCode' ? 'code' : part)) }));
      }}
      done={({ percent, startsOn }) => t('tax.done', '{percent} holds from {day} on', { percent: percentText(percent), day: dateText(startsOn) })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
