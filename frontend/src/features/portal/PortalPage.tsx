import { useNavigate } from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { later } from '~/app/later';
import { useLiveQuery } from '~/app/query';
import { useViewer } from '~/app/viewer';
import { t } from '~/i18n';
import { isZero } from '~/lib/money';
import { Card, ErrorBanner, Figure, Figures, Money, Page, PageHeader, RefreshBar, Scroll, Section, Skeleton, SkeletonLines } from '~/ui';
import type { PortalPageQuery } from '~/__generated__/PortalPageQuery.graphql';
import { Bar } from './Bar';
import { HomeLists } from './HomeLists';
import type { Accounts } from './model/scope';
import css from './portal.module.css';
import { NextDue } from './NextDue';
import { ScopeSwitch } from './ScopeSwitch';
import { usePortal } from './usePortal';

// Laid out with the rest they would keep a telephone twice as long.
const Lists = later(
  () => Promise.resolve({ default: HomeLists }),
  () => <SkeletonLines lines={8} />,
);

const query = graphql`
  query PortalPageQuery($filter: AgeingFilter) {
    ageing(filter: $filter) {
      currency
      count
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
      buckets {
        name
        count
        amount {
          amount
          currency
        }
      }
    }
  }
`;

export type Owed = PortalPageQuery['response']['ageing'][number];

/** Where a dealer stands: what is owed and since when, what is due next, and what the latest payments were used for. */
export default function PortalPage(): ReactNode {
  const { name } = useViewer();
  const { accounts } = usePortal();
  const { data, refreshing, problem, refresh } = useLiveQuery<PortalPageQuery>(
    query,
    { filter: accounts },
    ['Invoice', 'Payment', 'CreditMemo', 'Application'],
  );
  const owed = data.ageing.filter((entry) => !isZero(entry.total) || !isZero(entry.unappliedCash) || !isZero(entry.unappliedCredit));
  return (
    <Page title={t('portal.title', 'Overview')}>
      <RefreshBar active={refreshing} />
      <PageHeader
        title={t('portal.hello', 'Hello, {name}', { name })}
        actions={<ScopeSwitch />}
      />
      <Scroll>
        <div className={css.home}>
          {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
          {owed.map((entry) => (
            <Standing key={entry.currency} owed={entry} accounts={accounts} />
          ))}
          {owed.length === 0 ? (
            <Card>
              <Section>
                <p className={css.calm}>{t('portal.nothing', 'Nothing is open. Invoices appear here as soon as there is one.')}</p>
              </Section>
            </Card>
          ) : null}
          <Suspense fallback={<SkeletonLines lines={8} />}>
            <Lists />
          </Suspense>
        </div>
      </Scroll>
    </Page>
  );
}

/** The figures of one currency. Each leads to the list that sums to it. */
function Standing({ owed, accounts }: { owed: Owed; accounts: Accounts }) {
  const navigate = useNavigate();
  const show = (to: '/invoices' | '/payments' | '/credits', f: string) => void navigate({ to, search: { f } as never });
  const currency = `currency:${owed.currency}`;
  const late = owed.buckets.reduce((sum, bucket) => (bucket.name === 'CURRENT' ? sum : sum + bucket.count), 0);
  return (
    <Card>
      <Section>
        <div className={css.standing}>
          <Figures>
            <Figure
              label={t('portal.balance', 'Balance')}
              value={<Money value={owed.total} unit="code" zero="digits" />}
              hint={t('account.openCount', '{n, plural, one {# open invoice} other {# open invoices}}', { n: owed.count })}
              onClick={() => show('/invoices', `${currency},status:OPEN|OVERDUE`)}
            />
            <Figure
              label={t('portal.pastDue', 'Past due')}
              value={<Money value={owed.pastDue} unit="code" zero="digits" />}
              hint={late > 0 ? t('portal.pastDue.count', '{n, plural, one {# invoice} other {# invoices}}', { n: late }) : t('portal.pastDue.none', 'all in time')}
              onClick={() => show('/invoices', `${currency},status:OVERDUE`)}
            />
            <Suspense fallback={<Figure label={t('portal.next', 'Next due')} value={<Skeleton width={120} height="1lh" />} hint={'\u00a0'} />}>
              <NextDue accounts={accounts} currency={owed.currency} onShow={(day) => show('/invoices', `${currency},due:${day}..${day},status:OPEN`)} />
            </Suspense>
            {isZero(owed.unappliedCash) ? null : (
              <Figure label={t('portal.cash', 'Payments not used yet')} value={<Money value={owed.unappliedCash} unit="code" />} onClick={() => show('/payments', `${currency},open:yes`)} />
            )}
            {isZero(owed.unappliedCredit) ? null : (
              <Figure label={t('portal.credits.open', 'Credits not used yet')} value={<Money value={owed.unappliedCredit} unit="code" />} onClick={() => show('/credits', 'open:yes')} />
            )}
          </Figures>
          {isZero(owed.total) ? null : (
            <Bar owed={owed} onShow={(bucket) => show('/invoices', `bucket:${bucket},${currency}`)} />
          )}
        </div>
      </Section>
    </Card>
  );
}
