import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { NotFoundPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { Days } from '~/app/records/Days';
import { RecordLink } from '~/app/records/Link';
import records from '~/app/records/records.module.css';
import { useCan } from '~/app/viewer';
import { AuditPanel } from '~/features/audit';
import { t } from '~/i18n';
import { isPlainDate, today, type PlainDate } from '~/lib/plaindate';
import { withField } from '~/lib/url';
import { Badge, Chip, DateField, Empty, ErrorBanner, Instant, Page, PageHeader, RefreshBar, TabPanel, Tabs } from '~/ui';
import type { ContractPageQuery } from '~/__generated__/ContractPageQuery.graphql';
import { ContractActions } from './ContractActions';
import { ContractEvents } from './ContractEvents';
import { ContractLines } from './ContractLines';
import css from './contracts.module.css';
import { Incomplete } from './Incomplete';
import { LinePeek } from './LinePeek';
import { dayWithin } from './model/term';
import { contractState } from './model/words';

const query = graphql`
  query ContractPageQuery($id: ID!) {
    node(id: $id) {
      __typename
      ... on Contract {
        id
        number
        status
        startsOn
        endsOn
        renews
        currency
        description
        purchaseOrder
        incomplete
        createdAt
        account {
          id
          number
          name
        }
        businessUnit {
          id
          code
        }
        rateCard {
          id
          code
          name
        }
        predecessor {
          id
          number
          status
          startsOn
          endsOn
          account {
            id
            name
          }
        }
        successors {
          id
          number
          status
          startsOn
          endsOn
          account {
            id
            name
          }
        }
        events {
          id
          ...ContractEvents_events
        }
        ...ContractActions_contract @alias(as: "actions")
      }
    }
  }
`;

type Related = NonNullable<Extract<NonNullable<ContractPageQuery['response']['node']>, { __typename: 'Contract' }>['predecessor']>;

/** One contract: what it comes to on a day, how far its lines are, and what happened to it. */
export default function ContractPage(): ReactNode {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  return <Contract key={id} id={id} />;
}

function Contract({ id }: { id: string }): ReactNode {
  const list = useList();
  const navigate = useNavigate();
  const can = useCan();
  const { data, refreshing, problem, refresh } = useLiveQuery<ContractPageQuery>(query, { id }, ['Contract', 'ContractLine']);
  const [changes, setChanges] = useState(0);
  const { filter, setFilter } = list;
  const changed = useMemo(
    () => () => {
      refresh();
      setChanges((n) => n + 1);
    },
    [refresh],
  );
  useCommands(useMemo((): Command[] => [{ id: 'contract.refresh', label: t('command.contract.refresh', 'Read the contract again'), group: t('command.group.contract', 'Contract'), icon: 'refresh', run: changed }], [changed]));
  if (data.node?.__typename !== 'Contract') return <NotFoundPage />;
  const contract = data.node;
  const state = contractState(contract.status);
  const related = (contract.predecessor ? 1 : 0) + contract.successors.length;
  const tabs = [
    { id: 'lines', label: t('contract.lines', 'Lines') },
    { id: 'timeline', label: t('timeline.title', 'Timeline'), count: contract.events.length },
    ...(related > 0 ? [{ id: 'related', label: t('contract.related', 'Before and after'), count: related }] : []),
    ...(can('audit:read') ? [{ id: 'audit', label: t('audit.title', 'Audit') }] : []),
  ];
  const tab = tabs.find((entry) => entry.id === list.tab)?.id ?? 'lines';
  // A draft is written as a whole and has no days yet; any other contract is shown as of a day.
  const token = filter['asof']?.[0];
  const usual: PlainDate | 'all' = contract.status === 'DRAFT' ? 'all' : dayWithin(contract.startsOn, contract.endsOn, today());
  const day: PlainDate | 'all' = usual !== 'all' && (token === 'all' || (token !== undefined && isPlainDate(token))) ? token : usual;
  const show = (next: PlainDate | 'all') => setFilter(withField(filter, 'asof', next === usual ? [] : [next]));
  const peeked = tab === 'lines' ? list.peek : undefined;
  return (
    <Page title={contract.number} peek={peeked ? <LinePeek key={peeked} id={peeked} contractId={id} onClose={list.closePeek} onChanged={changed} /> : null}>
      <RefreshBar active={refreshing} />
      <PageHeader
        title={contract.number}
        meta={contract.account?.name}
        back={{ label: t('contract.back', 'All contracts'), onClick: () => void navigate({ to: '/contracts' }) }}
        actions={contract.actions ? <ContractActions contract={contract.actions} onChanged={changed} /> : null}
      >
        <Badge tone={state.tone}>{state.label}</Badge>
      </PageHeader>
      <div className={css.contract}>
        <div className={css.head}>
          {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
          {contract.incomplete.length > 0 ? <Incomplete reasons={contract.incomplete} /> : null}
          <div className={css.facts}>
            <Fact label={t('contracts.account', 'Account')}>
              {contract.account ? (
                <RecordLink to="/accounts/$id" id={contract.account.id}>
                  {contract.account.number} {contract.account.name}
                </RecordLink>
              ) : null}
            </Fact>
            <Fact label={t('contract.term', 'Term')}>
              <Days of={contract} />
              {contract.endsOn && contract.renews ? `, ${t('contract.goesOn', 'then goes on')}` : ''}
            </Fact>
            <Fact label={t('list.currency', 'Currency')}>{contract.currency}</Fact>
            <Fact label={t('account.unit', 'Business unit')}>{contract.businessUnit.code}</Fact>
            {contract.rateCard ? (
              <Fact label={t('contract.rateCard', 'Rate card')}>
                {contract.rateCard.code} {contract.rateCard.name}
              </Fact>
            ) : null}
            {contract.purchaseOrder ? <Fact label={t('invoice.order', 'Purchase order')}>{contract.purchaseOrder}</Fact> : null}
            <Fact label={t('contract.written', 'Written')}>
              <Instant at={contract.createdAt} />
            </Fact>
          </div>
          {contract.description ? <p className={records.note}>{contract.description}</p> : null}
        </div>
        <div className={css.tabList}>
          <Tabs label={t('contract.parts', 'Parts of the contract')} value={tab} onChange={(next) => list.setTab(next === 'lines' ? '' : next)} items={tabs} />
        </div>
        <TabPanel id={tab}>
          {tab === 'lines' ? (
            <div className={css.panel}>
              {contract.status === 'DRAFT' ? null : (
                <div className={css.bar} role="group" aria-label={t('contract.which', 'Lines that are shown')}>
                  <div className={records.asOf}>
                    <DateField label={t('contract.asOf', 'In force on')} value={day === 'all' ? null : day} onChange={(date) => show(date ?? 'all')} />
                  </div>
                  <Chip pressed={day === 'all'} onToggle={() => show(day === 'all' ? usual : 'all')}>
                    {t('contract.allLines', 'All lines')}
                  </Chip>
                </div>
              )}
              <ContractLines id={id} asOf={day === 'all' ? null : day} currency={contract.currency} draft={contract.status === 'DRAFT'} changes={changes} peeked={peeked} onPeek={list.openPeek} onClose={list.closePeek} onFollow={list.followPeek} onAll={() => show('all')} />
            </div>
          ) : tab === 'timeline' ? (
            // A scrolling region must be reachable by keyboard.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <div className={css.panel} tabIndex={0} role="group" aria-label={t('timeline.title', 'Timeline')}>
              <ContractEvents events={contract.events} />
            </div>
          ) : tab === 'related' ? (
            <div className={css.panel}>
              <div className={css.related}>
                {contract.predecessor ? <Relation label={t('contract.predecessor', 'Follows')} contract={contract.predecessor} /> : null}
                {contract.successors.map((successor) => (
                  <Relation key={successor.id} label={t('contract.successor', 'Goes on as')} contract={successor} />
                ))}
                {related === 0 ? <Empty kind="new" noun={t('contracts.noun', 'contracts')} /> : null}
              </div>
            </div>
          ) : (
            <div className={css.panel}>
              <AuditPanel filter={{ entityId: id }} />
            </div>
          )}
        </TabPanel>
      </div>
    </Page>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span>
      <em>{label}</em>
      {children}
    </span>
  );
}

function Relation({ label, contract }: { label: string; contract: Related }) {
  const state = contractState(contract.status);
  return (
    <div className={css.relation}>
      <em>{label}</em>
      <RecordLink to="/contracts/$id" id={contract.id}>
        {contract.number}
      </RecordLink>
      <span>{contract.account?.name}</span>
      <span className={records.muted}>
        <Days of={contract} />
      </span>
      <span className={records.spring} />
      <Badge tone={state.tone}>{state.label}</Badge>
    </div>
  );
}
