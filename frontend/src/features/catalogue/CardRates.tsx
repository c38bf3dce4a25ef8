import { useMemo } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useList } from '~/app/list';
import { listSource } from '~/app/records/listed';
import { ListSearch } from '~/app/records/ListSearch';
import { priceText } from '~/app/records/Rate';
import { dateColumn, Grid, stateColumn, textColumn, type GridColumn } from '~/grid';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import type { CardRatesQuery } from '~/__generated__/CardRatesQuery.graphql';
import { CardRateDialog } from './CardRateDialog';
import { phaseOn } from './model/prices';
import { withoutPast } from './model/series';
import { hourClassName, phase } from './model/words';
import { PastToo } from './PastToo';
import { usePart, type PartProps } from './usePart';

type Card = CardRatesQuery['response']['rateCards'][number];
type Row = Card['rates'][number] & { readonly card: Omit<Card, 'rates'> };

const query = graphql`
  query CardRatesQuery {
    rateCards {
      id
      code
      name
      currency
      rates {
        id
        role
        skill
        class
        hourly
        startsOn
        endsOn
      }
    }
  }
`;

const columns: readonly GridColumn<Row>[] = [
  textColumn('card', t('rate.card', 'Card'), (row) => row.card.code, { width: 128, pinned: 'start', sortable: false, card: 'secondary' }),
  textColumn('name', t('catalogue.name', 'Name'), (row) => row.card.name, { width: 160, sortable: false }),
  textColumn('role', t('rate.role', 'Role'), (row) => row.role, { width: 160, grow: 1, sortable: false, card: 'primary' }),
  textColumn('skill', t('rate.skill', 'Skill'), (row) => row.skill || t('rate.anySkill', 'Any'), { width: 120, sortable: false, card: 'secondary' }),
  textColumn('class', t('rate.class', 'Hours'), (row) => hourClassName(row.class), { width: 96, sortable: false, card: 'secondary' }),
  stateColumn('phase', t('contracts.status', 'Status'), (row) => phase(row), { width: 104, sortable: false, card: 'meta' }),
  textColumn('hourly', t('rate.hourly', 'Hourly rate'), (row) => priceText(row.hourly, row.card.currency, 'code'), { copy: (row) => row.hourly, width: 128, align: 'end', sortable: false, card: 'trailing' }),
  dateColumn('startsOn', t('filter.from', 'From'), (row) => row.startsOn, { sortable: false }),
  dateColumn('endsOn', t('filter.to', 'To'), (row) => row.endsOn, { sortable: false }),
];

const order = (row: Row): string => [row.card.code, row.role, row.skill, row.class].join('\u0000');

/** What hours of work cost, by card, role, skill and class. */
export function CardRates({ adding, onAdded, changes }: PartProps) {
  const list = useList();
  const environment = useRelayEnvironment();
  const grid = usePart<Row>(changes, ['RateCard', 'CardRate']);
  const past = list.filter['past']?.[0] === 'too';
  const text = list.text.trim().toLowerCase();
  const source = useMemo(
    () =>
      listSource<CardRatesQuery, Row>(environment, {
        query,
        variables: {},
        list: ({ rateCards }) =>
          withoutPast(
            rateCards.flatMap(({ rates, ...card }) => rates.map((rate) => ({ ...rate, card }))),
            today(),
            past,
          )
            .filter((row) => text === '' || [row.card.code, row.card.name, row.role, row.skill].some((part) => part.toLowerCase().includes(text)))
            .toSorted((a, b) => order(a).localeCompare(order(b)) || (a.startsOn < b.startsOn ? 1 : -1)),
        part: `${past ? 'past' : ''} ${text}`,
      }),
    [environment, past, text],
  );
  return (
    <>
      <PastToo>
        <ListSearch text={list.text} onText={list.setText} placeholder={t('rate.search', 'Card, role or skill')} />
      </PastToo>
      <Grid
        id="catalogue.cards"
        label={t('catalogue.cards', 'Rate cards')}
        noun={(n) => t('catalogue.cards.counted', '{n, plural, one {rate} other {rates}}', { n })}
        columns={columns}
        source={source}
        onPeek={(row) => (list.peek === row.card.id ? list.closePeek() : list.openPeek(row.card.id))}
        onCursor={(row) => list.followPeek(row.card.id)}
        onOpen={(row) => list.openPeek(row.card.id)}
        filtered={list.text !== ''}
        onClearFilter={() => list.setText('')}
        rowTone={(row) => (phaseOn(row, today()) === 'past' ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
      {adding ? <CardRateDialog onClose={onAdded} onDone={() => grid.current?.refresh()} /> : null}
    </>
  );
}
