import { useMemo } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useList } from '~/app/list';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { EntryDialog } from '~/app/records/EntryDialog';
import { listSource } from '~/app/records/listed';
import { dateColumn, Grid, stateColumn, textColumn, type GridColumn } from '~/grid';
import { locale, t } from '~/i18n';
import { addDays, startOfMonth, today } from '~/lib/plaindate';
import { formatRate } from '~/lib/rate';
import type { IndicesMutation } from '~/__generated__/IndicesMutation.graphql';
import type { IndicesQuery } from '~/__generated__/IndicesQuery.graphql';
import { phaseOn } from './model/prices';
import { withEnds, withoutPast } from './model/series';
import { phase } from './model/words';
import { PastToo } from './PastToo';
import { usePart, type PartProps } from './usePart';

type Row = IndicesQuery['response']['indexValues'][number] & { readonly endsOn: string | null };

const query = graphql`
  query IndicesQuery {
    indexValues {
      id
      code
      startsOn
      value
    }
  }
`;

const columns: readonly GridColumn<Row>[] = [
  textColumn('code', t('index.code', 'Index'), (row) => row.code, { width: 160, pinned: 'start', sortable: false, card: 'primary' }),
  stateColumn('phase', t('contracts.status', 'Status'), (row) => phase(row), { width: 104, sortable: false, card: 'meta' }),
  textColumn('value', t('index.value', 'Value'), (row) => formatRate(row.value, locale(), 1), { copy: (row) => row.value, width: 120, align: 'end', sortable: false, card: 'trailing' }),
  dateColumn('startsOn', t('filter.from', 'From'), (row) => row.startsOn, { sortable: false, card: 'secondary' }),
  dateColumn('endsOn', t('filter.to', 'To'), (row) => row.endsOn, { sortable: false }),
];

/** What escalators follow. */
export function Indices({ adding, onAdded, changes }: PartProps) {
  const list = useList();
  const environment = useRelayEnvironment();
  const grid = usePart<Row>(changes, ['IndexValue']);
  const past = list.filter['past']?.[0] === 'too';
  const source = useMemo(
    () =>
      listSource<IndicesQuery, Row>(environment, {
        query,
        variables: {},
        list: ({ indexValues }) =>
          withoutPast(
            withEnds(indexValues, (entry) => entry.code, (day) => addDays(day, -1)),
            today(),
            past,
          ),
        part: past ? 'past' : '',
      }),
    [environment, past],
  );
  const { key, renew } = useIdempotencyKey();
  const [commit] = useCommit<IndicesMutation>(graphql`
    mutation IndicesMutation($input: PublishIndexValueInput!) {
      publishIndexValue(input: $input) {
        indexValue {
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
        id="catalogue.indices"
        label={t('catalogue.indices', 'Price indices')}
        noun={(n) => t('catalogue.indices.counted', '{n, plural, one {index value} other {index values}}', { n })}
        columns={columns}
        source={source}
        rowTone={(row) => (phaseOn(row, today()) === 'past' ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
      {adding ? (
        <EntryDialog
          size="sm"
          title={t('index.title', 'New value of a price index')}
          submit={t('index.publish', 'Publish')}
          fields={[
            { name: 'code', label: t('index.code', 'Index'), required: true, maxLength: 40, hint: t('index.code.hint', 'Such as CPI-US') },
            { name: 'value', label: t('index.value', 'Value'), kind: 'decimal', required: true },
            { name: 'startsOn', label: t('filter.from', 'From'), kind: 'day', required: true },
          ]}
          start={{ code: '', value: '', startsOn: startOfMonth(today()) }}
          save={async (values) => {
            const answer = await commit({ input: { ...values, idempotencyKey: key() } });
            if (!answer) return null;
            renew();
            return answer.publishIndexValue.userErrors;
          }}
          done={({ code }) => t('index.done', 'The value of {code} is published', { code })}
          onClose={onAdded}
          onDone={() => grid.current?.refresh()}
        />
      ) : null}
    </>
  );
}
