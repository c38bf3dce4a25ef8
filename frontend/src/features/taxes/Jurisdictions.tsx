import { useEffect, useMemo, useRef } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useList } from '~/app/list';
import { listSource } from '~/app/records/listed';
import { ListSearch } from '~/app/records/ListSearch';
import { percentText } from '~/app/records/Rate';
import { useEvents } from '~/app/useEvents';
import { holdsOn } from '~/features/catalogue/model/prices';
import { countColumn, Grid, textColumn, type GridColumn, type GridHandle } from '~/grid';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import { Button, Spring, Toolbar } from '~/ui';
import type { JurisdictionsQuery } from '~/__generated__/JurisdictionsQuery.graphql';
import { area } from './model/words';
import { TaxRateDialog } from './TaxRateDialog';

type Row = JurisdictionsQuery['response']['taxJurisdictions'][number];

/** What a part of the page takes from it. */
export interface PartProps {
  /** The dialog for a new entry is open. */
  adding: boolean;
  onAdded: () => void;
  /** Grows with every change beside the list. */
  changes: number;
}

const query = graphql`
  query JurisdictionsQuery($text: String) {
    taxJurisdictions(text: $text) {
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
  }
`;

/** One rate where it is that of every class, else each class with its own. */
function ratesText(row: Row): string {
  const rates = row.rates.filter((rate) => holdsOn(rate, today())).toSorted((a, b) => a.taxClass.localeCompare(b.taxClass));
  const texts = new Set(rates.map((rate) => percentText(rate.percent)));
  if (texts.size === 1 && rates.some((rate) => rate.taxClass === '')) return [...texts].join('');
  return rates.map((rate) => `${rate.taxClass === '' ? '' : `${rate.taxClass} `}${percentText(rate.percent)}`).join(' · ');
}

const columns: readonly GridColumn<Row>[] = [
  textColumn('code', t('catalogue.code', 'Code'), (row) => row.code, { width: 128, pinned: 'start', sortable: false, card: 'secondary' }),
  textColumn('name', t('catalogue.name', 'Name'), (row) => row.name, { width: 200, grow: 1, sortable: false, card: 'primary' }),
  textColumn('area', t('tax.area', 'Taxes deliveries to'), area, { width: 220, grow: 1, sortable: false, card: 'secondary' }),
  textColumn('rates', t('tax.today', 'Rate today'), ratesText, { width: 220, align: 'end', sortable: false, card: 'trailing' }),
  countColumn('coming', t('tax.coming', 'To come'), (row) => row.rates.filter((rate) => rate.startsOn > today()).length || null, { sortable: false }),
];

/** Where taxes are taken, by code. */
export function Jurisdictions({ adding, onAdded, changes }: PartProps) {
  const list = useList();
  const environment = useRelayEnvironment();
  const grid = useRef<GridHandle<Row>>(null);
  const seen = useRef(changes);
  const text = list.text.trim();
  const source = useMemo(() => listSource<JurisdictionsQuery, Row>(environment, { query, variables: text ? { text } : {}, list: ({ taxJurisdictions }) => taxJurisdictions }), [environment, text]);
  useEvents(['TaxJurisdiction', 'TaxRate'], () => grid.current?.refresh());
  useEffect(() => {
    if (changes === seen.current) return;
    seen.current = changes;
    grid.current?.refresh();
  }, [changes]);
  return (
    <>
      <Toolbar label={t('list.filter', 'Filter')}>
        <ListSearch text={list.text} onText={list.setText} placeholder={t('catalogue.search', 'Code or name')} />
        <Spring />
        {list.text ? (
          <Button kind="quiet" onClick={() => list.setText('')}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="taxes.jurisdictions"
        label={t('taxes.jurisdictions', 'Jurisdictions')}
        noun={(n) => t('taxes.jurisdictions.counted', '{n, plural, one {jurisdiction} other {jurisdictions}}', { n })}
        columns={columns}
        source={source}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => list.openPeek(row.id)}
        filtered={list.text !== ''}
        onClearFilter={() => list.setText('')}
        autoFocus
        handle={grid}
      />
      {adding ? <TaxRateDialog onClose={onAdded} onDone={() => grid.current?.refresh()} /> : null}
    </>
  );
}
