import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { NotFoundPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { AsOf } from '~/app/records/AsOf';
import { Attachments } from '~/app/records/Attachments';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { percentText } from '~/app/records/Rate';
import { blocked } from '~/app/records/reasons';
import { useCan, useViewer } from '~/app/viewer';
import { AuditPanel } from '~/features/audit';
import { t } from '~/i18n';
import { perMille, sign } from '~/lib/money';
import { toggleValue, withField } from '~/lib/url';
import { AgeingBar, Badge, Banner, Button, Chip, DateText, ErrorBanner, Figure, Figures, Money, Page, PageHeader, RefreshBar, Spring, Tabs } from '~/ui';
import type { AccountPageQuery } from '~/__generated__/AccountPageQuery.graphql';
import css from './account.module.css';
import { AccountDocuments } from './AccountDocuments';
import { ContractsTab, CreditsTab, InventoryTab, InvoicesTab, PaymentsTab } from './AccountTabs';
import { barBuckets, bucketLabel, bucketNames, bucketsOf, chosenReceivable, sumOfBuckets } from './model/buckets';
import { accountState, functionName, kindName } from './model/names';
import { OpenItems } from './OpenItems';
import { People } from './People';
import { scopeOf } from './scope';
import { SensitivitiesNote } from './SensitivitiesNote';
import { Timeline } from './Timeline';

const EditAccountDialog = lazy(() => import('./EditAccountDialog'));
const AssignDialog = lazy(() => import('./AssignDialog'));

const query = graphql`
  query AccountPageQuery($id: ID!, $asOf: Date, $group: Boolean!) {
    node(id: $id) {
      __typename
      ... on Account {
        id
        number
        name
        kind
        status
        currency
        paymentTerms
        riskClass
        region
        creditLimit {
          amount
          currency
        }
        businessUnit {
          id
          code
          name
        }
        parent {
          id
          number
          name
        }
        children(first: 1) {
          totalCount
        }
        assignments {
          id
          function
          user {
            id
            name
          }
        }
        allowedActions {
          action
          allowed
          reasonCode
        }
        receivable(asOf: $asOf, includeChildren: $group) {
          asOf
          currency
          openInvoices
          oldestDueOn
          balance {
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
        ...SensitivitiesNote_account @alias(as: "mind")
        ...People_account @alias(as: "people")
        ...EditAccountDialog_account @alias(as: "edit")
      }
    }
  }
`;

const wide = '(width >= 1180px)';
const subscribeWide = (tell: () => void) => {
  const media = matchMedia(wide);
  media.addEventListener('change', tell);
  return () => media.removeEventListener('change', tell);
};

/** One account, or it and all below it, on a day: what it owes, why, and what was said about it. */
export default function AccountPage(): ReactNode {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  return <Account key={id} id={id} />;
}

function Account({ id }: { id: string }): ReactNode {
  const list = useList();
  const navigate = useNavigate();
  const can = useCan();
  const viewer = useViewer();
  const [dialog, setDialog] = useState<'edit' | 'assign' | null>(null);
  const roomy = useSyncExternalStore(subscribeWide, () => matchMedia(wide).matches);
  const { filter, setFilter } = list;
  const scope = useMemo(() => scopeOf(id, filter), [id, filter]);
  const past = scope.asOf !== scope.today;
  const { data, refreshing, problem, refresh } = useLiveQuery<AccountPageQuery>(query, { id, group: scope.group, ...(past ? { asOf: scope.asOf } : {}) }, ['Account', 'Invoice', 'Payment', 'CreditMemo']);
  const outsider = viewer.roles.every((role) => role === 'DEALER' || role === 'PARTNER');
  const notes = can('notes:read') && !outsider;

  const tabs = [
    { id: 'open', label: t('account.openItems', 'Open items') },
    { id: 'invoices', label: t('invoices.title', 'Invoices') },
    ...(can('payments:read') ? [{ id: 'payments', label: t('payments.title', 'Payments') }] : []),
    ...(can('credits:read') ? [{ id: 'credits', label: t('credits.title', 'Credits') }] : []),
    ...(can('contracts:read') ? [{ id: 'contracts', label: t('contracts.title', 'Contracts') }] : []),
    ...(can('inventory:read') ? [{ id: 'inventory', label: t('inventory.title', 'Inventory') }] : []),
    { id: 'contacts', label: t('account.contacts', 'Contacts') },
    { id: 'files', label: t('account.files', 'Files') },
    ...(can('audit:read') ? [{ id: 'audit', label: t('audit.title', 'Audit') }] : []),
    ...(notes && !roomy ? [{ id: 'timeline', label: t('timeline.title', 'Timeline') }] : []),
  ];
  const tab = tabs.find((entry) => entry.id === list.tab)?.id ?? 'open';
  const chosen = bucketsOf(filter);

  useCommands(
    useMemo((): Command[] => {
      const bucket = (name: (typeof bucketNames)[number], i: number): Command => ({
        id: `account.bucket.${name}`,
        label: t('command.bucket', 'Open items: {bucket}', { bucket: bucketLabel(name) }),
        group: t('command.group.account', 'Account'),
        icon: 'ageing',
        keys: String(i + 1),
        run: () => {
          setFilter(toggleValue(filter, 'bucket', name));
          list.setTab('');
        },
      });
      return [
        ...bucketNames.map(bucket),
        { id: 'account.edit', label: t('command.account.edit', 'Change master data'), group: t('command.group.account', 'Account'), icon: 'edit', keys: 'm', permission: 'accounts:write', run: () => setDialog('edit') },
        { id: 'account.assign', label: t('command.account.assign', 'Assign to a book'), group: t('command.group.account', 'Account'), icon: 'users', keys: 'a', permission: 'books:assign', run: () => setDialog('assign') },
        { id: 'account.group', label: t('command.account.group', 'This account or the whole group'), group: t('command.group.account', 'Account'), icon: 'accounts', run: () => setFilter(toggleValue(filter, 'group', 'all')) },
        { id: 'account.post', label: t('command.invoice.new', 'Post an invoice'), group: t('command.group.account', 'Account'), icon: 'plus', permission: 'invoices:post', run: () => void navigate({ to: '/invoices/new', search: { account: id } as never }) },
        { id: 'account.refresh', label: t('command.account.refresh', 'Read the account again'), group: t('command.group.account', 'Account'), icon: 'refresh', run: refresh },
      ];
      // The list object changes with the address, and so do the commands.
    }, [filter, setFilter, list, navigate, id, refresh]),
  );

  if (data.node?.__typename !== 'Account') return <NotFoundPage />;
  const account = data.node;
  const owed = chosenReceivable(account.receivable, filter['currency']?.[0] ?? account.currency);
  const used = account.creditLimit && owed && owed.currency === account.creditLimit.currency && sign(account.creditLimit) > 0 ? Math.round(perMille(owed.balance, account.creditLimit) / 10) : null;
  const state = accountState(account.status);
  const hasGroup = (account.children.totalCount ?? 1) > 0;
  const show = (to: string, more: Record<string, readonly string[]> = {}) =>
    void navigate({
      to: '.',
      search: {
        f: Object.entries({ ...filter, bucket: [], open: [], ...more })
          .filter(([, values]) => values.length > 0)
          .map(([field, values]) => `${field}:${values.join('|')}`)
          .join(','),
        tab: to,
      } as never,
    });

  return (
    <Page title={account.name}>
      <RefreshBar active={refreshing} />
      <PageHeader
        title={account.name}
        meta={account.number}
        back={{ label: t('account.back', 'All accounts'), onClick: () => void navigate({ to: '/accounts' }) }}
        actions={
          <>
            <AccountDocuments account={account} group={scope.group} />
            {can('invoices:post') ? (
              <Button icon="plus" onClick={() => void navigate({ to: '/invoices/new', search: { account: id } as never })}>
                {t('invoices.new', 'New invoice')}
              </Button>
            ) : null}
            {can('accounts:write') ? (
              <Button icon="edit" keys="m" reason={blocked(account.allowedActions, 'changeAccount')} onClick={() => setDialog('edit')}>
                {t('account.edit', 'Edit')}
              </Button>
            ) : null}
          </>
        }
      >
        <Badge tone={state.tone}>{state.label}</Badge>
      </PageHeader>
      <div className={css.account}>
        {problem ? (
          <div className={css.mind}>
            <ErrorBanner problem={problem} onRetry={refresh} />
          </div>
        ) : null}
        {account.mind ? <SensitivitiesNote account={account.mind} /> : null}
        {past ? (
          <div className={css.mind}>
            <Banner
              tone="info"
              action={
                <Button kind="quiet" onClick={() => setFilter(withField(filter, 'asof', []))}>
                  {t('account.today', 'Back to today')}
                </Button>
              }
            >
              {t('account.past', 'As the books stood at the end of')} <DateText date={scope.asOf} style="long" />.
            </Banner>
          </div>
        ) : null}
        <div className={css.head}>
          <div className={css.facts}>
            <Fact label={t('accounts.kind', 'Kind')}>{kindName(account.kind)}</Fact>
            <Fact label={t('accounts.terms', 'Terms')}>{account.paymentTerms}</Fact>
            {account.riskClass ? <Fact label={t('account.risk', 'Risk class')}>{account.riskClass}</Fact> : null}
            {account.region ? <Fact label={t('accounts.region', 'Region')}>{account.region}</Fact> : null}
            <Fact label={t('account.unit', 'Business unit')}>{account.businessUnit.code}</Fact>
            {account.creditLimit ? (
              <Fact label={t('account.creditLimit', 'Credit limit')}>
                <Money value={account.creditLimit} unit="code" zero="digits" />
                {used === null ? null : <Badge tone={used > 100 ? 'danger' : used > 80 ? 'warn' : 'neutral'}>{t('account.used', '{share} used', { share: percentText(String(used)) })}</Badge>}
              </Fact>
            ) : null}
            {account.parent ? (
              <Fact label={t('account.parent', 'Belongs to')}>
                <RecordLink to="/accounts/$id" id={account.parent.id}>
                  {account.parent.name}
                </RecordLink>
              </Fact>
            ) : null}
            {account.assignments.map((entry) => (
              <Fact key={entry.id} label={functionName(entry.function)}>
                {entry.user?.name}
              </Fact>
            ))}
          </div>
          <div className={css.controls}>
            <AsOf value={scope.asOf} today={scope.today} onChange={(date) => setFilter(withField(filter, 'asof', date === scope.today ? [] : [date]))} />
            <div className={css.controls} role="group" aria-label={t('account.scope', 'Figures of')}>
              {hasGroup || scope.group ? (
                <>
                <Chip pressed={!scope.group} onToggle={() => setFilter(withField(filter, 'group', []))}>
                  {t('account.scope.one', 'This account')}
                </Chip>
                <Chip pressed={scope.group} onToggle={() => setFilter(withField(filter, 'group', ['all']))}>
                  {t('account.scope.all', 'Whole group')}
                </Chip>
                </>
              ) : null}
              {account.receivable.length > 1
                ? account.receivable.map((entry) => (
                    <Chip key={entry.currency} pressed={owed?.currency === entry.currency} onToggle={() => setFilter(withField(filter, 'currency', [entry.currency]))}>
                      {entry.currency}
                    </Chip>
                  ))
                : null}
            </div>
            <Spring />
            {owed ? (
              <Figures>
                <Figure
                  label={t('accounts.balance', 'Balance')}
                  value={<Money value={owed.balance} unit="symbol" zero="digits" />}
                  hint={t('account.openCount', '{n, plural, one {# open invoice} other {# open invoices}}', { n: owed.openInvoices })}
                  onClick={() => show('')}
                />
                <Figure
                  label={t('accounts.pastDue', 'Past due')}
                  value={<Money value={owed.pastDue} unit="symbol" zero="digits" />}
                  hint={owed.oldestDueOn && sign(owed.pastDue) > 0 ? <>{t('account.oldestSince', 'oldest')} <DateText date={owed.oldestDueOn} /></> : undefined}
                  onClick={() => show('', { bucket: bucketNames.slice(1) })}
                />
                <Figure label={t('account.unappliedCash', 'Unapplied cash')} value={<Money value={owed.unappliedCash} unit="symbol" zero="digits" />} {...(can('payments:read') ? { onClick: () => show('payments', { open: ['yes'] }) } : {})} />
                <Figure label={t('account.unappliedCredit', 'Unapplied credit')} value={<Money value={owed.unappliedCredit} unit="symbol" zero="digits" />} {...(can('credits:read') ? { onClick: () => show('credits', { open: ['yes'] }) } : {})} />
              </Figures>
            ) : (
              <span className={css.muted}>{t('account.nothing', 'Nothing open and nothing unapplied.')}</span>
            )}
          </div>
          {owed && sign(owed.balance) !== 0 ? (
            <AgeingBar
              buckets={barBuckets(owed.buckets, owed.currency)}
              total={owed.balance}
              selected={chosen}
              onToggle={(bucket) => {
                const next = toggleValue(filter, 'bucket', bucket);
                if (tab === 'open') setFilter(next);
                else show('', { bucket: [bucket] });
              }}
            />
          ) : null}
        </div>
        <div className={css.work} data-single={!notes || !roomy || tab === 'audit' || undefined}>
          <div className={css.tabs}>
            <div className={css.tabList}>
              <Tabs label={t('account.parts', 'Parts of the account')} value={tab} onChange={(next) => list.setTab(next === 'open' ? '' : next)} items={tabs} />
            </div>
            <div className={css.panel} role="tabpanel" id={`tab-panel-${tab}`} aria-labelledby={`tab-${tab}`}>
              <Loading id={`${id} ${tab}`}>
                {tab === 'open' ? <OpenItems scope={scope} currency={owed?.currency} total={owed ? sumOfBuckets(owed.buckets, chosen, owed.currency) : undefined} /> : null}
                {tab === 'invoices' ? <InvoicesTab scope={scope} /> : null}
                {tab === 'payments' ? <PaymentsTab scope={scope} /> : null}
                {tab === 'credits' ? <CreditsTab scope={scope} /> : null}
                {tab === 'contracts' ? <ContractsTab scope={scope} /> : null}
                {tab === 'inventory' ? <InventoryTab scope={scope} /> : null}
                {tab === 'contacts' && account.people ? <People account={account.people} onAssign={() => setDialog('assign')} /> : null}
                {tab === 'files' ? (
                  <div className={css.list}>
                    <Attachments subjectId={id} />
                  </div>
                ) : null}
                {tab === 'audit' ? <AuditPanel filter={{ accountId: id }} /> : null}
                {tab === 'timeline' ? <Timeline scope={scope} /> : null}
              </Loading>
            </div>
          </div>
          {notes && roomy && tab !== 'audit' ? (
            <aside className={css.side} aria-label={t('timeline.title', 'Timeline')}>
              <Timeline scope={scope} />
            </aside>
          ) : null}
        </div>
      </div>
      {dialog === 'edit' && account.edit ? (
        <Suspense>
          <EditAccountDialog account={account.edit} onClose={() => setDialog(null)} />
        </Suspense>
      ) : null}
      {dialog === 'assign' ? (
        <Suspense>
          <AssignDialog accounts={{ kind: 'ids', ids: new Set([id]) }} filter={{}} onClose={() => setDialog(null)} onDone={refresh} />
        </Suspense>
      ) : null}
    </Page>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <span>
    <em>{label}</em>
    {children}
  </span>
);
