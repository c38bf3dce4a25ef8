import { useEffect, useMemo, useRef } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { listSource } from '~/app/records/listed';
import { changeText, percentText, priceText, rateText } from '~/app/records/Rate';
import { useEvents } from '~/app/useEvents';
import { dateColumn, Grid, stateColumn, textColumn, type GridColumn, type GridHandle } from '~/grid';
import { t } from '~/i18n';
import type { PlainDate } from '~/lib/plaindate';
import { dateText } from '~/ui';
import type { ContractLinesQuery } from '~/__generated__/ContractLinesQuery.graphql';
import { isMeasured } from './model/line';
import { frequencyName, kindName, lineState, measureName, pricingName, timingName } from './model/words';
import { Steps, stepsText } from './Steps';

type Row = Extract<NonNullable<ContractLinesQuery['response']['node']>, { __typename: 'Contract' }>['lines'][number];

const query = graphql`
  query ContractLinesQuery($id: ID!, $asOf: Date) {
    node(id: $id) {
      __typename
      ... on Contract {
        id
        lines(asOf: $asOf) {
          id
          lineNo
          kind
          description
          quantity
          unitPrice
          listPriced
          frequency
          timing
          startsOn
          endsOn
          contractedOn
          installedOn
          functionalOn
          disconnectedOn
          billedThrough
          promotionEndsOn
          minimum
          site
          costCentre
          replacesId
          state
          product {
            id
            code
            name
            unit
          }
          pricing {
            kind
            tiers {
              unitPrice
            }
          }
          escalator {
            percent
            index
            months
          }
          promotion {
            id
            code
            percent
          }
        }
      }
    }
  }
`;

/** What a unit costs, in words: the catalogue's price, tiers, or a price. */
export function pricingText(line: Pick<Row, 'kind' | 'listPriced' | 'unitPrice' | 'pricing'>, currency: string): string {
  if (line.kind === 'TIME') return t('line.byCard', 'Rate card');
  if (line.pricing && line.pricing.tiers.length > 0) return t('line.tiers', '{kind}, {n, plural, one {# tier} other {# tiers}}', { kind: pricingName(line.pricing.kind), n: line.pricing.tiers.length });
  return line.listPriced ? t('line.listPrice', 'List price') : priceText(line.unitPrice, currency);
}

export function escalatorText(escalator: { readonly percent: string; readonly index: string; readonly months: number }): string {
  const by = escalator.index === '' ? changeText(escalator.percent) : escalator.index;
  return escalator.months === 12 ? t('line.rises.yearly', '{by} a year', { by }) : t('line.rises.every', '{by} every {n} months', { by, n: escalator.months });
}

const columnsFor = (currency: string, draft: boolean): readonly GridColumn<Row>[] => [
  textColumn('lineNo', '#', (row) => String(row.lineNo), { width: 56, pinned: 'start', sortable: false, align: 'end' }),
  textColumn('description', t('lines.description', 'Description'), (row) => row.description || row.product.name, { width: 180, grow: 2, sortable: false, card: 'primary' }),
  textColumn('product', t('lines.product', 'Product'), (row) => row.product.code, { width: 124, sortable: false, hidden: true }),
  // Nothing of a draft is live.
  ...(draft ? [] : [stateColumn<Row>('state', t('contracts.status', 'Status'), (row) => lineState(row.state), { width: 88, sortable: false, card: 'meta' })]),
  { id: 'steps', label: t('line.steps', 'Milestones'), text: stepsText, cell: (row) => <Steps line={row} />, width: 92, card: 'meta' },
  textColumn('kind', t('line.kind', 'Kind'), (row) => kindName(row.kind), { width: 90, sortable: false }),
  textColumn('quantity', t('lines.quantity', 'Quantity'), (row) => (isMeasured(row.kind) ? measureName(row.kind) : rateText(row.quantity)), { copy: (row) => (isMeasured(row.kind) ? '' : row.quantity), width: 112, align: 'end', sortable: false }),
  textColumn('price', t('lines.price', 'Price'), (row) => pricingText(row, currency), {
    copy: (row) => (row.listPriced || row.pricing ? '' : row.unitPrice),
    width: 112,
    align: 'end',
    sortable: false,
    card: 'trailing',
  }),
  textColumn('every', t('line.every', 'Billed'), (row) => (row.kind === 'ONE_TIME' ? frequencyName('ONE_TIME') : `${frequencyName(row.frequency)}, ${timingName(row.timing).toLowerCase()}`), { width: 150, sortable: false, card: 'secondary' }),
  textColumn('escalator', t('line.escalator', 'Escalator'), (row) => (row.escalator ? escalatorText(row.escalator) : ''), { width: 104, sortable: false }),
  textColumn('promotion', t('line.promotion', 'Promotion'), (row) => (row.promotion ? `${row.promotion.code} −${percentText(row.promotion.percent)}${row.promotionEndsOn ? ` ${t('line.until', 'to')} ${dateText(row.promotionEndsOn)}` : ''}` : ''), { width: 136, sortable: false }),
  dateColumn('billedThrough', t('line.billedThrough', 'Billed through'), (row) => row.billedThrough, { sortable: false }),
  dateColumn('startsOn', t('contracts.from', 'From'), (row) => row.startsOn, { sortable: false }),
  dateColumn('endsOn', t('contracts.to', 'To'), (row) => row.endsOn, { sortable: false }),
  textColumn('site', t('inventory.siteName', 'Site'), (row) => row.site, { width: 128, sortable: false }),
  textColumn('costCentre', t('inventory.costCentre', 'Cost centre'), (row) => row.costCentre, { width: 104, sortable: false }),
];

export interface LinesProps {
  id: string;
  /** Null: all lines that ever were. */
  asOf: PlainDate | null;
  currency: string;
  draft: boolean;
  /** Grows with every change that somebody makes on this page. */
  changes: number;
  peeked: string | undefined;
  onPeek: (id: string) => void;
  onClose: () => void;
  onFollow: (id: string) => void;
  onAll: () => void;
}

/** The lines of a contract that are in force on a day. */
export function ContractLines({ id, asOf, currency, draft, changes, peeked, onPeek, onClose, onFollow, onAll }: LinesProps) {
  const environment = useRelayEnvironment();
  const grid = useRef<GridHandle<Row>>(null);
  const source = useMemo(
    () => listSource<ContractLinesQuery, Row>(environment, { query, variables: { id, asOf }, list: ({ node }) => (node?.__typename === 'Contract' ? node.lines : []) }),
    [environment, id, asOf],
  );
  const columns = useMemo(() => columnsFor(currency, draft), [currency, draft]);
  useEvents(['Contract', 'ContractLine'], () => grid.current?.refresh());
  const seen = useRef(changes);
  useEffect(() => {
    if (changes === seen.current) return;
    seen.current = changes;
    grid.current?.refresh();
  }, [changes]);
  return (
    <Grid
      id="contract.lines"
      label={t('contract.lines', 'Lines')}
      noun={(n) => t('contract.lines.counted', '{n, plural, one {line} other {lines}}', { n })}
      columns={columns}
      source={source}
      peeked={peeked}
      onPeek={(row) => (peeked === row.id ? onClose() : onPeek(row.id))}
      onCursor={(row) => onFollow(row.id)}
      onOpen={(row) => onPeek(row.id)}
      filtered={asOf !== null}
      {...(asOf === null ? {} : { onClearFilter: onAll })}
      rowTone={(row) => (row.state === 'ENDED' ? 'dimmed' : undefined)}
      autoFocus
      handle={grid}
    />
  );
}
