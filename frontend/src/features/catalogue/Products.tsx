import { useMemo } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useList } from '~/app/list';
import { listSource } from '~/app/records/listed';
import { ListSearch } from '~/app/records/ListSearch';
import { priceText } from '~/app/records/Rate';
import { Grid, stateColumn, textColumn, type GridColumn } from '~/grid';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import { toggleValue } from '~/lib/url';
import { Button, Chip, Spring, Toolbar } from '~/ui';
import type { ProductsQuery } from '~/__generated__/ProductsQuery.graphql';
import { pricesOn } from './model/prices';
import { ProductDialog } from './ProductDialog';
import { usePart, type PartProps } from './usePart';

type Row = ProductsQuery['response']['products'][number];

const query = graphql`
  query ProductsQuery($text: String) {
    products(text: $text) {
      id
      code
      name
      unit
      taxClass
      revenueCode
      active
      provider {
        id
        name
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
`;

const pricesText = (row: Row): string =>
  pricesOn(row.prices, today())
    .map((price) => priceText(price.unitPrice, price.currency, 'code'))
    .join(' · ');

const columns: readonly GridColumn<Row>[] = [
  textColumn('code', t('catalogue.code', 'Code'), (row) => row.code, { width: 140, pinned: 'start', sortable: false, card: 'secondary' }),
  textColumn('name', t('catalogue.name', 'Name'), (row) => row.name, { width: 220, grow: 2, sortable: false, card: 'primary' }),
  stateColumn('active', t('contracts.status', 'Status'), (row) => (row.active ? { label: t('product.isSold', 'On sale'), tone: 'ok' } : { label: t('product.retired', 'Retired'), tone: 'neutral' }), { width: 96, sortable: false, card: 'meta' }),
  textColumn('prices', t('catalogue.pricesToday', 'Price today'), pricesText, { width: 220, grow: 1, align: 'end', sortable: false, card: 'trailing' }),
  textColumn('unit', t('catalogue.unit', 'Unit'), (row) => row.unit, { width: 88, sortable: false }),
  textColumn('taxClass', t('catalogue.taxClass', 'Tax class'), (row) => row.taxClass, { width: 160, sortable: false }),
  textColumn('revenueCode', t('catalogue.revenue', 'Revenue account'), (row) => row.revenueCode, { width: 136, sortable: false }),
  textColumn('provider', t('catalogue.provider', 'Provider'), (row) => row.provider?.name, { width: 148, sortable: false }),
];

/** What is sold. */
export function Products({ adding, onAdded, changes }: PartProps) {
  const list = useList();
  const environment = useRelayEnvironment();
  const grid = usePart<Row>(changes, ['Product', 'ProductPrice']);
  const retired = list.filter['retired']?.[0] === 'too';
  const text = list.text.trim();
  const source = useMemo(
    () => listSource<ProductsQuery, Row>(environment, { query, variables: text ? { text } : {}, list: ({ products }) => (retired ? products : products.filter((product) => product.active)), part: retired ? 'retired' : '' }),
    [environment, text, retired],
  );
  return (
    <>
      <Toolbar label={t('list.filter', 'Filter')}>
        <ListSearch text={list.text} onText={list.setText} placeholder={t('catalogue.search', 'Code or name')} />
        <Chip pressed={retired} onToggle={() => list.setFilter(toggleValue(list.filter, 'retired', 'too'))}>
          {t('catalogue.retiredToo', 'Include retired')}
        </Chip>
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="catalogue.products"
        label={t('catalogue.products', 'Products')}
        noun={(n) => t('catalogue.products.counted', '{n, plural, one {product} other {products}}', { n })}
        columns={columns}
        source={source}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => list.openPeek(row.id)}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        rowTone={(row) => (row.active ? undefined : 'dimmed')}
        autoFocus
        handle={grid}
      />
      {adding ? <ProductDialog onClose={onAdded} onDone={(id) => (grid.current?.refresh(), list.openPeek(id))} /> : null}
    </>
  );
}
