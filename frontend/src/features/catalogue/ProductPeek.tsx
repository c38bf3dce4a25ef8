import { useEffect, useMemo, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { RecordLink } from '~/app/records/Link';
import { Days } from '~/app/records/Days';
import { Loading } from '~/app/records/Loading';
import { Price } from '~/app/records/Rate';
import css from '~/app/records/records.module.css';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import { Badge, Button, Empty, Facts, Peek, Section, Table } from '~/ui';
import type { ProductPeekQuery } from '~/__generated__/ProductPeekQuery.graphql';
import { phaseOn } from './model/prices';
import { phase } from './model/words';
import { PriceDialog } from './PriceDialog';
import { ProductDialog } from './ProductDialog';

/** A product with everything it ever cost. */
export function ProductPeek({ id, onClose, onChanged }: { id: string; onClose: () => void; onChanged: () => void }) {
  const [title, setTitle] = useState('');
  return (
    <Peek title={title || t('product.one', 'Product')} label={t('product.one', 'Product')} onClose={onClose}>
      <Loading id={id}>
        <Body id={id} onTitle={setTitle} onChanged={onChanged} />
      </Loading>
    </Peek>
  );
}

function Body({ id, onTitle, onChanged }: { id: string; onTitle: (title: string) => void; onChanged: () => void }) {
  const can = useCan();
  const [dialog, setDialog] = useState<'edit' | 'price' | null>(null);
  const { node } = useLazyLoadQuery<ProductPeekQuery>(
    graphql`
      query ProductPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Product {
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
              currency
              paymentTerms
              purchaseOrderRequired
              businessUnit {
                id
                code
              }
            }
            prices {
              id
              currency
              unitPrice
              startsOn
              endsOn
            }
          }
        }
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  const product = node?.__typename === 'Product' ? node : null;
  const title = product?.code ?? '';
  useEffect(() => onTitle(title), [onTitle, title]);
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'product.price', label: t('command.product.price', 'Give the product a price'), group: t('command.group.catalogue', 'Catalogue'), icon: 'plus', keys: 'p', permission: 'catalogue:write', run: () => setDialog('price') },
        { id: 'product.edit', label: t('command.product.edit', 'Change the product'), group: t('command.group.catalogue', 'Catalogue'), icon: 'edit', keys: 'm', permission: 'catalogue:write', run: () => setDialog('edit') },
      ],
      [],
    ),
  );
  if (!product) return <Empty kind="new" noun="" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} icon="search" />;
  const prices = product.prices.toSorted((a, b) => a.currency.localeCompare(b.currency) || (a.startsOn < b.startsOn ? 1 : -1));
  const close = () => setDialog(null);
  return (
    <>
      <Section>
        <div className={css.stack}>
          <strong>{product.name}</strong>
          {product.description ? <span className={css.note}>{product.description}</span> : null}
          <span>{product.active ? <Badge tone="ok">{t('product.isSold', 'On sale')}</Badge> : <Badge>{t('product.retired', 'Retired')}</Badge>}</span>
        </div>
      </Section>
      {can('catalogue:write') ? (
        <Section>
          <div className={css.actions}>
            <Button icon="plus" keys="p" onClick={() => setDialog('price')}>
              {t('price.add', 'Add price')}
            </Button>
            <Button icon="edit" keys="m" onClick={() => setDialog('edit')}>
              {t('account.edit', 'Edit')}
            </Button>
          </div>
        </Section>
      ) : null}
      <Section title={t('catalogue.prices', 'Prices')}>
        <Table
          label={t('catalogue.prices', 'Prices')}
          rows={prices}
          id={(price) => price.id}
          empty={t('catalogue.noPrice', 'No price yet. Contract lines need one of their own.')}
          dimmed={(price) => phaseOn(price, today()) === 'past'}
          columns={[
            { id: 'days', label: t('dated.days', 'Holds'), lead: true, cell: (price) => <Days of={price} /> },
            {
              id: 'phase',
              label: t('contracts.status', 'Status'),
              cell: (price) => (
                <Badge plain tone={phase(price).tone}>
                  {phase(price).label}
                </Badge>
              ),
            },
            { id: 'price', label: t('lines.price', 'Price'), align: 'end', aside: true, cell: (price) => <Price value={price.unitPrice} currency={price.currency} unit="code" /> },
          ]}
        />
      </Section>
      <Section title={t('account.facts', 'Facts')}>
        <Facts
          facts={[
            [t('catalogue.unit', 'Unit'), product.unit],
            [t('catalogue.taxClass', 'Tax class'), product.taxClass],
            [t('catalogue.revenue', 'Revenue account'), product.revenueCode],
            [
              t('catalogue.provider', 'Provider'),
              product.provider ? (
                <RecordLink key="provider" to="/accounts/$id" id={product.provider.id}>
                  {product.provider.name}
                </RecordLink>
              ) : null,
            ],
            [t('catalogue.providerCode', 'Provider’s code'), product.providerCode],
          ]}
        />
      </Section>
      {dialog === 'price' ? <PriceDialog product={product} onClose={close} onDone={onChanged} /> : null}
      {dialog === 'edit' ? <ProductDialog product={product} onClose={close} onDone={onChanged} /> : null}
    </>
  );
}
