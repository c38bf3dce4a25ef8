import { useMemo } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useList } from '~/app/list';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { EntryDialog } from '~/app/records/EntryDialog';
import { listSource } from '~/app/records/listed';
import { dateColumn, Grid, stateColumn, textColumn, type GridColumn } from '~/grid';
import { locale, t } from '~/i18n';
import { addDays, today } from '~/lib/plaindate';
import { formatRate } from '~/lib/rate';
import type { ExchangeRatesMutation } from '~/__generated__/ExchangeRatesMutation.graphql';
import type { ExchangeRatesQuery } from '~/__generated__/ExchangeRatesQuery.graphql';
import { phaseOn } from './model/prices';
import { withEnds, withoutPast } from './model/series';
import { phase } from './model/words';
import { PastToo } from './PastToo';
import { usePart, type PartProps } from './usePart';

type Row = ExchangeRatesQuery['response']['exchangeRates'][number] & { readonly endsOn: string | null };

const query = graphql`
  query ExchangeRatesQuery {
    exchangeRates {
      id
      source
      target
      startsOn
      rate
    }
  }
`;

const columns: readonly GridColumn<Row>[] = [
  textColumn('pair', t('exchange.pair', 'Currencies'), (row) => `${row.source} → ${row.target}`, { width: 160, pinned: 'start', sortable: false, card: 'primary' }),
  stateColumn('phase', t('contracts.status', 'Status'), (row) => phase(row), { width: 104, sortable: false, card: 'meta' }),
  textColumn('rate', t('exchange.rate', 'Rate'), (row) => formatRate(row.rate, locale(), 4), { copy: (row) => row.rate, width: 128, align: 'end', sortable: false, card: 'trailing' }),
  dateColumn('startsOn', t('filter.from', 'From'), (row) => row.startsOn, { sortable: false, card: 'secondary' }),
  dateColumn('endsOn', t('filter.to', 'To'), (row) => row.endsOn, { sortable: false }),
];

/** How much of one currency another buys. */
export function ExchangeRates({ adding, onAdded, changes }: PartProps) {
  const list = useList();
  const environment = useRelayEnvironment();
  const grid = usePart<Row>(changes, ['ExchangeRate']);
  const past = list.filter['past']?.[0] === 'too';
  const source = useMemo(
    () =>
      listSource<ExchangeRatesQuery, Row>(environment, {
        query,
        variables: {},
        list: ({ exchangeRates }) =>
          withoutPast(
            withEnds(exchangeRates, (entry) => `${entry.source} ${entry.target}`, (day) => addDays(day, -1)),
            today(),
            past,
          ),
        part: past ? 'past' : '',
      }),
    [environment, past],
  );
  const { key, renew } = useIdempotencyKey();
  const [commit] = useCommit<ExchangeRatesMutation>(graphql`
    mutation ExchangeRatesMutation($input: PublishExchangeRateInput!) {
      publishExchangeRate(input: $input) {
        exchangeRate {
          id
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
    <>
      <PastToo />
      <Grid
        id="catalogue.exchange"
        label={t('catalogue.exchange', 'Exchange rates')}
        noun={(n) => t('catalogue.exchange.counted', '{n, plural, one {exchange rate} other {exchange rates}}', { n })}
        columns={columns}
        source={source}
        rowTone={(row) => (phaseOn(row, today()) === 'past' ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
      {adding ? (
        <EntryDialog
          size="sm"
          title={t('catalogue.newExchange', 'New exchange rate')}
          submit={t('index.publish', 'Publish')}
          note={t('exchange.note', 'How much of the second currency one unit of the first buys.')}
          fields={[
            { name: 'source', label: t('exchange.source', 'One unit of'), required: true, maxLength: 3, capitals: true },
            { name: 'target', label: t('exchange.target', 'Buys of'), required: true, maxLength: 3, capitals: true },
            { name: 'rate', label: t('exchange.rate', 'Rate'), kind: 'decimal', required: true },
            { name: 'startsOn', label: t('filter.from', 'From'), kind: 'day', required: true },
          ]}
          start={{ source: '', target: 'USD', rate: '', startsOn: today() }}
          save={async (values) => {
            const answer = await commit({ input: { ...values, idempotencyKey: key() } });
            if (!answer) return null;
            renew();
            return answer.publishExchangeRate.userErrors;
          }}
          done={({ source: from, target }) => t('exchange.done', '{from} to {target} is published', { from, target })}
          onClose={onAdded}
          onDone={() => grid.current?.refresh()}
        />
      ) : null}
    </>
  );
}
