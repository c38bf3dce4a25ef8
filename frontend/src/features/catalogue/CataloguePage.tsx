import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ForbiddenPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Button, Page, PageHeader, TabPanel, Tabs, Toolbar } from '~/ui';
import { CardPeek } from './CardPeek';
import { CardRates } from './CardRates';
import { ExchangeRates } from './ExchangeRates';
import { Indices } from './Indices';
import { catalogueTabs, type CatalogueTab } from './model/words';
import { ProductPeek } from './ProductPeek';
import { Products } from './Products';
import { Promotions } from './Promotions';

const names = (): Record<CatalogueTab, { label: string; add: string }> => ({
  products: { label: t('catalogue.products', 'Products'), add: t('catalogue.newProduct', 'New product') },
  promotions: { label: t('catalogue.promotions', 'Promotions'), add: t('catalogue.newPromotion', 'New promotion') },
  cards: { label: t('catalogue.cards', 'Rate cards'), add: t('catalogue.newRate', 'Set rate') },
  indices: { label: t('catalogue.indices', 'Price indices'), add: t('catalogue.newIndex', 'New value') },
  exchange: { label: t('catalogue.exchange', 'Exchange rates'), add: t('catalogue.newExchange', 'New exchange rate') },
});

/** What is sold, and at which prices from when on. */
export default function CataloguePage(): ReactNode {
  const can = useCan();
  return can('contracts:read') ? <Catalogue /> : <ForbiddenPage noun={t('catalogue.noun', 'the catalogue')} />;
}

function Catalogue() {
  const list = useList();
  const navigate = useNavigate();
  const can = useCan();
  const [adding, setAdding] = useState(false);
  // Grows with every change that is made in a peek, so that the list beside it is read again.
  const [changes, setChanges] = useState(0);
  const tab = catalogueTabs.find((name) => list.filter['tab']?.[0] === name) ?? 'products';
  const words = names();
  useCommands(
    useMemo(
      (): Command[] => [{ id: 'catalogue.add', label: names()[tab].add, group: t('command.group.catalogue', 'Catalogue'), icon: 'plus', keys: 'n', permission: 'catalogue:write', run: () => setAdding(true) }],
      [tab],
    ),
  );
  const changed = () => setChanges((n) => n + 1);
  const part = { adding, onAdded: () => setAdding(false), changes };
  const peek = !list.peek ? null : tab === 'products' ? <ProductPeek key={list.peek} id={list.peek} onClose={list.closePeek} onChanged={changed} /> : tab === 'cards' ? <CardPeek key={list.peek} id={list.peek} onClose={list.closePeek} onChanged={changed} /> : null;
  return (
    <Page title={t('catalogue.title', 'Catalogue')} peek={peek}>
      <PageHeader
        title={t('catalogue.title', 'Catalogue')}
        actions={
          can('catalogue:write') ? (
            <Button kind="primary" icon="plus" keys="n" onClick={() => setAdding(true)}>
              {words[tab].add}
            </Button>
          ) : null
        }
      />
      <Toolbar label={t('catalogue.parts', 'Parts of the catalogue')}>
        <Tabs
          label={t('catalogue.parts', 'Parts of the catalogue')}
          value={tab}
          onChange={(next) => {
            setAdding(false);
            // Each part is a list of its own: what was searched in another does not come along.
            void navigate({ to: '/catalogue', search: (next === 'products' ? {} : { f: `tab:${next}` }) as never });
          }}
          items={catalogueTabs.map((id) => ({ id, label: words[id].label }))}
        />
      </Toolbar>
      <TabPanel id={tab}>
        {tab === 'products' ? <Products {...part} /> : tab === 'promotions' ? <Promotions {...part} /> : tab === 'cards' ? <CardRates {...part} /> : tab === 'indices' ? <Indices {...part} /> : <ExchangeRates {...part} />}
      </TabPanel>
    </Page>
  );
}
