import { useMemo, type Ref } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { connectionSource } from '~/app/environment';
import { useCan } from '~/app/viewer';
import { countColumn, Grid, textColumn, type GridColumn, type GridHandle, type GridProps } from '~/grid';
import { formatCount, t } from '~/i18n';
import type { AuditFilter, AuditGridQuery } from '~/__generated__/AuditGridQuery.graphql';
import { recordName } from './entity';
import { actorText, changesText, othersOf, shortHash, utc } from './model/words';

export type AuditRow = AuditGridQuery['response']['auditEvents']['edges'][number]['node'];

const query = graphql`
  query AuditGridQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: AuditFilter) {
    auditEvents(first: $first, offset: $offset, filter: $filter) {
      edges {
        node {
          id
          at
          actorKind
          actorName
          text
          via
          reason
          chain
          sequence
          hash
          changes {
            field
            from
            to
            fromName
            toName
          }
          account {
            id
            number
            name
          }
          entity {
            ...entity_record
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const recordText = ({ entity, changes }: AuditRow): string => {
  const others = othersOf(changes);
  return others > 0 && entity ? t('audit.andMore', '{name} and {others} more', { name: recordName(entity), others: formatCount(others) }) : recordName(entity);
};

export const columns: readonly GridColumn<AuditRow>[] = [
  textColumn('at', t('audit.time', 'Time (UTC)'), (row) => utc(row.at), { copy: (row) => row.at, width: 200, sortable: false, pinned: 'start', card: 'secondary' }),
  textColumn('actor', t('audit.actor', 'Who'), (row) => actorText(row), { width: 136, sortable: false, card: 'meta' }),
  textColumn('action', t('audit.action', 'What'), (row) => row.text, { width: 168, sortable: false, card: 'primary' }),
  textColumn('entity', t('audit.entity', 'Record'), recordText, { width: 164, sortable: false, card: 'trailing' }),
  textColumn('account', t('audit.account', 'Account'), (row) => row.account?.name, { width: 160, grow: 1, sortable: false }),
  textColumn('changes', t('audit.changes', 'Before → after'), (row) => changesText(row.entity ? row.changes.filter(({ field }) => field !== 'records') : row.changes), { width: 260, grow: 3, sortable: false }),
  textColumn('reason', t('audit.reason', 'Why'), (row) => row.reason, { width: 140, grow: 1, sortable: false }),
  textColumn('via', t('audit.via', 'Via'), (row) => row.via, { width: 80, sortable: false }),
  countColumn('chain', t('audit.chain', 'Chain'), (row) => row.chain, { width: 72, sortable: false, hidden: true }),
  countColumn('sequence', t('audit.sequence', 'No. in chain'), (row) => row.sequence, { width: 104, sortable: false, hidden: true }),
  textColumn('hash', t('audit.hash', 'Hash'), (row) => shortHash(row.hash), { copy: (row) => row.hash, width: 132, sortable: false, hidden: true }),
];

const columnsOfOne = columns.filter((column) => column.id !== 'account');

export interface AuditGridProps {
  id: string;
  /** The events are those of one account, which then need not be named in each row. */
  one?: boolean;
  /** What the view of the list says. */
  shown?: Pick<GridProps<AuditRow>, 'layout' | 'onLayout' | 'density'>;
  filter: AuditFilter;
  filtered: boolean;
  peeked?: string | undefined;
  onPeek: (row: AuditRow) => void;
  onCursor?: (row: AuditRow) => void;
  onClearFilter?: () => void;
  handle?: Ref<GridHandle<AuditRow>>;
}

export function AuditGrid({ id, one, shown, filter, filtered, peeked, onPeek, onCursor, onClearFilter, handle }: AuditGridProps) {
  const environment = useRelayEnvironment();
  const can = useCan();
  const source = useMemo(() => connectionSource<AuditGridQuery, AuditRow>(environment, { query, variables: { filter }, connection: (response) => response.auditEvents }), [environment, filter]);
  return (
    <Grid
      id={id}
      label={t('audit.grid', 'Audit events')}
      noun={(n) => t('audit.counted', '{n, plural, one {audit event} other {audit events}}', { n })}
      columns={one ? columnsOfOne : columns}
      {...shown}
      source={source}
      peeked={peeked}
      onPeek={onPeek}
      onOpen={onPeek}
      {...(onCursor ? { onCursor } : {})}
      {...(onClearFilter ? { onClearFilter } : {})}
      filtered={filtered}
      forbidden={!can('audit:read')}
      autoFocus
      {...(handle ? { handle } : {})}
    />
  );
}
