import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { EntryDialog } from '~/app/records/EntryDialog';
import { t } from '~/i18n';
import { addMonths, startOfMonth, today } from '~/lib/plaindate';
import { dateText } from '~/ui';
import type { PriceDialogMutation } from '~/__generated__/PriceDialogMutation.graphql';

/** Gives a product a price from a day on. The one before it ends on the day before. */
export function PriceDialog({ product, onClose, onDone }: { product: { readonly id: string; readonly code: string; readonly prices: readonly { readonly currency: string }[] }; onClose: () => void; onDone: () => void }) {
  const { key, renew } = useIdempotencyKey();
  const [commit] = useCommit<PriceDialogMutation>(graphql`
    mutation PriceDialogMutation($input: PriceProductInput!) {
      priceProduct(input: $input) {
        product {
          id
          version
          prices {
            id
            currency
            unitPrice
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
  return (
    <EntryDialog
      size="sm"
      title={t('price.title', 'Add a price for {code}', { code: product.code })}
      submit={t('price.add', 'Add price')}
      note={t('price.note', 'The present price ends on the day before. What is billed already does not change.')}
      fields={[
        { name: 'unitPrice', label: t('lines.price', 'Price'), kind: 'decimal', required: true },
        { name: 'currency', label: t('list.currency', 'Currency'), required: true, maxLength: 3, capitals: true },
        { name: 'startsOn', label: t('filter.from', 'From'), kind: 'day', required: true },
        { name: 'endsOn', label: t('price.until', 'Last day'), kind: 'day', hint: t('price.until.hint', 'Empty: until another price') },
      ]}
      start={{ unitPrice: '', currency: product.prices[0]?.currency ?? 'USD', startsOn: addMonths(startOfMonth(today()), 1), endsOn: '' }}
      save={async ({ endsOn, ...values }) => {
        const answer = await commit({ input: { productId: product.id, ...values, ...(endsOn ? { endsOn } : {}), idempotencyKey: key() } });
        if (!answer) return null;
        renew();
        return answer.priceProduct.userErrors;
      }}
      done={({ startsOn }) => t('price.done', '{code} has its price from {day} on', { code: product.code, day: dateText(startsOn) })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
