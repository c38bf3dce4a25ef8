import { useMemo } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useList } from '~/app/list';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { EntryDialog } from '~/app/records/EntryDialog';
import { listSource } from '~/app/records/listed';
import { percentText } from '~/app/records/Rate';
import { dateColumn, Grid, stateColumn, textColumn, type GridColumn } from '~/grid';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import type { PromotionsMutation } from '~/__generated__/PromotionsMutation.graphql';
import type { PromotionsQuery } from '~/__generated__/PromotionsQuery.graphql';
import { phaseOn } from './model/prices';
import { withoutPast } from './model/series';
import { phase } from './model/words';
import { PastToo } from './PastToo';
import { usePart, type PartProps } from './usePart';

type Row = PromotionsQuery['response']['promotions'][number];

const query = graphql`
  query PromotionsQuery {
    promotions {
      id
      code
      name
      percent
      startsOn
      endsOn
    }
  }
`;

const columns: readonly GridColumn<Row>[] = [
  textColumn('code', t('catalogue.code', 'Code'), (row) => row.code, { width: 148, pinned: 'start', sortable: false, card: 'secondary' }),
  textColumn('name', t('catalogue.name', 'Name'), (row) => row.name, { width: 240, grow: 1, sortable: false, card: 'primary' }),
  stateColumn('phase', t('contracts.status', 'Status'), (row) => phase(row), { width: 104, sortable: false, card: 'meta' }),
  textColumn('percent', t('promotion.off', 'Takes off'), (row) => percentText(row.percent), { copy: (row) => row.percent, width: 104, align: 'end', sortable: false, card: 'trailing' }),
  dateColumn('startsOn', t('filter.from', 'From'), (row) => row.startsOn, { sortable: false }),
  dateColumn('endsOn', t('filter.to', 'To'), (row) => row.endsOn, { sortable: false }),
];

/** What takes a percentage off for a while. */
export function Promotions({ adding, onAdded, changes }: PartProps) {
  const list = useList();
  const environment = useRelayEnvironment();
  const grid = usePart<Row>(changes, ['Promotion']);
  const past = list.filter['past']?.[0] === 'too';
  const source = useMemo(
    () => listSource<PromotionsQuery, Row>(environment, { query, variables: {}, list: ({ promotions }) => withoutPast(promotions, today(), past), part: past ? 'past' : '' }),
    [environment, past],
  );
  const { key, renew } = useIdempotencyKey();
  const [commit] = useCommit<PromotionsMutation>(graphql`
    mutation PromotionsMutation($input: AnnouncePromotionInput!) {
      announcePromotion(input: $input) {
        promotion {
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
        id="catalogue.promotions"
        label={t('catalogue.promotions', 'Promotions')}
        noun={(n) => t('catalogue.promotions.counted', '{n, plural, one {promotion} other {promotions}}', { n })}
        columns={columns}
        source={source}
        rowTone={(row) => (phaseOn(row, today()) === 'past' ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
      {adding ? (
        <EntryDialog
          title={t('catalogue.newPromotion', 'New promotion')}
          submit={t('promotion.announce', 'Announce')}
          fields={[
            { name: 'code', label: t('catalogue.code', 'Code'), required: true, maxLength: 60 },
            { name: 'name', label: t('catalogue.name', 'Name'), required: true, maxLength: 200 },
            { name: 'percent', label: t('promotion.percent', 'Percent off'), kind: 'decimal', required: true },
            { name: 'startsOn', label: t('filter.from', 'From'), kind: 'day', required: true },
            { name: 'endsOn', label: t('price.until', 'Last day'), kind: 'day', hint: t('promotion.until.hint', 'Empty: without end') },
          ]}
          start={{ code: '', name: '', percent: '', startsOn: today(), endsOn: '' }}
          save={async ({ endsOn, ...values }) => {
            const answer = await commit({ input: { ...values, ...(endsOn ? { endsOn } : {}), idempotencyKey: key() } });
            if (!answer) return null;
            renew();
            return answer.announcePromotion.userErrors;
          }}
          done={({ code }) => t('promotion.done', '{code} is announced', { code })}
          onClose={onAdded}
          onDone={() => grid.current?.refresh()}
        />
      ) : null}
    </>
  );
}
