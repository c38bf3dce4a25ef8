import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import { EntryDialog } from '~/app/records/EntryDialog';
import { t } from '~/i18n';
import type { ProductDialogMutation } from '~/__generated__/ProductDialogMutation.graphql';

export interface StoredProduct {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly taxClass: string;
  readonly revenueCode: string;
  readonly providerCode: string;
  readonly active: boolean;
  readonly version: number;
  readonly provider?: PickedAccount | null | undefined;
}

/** Says what a product is. What it costs is said from a day on, and elsewhere. */
export function ProductDialog({ product, onClose, onDone }: { product?: StoredProduct; onClose: () => void; onDone: (id: string) => void }) {
  const [provider, setProvider] = useState<PickedAccount | null>(product?.provider ?? null);
  const { key, renew } = useIdempotencyKey();
  const [commit] = useCommit<ProductDialogMutation>(graphql`
    mutation ProductDialogMutation($input: DescribeProductInput!) {
      describeProduct(input: $input) {
        product {
          id
          code
          name
          description
          unit
          taxClass
          revenueCode
          providerCode
          active
          version
          provider {
            id
            number
            name
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
    <EntryDialog
      title={product ? t('product.edit', 'Change {code}', { code: product.code }) : t('catalogue.newProduct', 'New product')}
      submit={product ? t('entry.save', 'Save') : t('entry.add', 'Add')}
      fields={[
        { name: 'code', label: t('catalogue.code', 'Code'), required: true, disabled: product !== undefined, maxLength: 60 },
        { name: 'name', label: t('catalogue.name', 'Name'), required: true, maxLength: 200 },
        { name: 'unit', label: t('catalogue.unit', 'Unit'), maxLength: 20, hint: t('catalogue.unit.hint', 'Such as line, GB or hour') },
        { name: 'taxClass', label: t('catalogue.taxClass', 'Tax class'), maxLength: 40, hint: t('catalogue.taxClass.hint', 'Empty: the rates of no class') },
        { name: 'revenueCode', label: t('catalogue.revenue', 'Revenue account'), maxLength: 20, hint: t('catalogue.revenue.hint', 'Empty: that of the business unit') },
        { name: 'providerCode', label: t('catalogue.providerCode', 'Provider’s code'), maxLength: 60 },
        { name: 'description', label: t('contracts.description', 'Description'), kind: 'prose', maxLength: 2000 },
        { name: 'active', label: t('product.isSold', 'On sale'), kind: 'check', hint: t('product.isSold.hint', 'A retired product stays on the contracts that have it') },
      ]}
      start={{
        code: product?.code ?? '',
        name: product?.name ?? '',
        unit: product?.unit ?? '',
        taxClass: product?.taxClass ?? '',
        revenueCode: product?.revenueCode ?? '',
        providerCode: product?.providerCode ?? '',
        description: product?.description ?? '',
        active: product === undefined || product.active ? 'yes' : '',
      }}
      beforeNames={['providerId']}
      before={(errors) => <AccountPicker label={t('catalogue.provider', 'Provider')} hint={t('catalogue.provider.hint', 'The carrier whose product it is; empty: our own')} value={provider} onChange={setProvider} error={errors['providerId']} />}
      save={async ({ active, ...values }) => {
        const answer = await commit({ input: { ...values, active: active === 'yes', ...(provider ? { providerId: provider.id } : {}), ...(product ? { version: product.version } : {}), idempotencyKey: key() } });
        if (!answer) return null;
        renew();
        const { product: saved, userErrors } = answer.describeProduct;
        if (saved && userErrors.length === 0) onDone(saved.id);
        return userErrors;
      }}
      done={({ code }) => (product ? t('product.changed', '{code} is changed', { code }) : t('product.added', '{code} is in the catalogue', { code }))}
      onClose={onClose}
    />
  );
}
