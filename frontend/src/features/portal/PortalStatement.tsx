import { useNavigate } from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { ForbiddenPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { DocumentMenu } from '~/app/records/DocumentMenu';
import { StatementView } from '~/app/records/StatementView';
import { useCan } from '~/app/viewer';
import { barBuckets } from '~/features/accounts/model/buckets';
import { askedStatement, statementQuery } from '~/features/statements/model/asked';
import { t } from '~/i18n';
import { isZero } from '~/lib/money';
import { today as todayOf } from '~/lib/plaindate';
import { withField } from '~/lib/url';
import { AgeingBar, Chip, DateField, DateText, ErrorBanner, Figure, Figures, Money, Page, PageHeader, RefreshBar, Section, Toolbar } from '~/ui';
import type { PortalStatementAccountsQuery } from '~/__generated__/PortalStatementAccountsQuery.graphql';
import type { PortalStatementQuery } from '~/__generated__/PortalStatementQuery.graphql';
import { ScopeSwitch } from './ScopeSwitch';
import css from './portal.module.css';
import { usePortal } from './usePortal';

/** The statement of an account on a day, on screen and to take away. */
export default function PortalStatement(): ReactNode {
  const can = useCan();
  return can('reports:read') ? <Statement /> : <ForbiddenPage noun={t('statements.noun', 'statements of account')} />;
}

function Statement() {
  const list = useList();
  const navigate = useNavigate();
  const { account, group } = usePortal();
  const { data: own } = useLiveQuery<PortalStatementAccountsQuery>(
    graphql`
      query PortalStatementAccountsQuery {
        viewer {
          id
          accounts {
            id
            name
          }
        }
      }
    `,
    {},
  );
  const today = todayOf();
  const asked = askedStatement(list.filter, today);
  // Nobody chose: the first account of the dealer, with all below it.
  const id = account ?? own.viewer.accounts[0]?.id ?? '';
  const whole = account === undefined || group;
  const forward = asked.kind === 'BALANCE_FORWARD';
  const { data, refreshing, problem, refresh } = useLiveQuery<PortalStatementQuery>(
    graphql`
      query PortalStatementQuery($account: ID!, $kind: StatementKind!, $asOf: Date!, $from: Date, $group: Boolean!) {
        statements(accountId: $account, kind: $kind, asOf: $asOf, from: $from, includeChildren: $group) {
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
    { account: id, kind: asked.kind, asOf: asked.asOf, group: whole, ...(forward ? { from: asked.from } : {}) },
    ['Invoice', 'Payment', 'CreditMemo', 'Application'],
  );
  const { statements } = data;
  const shown = statements.find((entry) => entry.currency === list.filter['currency']?.[0]) ?? statements.find((entry) => !isZero(entry.balance)) ?? statements[0];
  const set = (field: string, value: string | null) => list.setFilter(withField(list.filter, field, value ? [value] : []));
  const title = t('statements.title', 'Statement of account');
  return (
    <Page title={title}>
      <RefreshBar active={refreshing} />
      <PageHeader
        title={title}
        actions={
          <>
            <Suspense>
              <ScopeSwitch />
            </Suspense>
            <DocumentMenu path={`statements/${id}`} name={`statement-${asked.asOf}`} formats={['pdf', 'xlsx']} query={statementQuery({ ...asked, group: whole, breakdown: null }, shown?.currency)} />
          </>
        }
      />
      <Toolbar label={t('list.filter', 'Filter')}>
        <div className={css.day}>
          <DateField label={t('account.asOf', 'As of')} value={asked.asOf} max={today} onChange={(day) => set('asof', day === today ? null : day)} />
        </div>
        <Chip pressed={!forward} onToggle={() => set('kind', null)}>
          {t('statements.openItem', 'Open items')}
        </Chip>
        <Chip pressed={forward} onToggle={() => set('kind', 'BALANCE_FORWARD')}>
          {t('statements.forward', 'Balance forward')}
        </Chip>
        {forward ? (
          <div className={css.day}>
            <DateField label={t('statements.from', 'From')} value={asked.from} max={asked.asOf} onChange={(day) => set('from', day)} />
          </div>
        ) : null}
        {statements.length > 1
          ? statements.map((entry) => (
              <Chip key={entry.currency} pressed={entry === shown} onToggle={() => set('currency', entry.currency)}>
                {entry.currency}
              </Chip>
            ))
          : null}
      </Toolbar>
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label={title}>
        <div className={css.statement}>
          <Section>
            {account === undefined && own.viewer.accounts.length > 1 ? <p className={css.muted}>{t('portal.statement.of', 'This is the statement of {name} and all below it. Others are chosen above.', { name: own.viewer.accounts[0]?.name ?? '' })}</p> : null}
            {shown ? (
              <div className={css.stack}>
                <Figures>
                  <Figure label={t('statements.balance', 'Balance')} value={<Money value={shown.balance} unit="code" zero="digits" />} hint={<DateText date={shown.asOf} />} />
                </Figures>
                {shown.ageing.some((bucket) => !isZero(bucket.amount)) ? (
                  <div className={css.bar}>
                    <AgeingBar buckets={barBuckets(shown.ageing, shown.currency)} total={shown.balance} onToggle={(bucket) => void navigate({ to: '/invoices', search: { f: `bucket:${bucket},currency:${shown.currency}` } as never })} />
                  </div>
                ) : null}
              </div>
            ) : (
              <p>{t('statement.empty', 'Nothing was open on this day.')}</p>
            )}
          </Section>
          {shown ? <StatementView key={shown.currency} statement={shown} /> : null}
        </div>
      </div>
    </Page>
  );
}
