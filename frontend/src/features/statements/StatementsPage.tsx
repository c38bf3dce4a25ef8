import { useNavigate } from '@tanstack/react-router';
import { Suspense, useMemo, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ForbiddenPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { DocumentMenu } from '~/app/records/DocumentMenu';
import { Loading } from '~/app/records/Loading';
import { StatementView } from '~/app/records/StatementView';
import { useCan } from '~/app/viewer';
import { barBuckets } from '~/features/accounts/model/buckets';
import { t } from '~/i18n';
import { isZero } from '~/lib/money';
import { today as todayOf } from '~/lib/plaindate';
import { withField, type Filter } from '~/lib/url';
import { AgeingBar, Button, Chip, DateField, DateText, Empty, ErrorBanner, Figure, Money, Page, PageHeader, RefreshBar, Section, SelectField, Skeleton } from '~/ui';
import type { StatementsPageQuery } from '~/__generated__/StatementsPageQuery.graphql';
import { AskedAccount } from './AskedAccount';
import { askedStatement, breakdowns, statementQuery, type AskedStatement, type Breakdown } from './model/asked';
import css from './statements.module.css';

const breakdownName = (breakdown: Breakdown): string =>
  ({
    PRODUCT: t('breakdown.product', 'Product'),
    SITE: t('breakdown.site', 'Site'),
    COST_CENTRE: t('breakdown.costCentre', 'Cost centre'),
    CONTRACT: t('breakdown.contract', 'Contract'),
    SERVICE: t('breakdown.service', 'Service'),
  })[breakdown];

/** A statement of account on screen, and as the file that the client gets. All of what it is asked for is in the address. */
export default function StatementsPage(): ReactNode {
  const can = useCan();
  return can('reports:read') ? <Statements /> : <ForbiddenPage noun={t('statements.noun', 'statements of account')} />;
}

function Statements() {
  const list = useList();
  const { filter, setFilter } = list;
  const today = todayOf();
  const asked = askedStatement(filter, today);
  const set = (field: string, value: string | null | undefined) => setFilter(withField(filter, field, value ? [value] : []));
  return (
    <Page title={t('statements.title', 'Statement of account')}>
      <PageHeader title={t('statements.title', 'Statement of account')} />
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label={t('statements.title', 'Statement of account')}>
        <div className={css.asked}>
          <Suspense fallback={<Skeleton height={32} />}>
            <AskedAccount key={asked.account ?? ''} id={asked.account} onChange={(id) => setFilter({ ...filter, account: id ? [id] : [], group: [], currency: [] })} />
          </Suspense>
          <SelectField
            label={t('statements.kind', 'Kind')}
            value={asked.kind}
            onChange={(kind) => set('kind', kind === 'OPEN_ITEM' ? null : kind)}
            options={[
              { value: 'OPEN_ITEM' as const, label: t('statements.openItem', 'Open items') },
              { value: 'BALANCE_FORWARD' as const, label: t('statements.forward', 'Balance forward') },
            ]}
          />
          {asked.kind === 'BALANCE_FORWARD' ? <DateField label={t('statements.from', 'From')} value={asked.from} max={asked.asOf} onChange={(day) => set('from', day)} /> : null}
          <DateField label={t('account.asOf', 'As of')} value={asked.asOf} max={today} onChange={(day) => set('asof', day === today ? null : day)} />
          <SelectField
            label={t('statements.breakdown', 'Broken down by')}
            value={asked.breakdown ?? 'NONE'}
            onChange={(breakdown) => set('by', breakdown === 'NONE' ? null : breakdown)}
            options={[{ value: 'NONE' as const, label: t('statements.noBreakdown', 'No breakdown') }, ...breakdowns.map((value) => ({ value, label: breakdownName(value) }))]}
          />
        </div>
        {asked.account ? (
          <Loading id={asked.account}>
            <Body asked={asked} account={asked.account} filter={filter} onFilter={setFilter} />
          </Loading>
        ) : (
          <Empty kind="new" noun="" icon="ledger" title={t('statements.choose', 'Choose an account')} text={t('statements.choose.text', 'Its statement appears here, and can be taken along as PDF or Excel.')} />
        )}
      </div>
    </Page>
  );
}

function Body({ asked, account, filter, onFilter }: { asked: AskedStatement; account: string; filter: Filter; onFilter: (filter: Filter) => void }) {
  const navigate = useNavigate();
  const { data, refreshing, problem, refresh } = useLiveQuery<StatementsPageQuery>(
    graphql`
      query StatementsPageQuery($account: ID!, $kind: StatementKind!, $asOf: Date!, $from: Date, $group: Boolean!, $breakdown: Breakdown) {
        node(id: $account) {
          __typename
          ... on Account {
            id
            children(first: 1) {
              totalCount
            }
          }
        }
        statements(accountId: $account, kind: $kind, asOf: $asOf, from: $from, includeChildren: $group, breakdown: $breakdown) {
          currency
          asOf
          balance {
            amount
            currency
          }
          ageing {
            name
            count
            amount {
              amount
              currency
            }
          }
          ...StatementView_statement
        }
      }
    `,
    { account, kind: asked.kind, asOf: asked.asOf, group: asked.group, ...(asked.kind === 'BALANCE_FORWARD' ? { from: asked.from } : {}), ...(asked.breakdown ? { breakdown: asked.breakdown } : {}) },
    ['Invoice', 'Payment', 'CreditMemo', 'Application'],
  );
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'statement.reconcile', label: t('command.statement.reconcile', 'Reconcile this account'), group: t('command.group.statements', 'Statements'), icon: 'check', run: () => void navigate({ to: '/reconciliation', search: { f: `account:${account}` } as never }) },
        { id: 'statement.account', label: t('command.statement.account', 'Open this account'), group: t('command.group.statements', 'Statements'), icon: 'accounts', run: () => void navigate({ to: '/accounts/$id', params: { id: account } as never }) },
      ],
      [navigate, account],
    ),
  );
  const { statements } = data;
  const shown = statements.find((entry) => entry.currency === filter['currency']?.[0]) ?? statements.find((entry) => !isZero(entry.balance)) ?? statements[0];
  const hasGroup = data.node?.__typename === 'Account' && (data.node.children.totalCount ?? 1) > 0;
  return (
    <div className={css.body}>
      <RefreshBar active={refreshing} />
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      <Section>
        <div className={css.chips} role="group" aria-label={t('account.scope', 'Figures of')}>
          {hasGroup || asked.group ? (
            <>
              <Chip pressed={!asked.group} onToggle={() => onFilter(withField(filter, 'group', []))}>
                {t('account.scope.one', 'This account')}
              </Chip>
              <Chip pressed={asked.group} onToggle={() => onFilter(withField(filter, 'group', ['all']))}>
                {t('account.scope.all', 'Whole group')}
              </Chip>
            </>
          ) : null}
          {statements.length > 1
            ? statements.map((entry) => (
                <Chip key={entry.currency} pressed={entry === shown} onToggle={() => onFilter(withField(filter, 'currency', [entry.currency]))}>
                  {entry.currency}
                </Chip>
              ))
            : null}
          <div className={css.ways}>
            <Button kind="quiet" icon="accounts" onClick={() => void navigate({ to: '/accounts/$id', params: { id: account } as never })}>
              {t('statements.account', 'Open the account')}
            </Button>
            <Button kind="quiet" icon="check" onClick={() => void navigate({ to: '/reconciliation', search: { f: `account:${account}` } as never })}>
              {t('statements.reconcile', 'Reconcile')}
            </Button>
          </div>
          {shown ? <DocumentMenu path={`statements/${account}`} name={`statement-${asked.asOf}`} formats={['pdf', 'xlsx']} query={statementQuery(asked, shown.currency)} /> : null}
        </div>
        {shown ? (
          <>
            <div className={css.figures}>
              <Figure label={t('statements.balance', 'Balance')} value={<Money value={shown.balance} unit="code" zero="digits" />} hint={<DateText date={shown.asOf} />} />
            </div>
            {shown.ageing.some((bucket) => !isZero(bucket.amount)) ? (
              <div className={css.bar}>
                <AgeingBar
                  buckets={barBuckets(shown.ageing, shown.currency)}
                  total={shown.balance}
                  onToggle={(bucket) => void navigate({ to: '/accounts/$id', params: { id: account } as never, search: { f: `bucket:${bucket}${asked.group ? ',group:all' : ''}` } as never })}
                />
              </div>
            ) : null}
          </>
        ) : (
          <p>{t('statement.empty', 'Nothing was open on this day.')}</p>
        )}
      </Section>
      {shown ? <StatementView key={shown.currency} statement={shown} by={asked.breakdown ? breakdownName(asked.breakdown) : undefined} /> : null}
    </div>
  );
}
