import { useNavigate } from '@tanstack/react-router';
import { Suspense, useMemo, useRef, useState, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ForbiddenPage } from '~/app/errors';
import { later } from '~/app/later';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { AsOf } from '~/app/records/AsOf';
import { ExportButton, ExportHost } from '~/app/records/ExportButton';
import { FilterMenu } from '~/app/records/filters';
import { shareText } from '~/app/records/Rate';
import { useCan, useViewer } from '~/app/viewer';
import { AccountPeek } from '~/features/accounts';
import { barBuckets, bucketNames } from '~/features/accounts/model/buckets';
import { accountKinds } from '~/features/accounts/model/kinds';
import { kindName } from '~/features/accounts/model/names';
import type { GridHandle } from '~/grid';
import { formatCount, t } from '~/i18n';
import { compare, subtract } from '~/lib/money';
import { today as dayNow } from '~/lib/plaindate';
import { toggleValue, withField } from '~/lib/url';
import { Button, Chip, DateText, Empty, ErrorBanner, Figure, Icon, Money, Page, PageHeader, RefreshBar, Spring, Toolbar } from '~/ui';
import type { AgeingPageQuery } from '~/__generated__/AgeingPageQuery.graphql';
import css from './ageing.module.css';
import type { AgeingRow } from './AgeingGrid';
import { variablesOf } from './model/ahead';
import { invoiceList, reportOf } from './model/filter';

// The figures come first.
const AgeingGrid = later(() => import('./AgeingGrid'));
const BucketChart = later(
  () => import('./BucketChart'),
  () => <div style={{ height: 220 }} />,
);

const query = graphql`
  query AgeingPageQuery($asOf: Date, $basis: AgeingBasis!, $filter: AgeingFilter) {
    ageing(asOf: $asOf, basis: $basis, filter: $filter) {
      asOf
      basis
      currency
      count
      buckets {
        name
        count
        amount {
          amount
          currency
        }
      }
      total {
        amount
        currency
      }
      pastDue {
        amount
        currency
      }
      unappliedCash {
        amount
        currency
      }
      unappliedCredit {
        amount
        currency
      }
      ledgerTotal {
        amount
        currency
      }
    }
    businessUnits {
      id
      code
      name
    }
  }
`;

type Ageing = AgeingPageQuery['response']['ageing'][number];

/** What is owed by age: figures, tie to the ledger, chart, and every account. */
export default function AgeingPage(): ReactNode {
  const can = useCan();
  return can('reports:read') ? <Dashboard /> : <ForbiddenPage noun={t('ageing.reports', 'reports')} />;
}

function Dashboard() {
  const list = useList();
  const navigate = useNavigate();
  const viewer = useViewer();
  const can = useCan();
  const grid = useRef<GridHandle<AgeingRow>>(null);
  const [asTable, setAsTable] = useState(false);
  const [exporting, setExporting] = useState(false);
  const today = dayNow();
  const { filter, setFilter } = list;
  const report = useMemo(() => reportOf(filter, viewer.id, today), [filter, viewer.id, today]);
  const { data, refreshing, problem, refresh } = useLiveQuery<AgeingPageQuery>(
    query,
    variablesOf(report),
    ['Invoice', 'Payment', 'CreditMemo'],
  );
  const again = () => {
    refresh();
    grid.current?.refresh();
  };
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'list.export', label: t('command.export', 'Export the list'), group: t('command.group.list', 'List'), icon: 'download', keys: 'e', permission: 'exports:run', run: () => setExporting(true) },
        { id: 'ageing.table', label: t('command.ageing.table', 'Chart or table'), group: t('command.group.list', 'List'), icon: 'columns', run: () => setAsTable((value) => !value) },
        {
          id: 'list.refresh',
          label: t('command.refresh', 'Read the list again'),
          group: t('command.group.list', 'List'),
          icon: 'refresh',
          run: () => {
            refresh();
            grid.current?.refresh();
          },
        },
      ],
      [refresh],
    ),
  );
  const shown = data.ageing.find((entry) => entry.currency === filter['currency']?.[0]) ?? data.ageing.toSorted((left, right) => right.count - left.count)[0];
  const open = (buckets: readonly string[]) => {
    if (!shown || !can('invoices:read')) return undefined;
    const f = invoiceList(report, today, shown.currency, filter, buckets);
    return () => void navigate({ to: '/invoices', search: { f } as never });
  };
  const openBucket = (key: string) => open([key])?.();
  const filterProps = { filter, onFilter: setFilter };
  const { currency: _, ...besidesCurrency } = filter;
  const filtered = Object.keys(besidesCurrency).length > 0;
  const what = { kind: 'AGEING' as const, asOf: report.asOf, ageing: report.filter, ageingBasis: report.basis };
  return (
    <Page
      title={t('ageing.title', 'Ageing')}
      peek={
        list.peek ? (
          <Suspense>
            <AccountPeek
              key={list.peek}
              id={list.peek}
              asOf={report.asOf === today ? undefined : report.asOf}
              onClose={() => (list.closePeek(), grid.current?.focus())}
              onOpen={() => list.peek && void navigate({ to: '/accounts/$id', params: { id: list.peek } as never, search: (report.asOf === today ? {} : { f: `asof:${report.asOf}` }) as never })}
            />
          </Suspense>
        ) : null
      }
    >
      <RefreshBar active={refreshing} />
      <PageHeader title={t('ageing.title', 'Ageing')} meta={<DateText date={report.asOf} />} actions={<ExportButton what={what} noun={t('ageing.export', 'the ageing')} />} />
      <Toolbar label={t('list.filter', 'Filter')}>
        <AsOf value={report.asOf} today={today} onChange={(date) => setFilter(withField(filter, 'asof', date === today ? [] : [date]))} />
        <FilterMenu {...filterProps} single field="basis" label={t('ageing.basis', 'Aged by')} options={[{ value: 'due', label: t('ageing.due', 'due date') }, { value: 'issue', label: t('ageing.issue', 'issue date') }]} />
        {data.businessUnits.length > 1 ? <FilterMenu {...filterProps} single field="unit" label={t('account.unit', 'Business unit')} options={data.businessUnits.map((unit) => ({ value: unit.id, label: `${unit.code} ${unit.name}` }))} /> : null}
        <FilterMenu {...filterProps} field="kind" label={t('accounts.kind', 'Kind')} options={accountKinds.map((value) => ({ value, label: kindName(value) }))} />
        <Chip pressed={filter['book']?.includes('mine') ?? false} onToggle={() => setFilter(toggleValue(filter, 'book', 'mine'))}>
          {t('list.myBook', 'My book')}
        </Chip>
        {data.ageing.length > 1
          ? data.ageing.map((entry) => (
              <Chip key={entry.currency} pressed={entry === shown} onToggle={() => setFilter(withField(filter, 'currency', [entry.currency]))}>
                {entry.currency}
              </Chip>
            ))
          : null}
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      {problem ? (
        <div className={css.problem}>
          <ErrorBanner problem={problem} onRetry={again} />
        </div>
      ) : null}
      {shown ? (
        <div className={css.page}>
          <div className={css.top}>
            <div className={css.figures}>
              <div className={css.pairs}>
                <Figure label={t('ageing.total', 'Open')} value={<Money value={shown.total} unit="symbol" zero="digits" />} hint={t('ageing.items', '{n, plural, one {# invoice} other {# invoices}}', { n: shown.count })} {...optional(open([]))} />
                <Figure label={t('accounts.pastDue', 'Past due')} value={<Money value={shown.pastDue} unit="symbol" zero="digits" />} hint={t('ageing.share.of', '{share} of what is open', { share: shareText(shown.pastDue, shown.total) })} {...optional(open(bucketNames.slice(1)))} />
                <Figure
                  label={t('account.unappliedCash', 'Unapplied cash')}
                  value={<Money value={shown.unappliedCash} unit="symbol" zero="digits" />}
                  {...optional(can('payments:read') && report.asOf === today && !filtered ? () => void navigate({ to: '/payments', search: { f: `currency:${shown.currency},tab:unapplied` } as never }) : undefined)}
                />
                <Figure label={t('account.unappliedCredit', 'Unapplied credit')} value={<Money value={shown.unappliedCredit} unit="symbol" zero="digits" />} {...optional(can('credits:read') && report.asOf === today && !filtered ? () => void navigate({ to: '/credits', search: { f: `currency:${shown.currency},tab:unapplied` } as never }) : undefined)} />
              </div>
              <Tie ageing={shown} />
            </div>
            <div>
              {asTable ? (
                <BucketTable ageing={shown} onOpen={open([]) ? openBucket : undefined} />
              ) : (
                <BucketChart columns={barBuckets(shown.buckets, shown.currency)} total={shown.total} onOpen={open([]) ? openBucket : undefined} />
              )}
              <div className={css.foot}>
                <span>{report.basis === 'DUE_DATE' ? t('ageing.byDue', 'Days after the due date') : t('ageing.byIssue', 'Days after the issue date')}</span>
                <button type="button" className={css.toggle} onClick={() => setAsTable(!asTable)}>
                  {asTable ? t('ageing.asChart', 'Show as chart') : t('ageing.asTable', 'Show as table')}
                </button>
              </div>
            </div>
          </div>
          <div className={css.grid}>
            <AgeingGrid report={report} currency={shown.currency} totals={totalsOf(shown)} filtered={filtered} handle={grid} />
          </div>
        </div>
      ) : (
        <Empty kind={filtered ? 'filtered' : 'new'} noun={t('ageing.receivables', 'open receivables')} icon="ageing" onClear={list.clearFilter} />
      )}
      {exporting ? <ExportHost what={what} noun={t('ageing.export', 'the ageing')} onClose={() => setExporting(false)} /> : null}
    </Page>
  );
}

const optional = (onClick: (() => void) | undefined): { onClick?: () => void } => (onClick ? { onClick } : {});

function totalsOf(ageing: Ageing): Record<string, ReactNode> {
  return {
    ...Object.fromEntries(barBuckets(ageing.buckets, ageing.currency).map((bucket) => [bucket.key, <Money key={bucket.key} value={bucket.amount} />])),
    total: <Money value={ageing.total} />,
    pastDue: <Money value={ageing.pastDue} />,
    unappliedCash: <Money value={ageing.unappliedCash} />,
    unappliedCredit: <Money value={ageing.unappliedCredit} />,
  };
}

/** Whether the open items and the journal's control account say the same. */
function Tie({ ageing: { total, ledgerTotal } }: { ageing: Ageing }) {
  if (!ledgerTotal) {
    return (
      <div className={css.tie} data-partial="">
        <Icon name="info" size={14} />
        <span>{t('ageing.partial', 'Covers some accounts only, so there is no ledger balance to compare with.')}</span>
      </div>
    );
  }
  const equal = compare(total, ledgerTotal) === 0;
  return (
    <div className={css.tie} data-off={equal ? undefined : ''} role="status">
      <Icon name={equal ? 'check' : 'dispute'} size={14} />
      <div>
        <div>{equal ? t('ageing.ties', 'Ties to the ledger') : t('ageing.off', 'Differs from the ledger')}</div>
        <dl>
          <div>
            <dt>{t('ageing.openItems', 'Open items')}</dt>
            <dd>
              <Money value={total} unit="code" zero="digits" />
            </dd>
          </div>
          <div>
            <dt>{t('ageing.control', 'Control account')}</dt>
            <dd>
              <Money value={ledgerTotal} unit="code" zero="digits" />
            </dd>
          </div>
          {equal ? null : (
            <div>
              <dt>{t('ageing.difference', 'Difference')}</dt>
              <dd>
                <Money value={subtract(total, ledgerTotal)} unit="code" zero="digits" />
              </dd>
            </div>
          )}
        </dl>
      </div>
    </div>
  );
}

function BucketTable({ ageing, onOpen }: { ageing: Ageing; onOpen: ((key: string) => void) | undefined }) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('ageing.bucket', 'Days past due')}</th>
          <th scope="col">{t('ageing.count', 'Items')}</th>
          <th scope="col">{t('ageing.share', 'Share')}</th>
          <th scope="col">{t('ageing.amount', 'Open')}</th>
        </tr>
      </thead>
      <tbody>
        {barBuckets(ageing.buckets, ageing.currency).map((bucket) => (
          <tr key={bucket.key}>
            <th scope="row">
              {onOpen ? (
                <button type="button" className={css.toggle} onClick={() => onOpen(bucket.key)}>
                  {bucket.label}
                </button>
              ) : (
                bucket.label
              )}
            </th>
            <td>{formatCount(bucket.count)}</td>
            <td>{shareText(bucket.amount, ageing.total)}</td>
            <td>
              <Money value={bucket.amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
