import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { NotFoundPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useCommit } from '~/app/mutation';
import { useLiveQuery } from '~/app/query';
import { Applications } from '~/app/records/Applications';
import { Attachments } from '~/app/records/Attachments';
import { creditReason, creditState } from '~/app/records/credit';
import { DocumentMenu } from '~/app/records/DocumentMenu';
import { Journal } from '~/app/records/Journal';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { MatchPanel } from '~/app/records/MatchPanel';
import css from '~/app/records/records.module.css';
import { blocked, originName } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { AuditPanel } from '~/features/audit';
import { t } from '~/i18n';
import { lineAmount } from '~/lib/lines';
import { sign, subtract } from '~/lib/money';
import { Badge, DateText, ErrorBanner, Facts, Figure, Figures, Instant, Money, Page, PageHeader, RefreshBar, Section, TabPanel, Table, Tabs, toast } from '~/ui';
import type { CreditPageApplyMutation } from '~/__generated__/CreditPageApplyMutation.graphql';
import type { CreditPageQuery } from '~/__generated__/CreditPageQuery.graphql';
import { CreditActions } from './CreditActions';
import own from './credits.module.css';

type Line = Extract<CreditPageQuery['response']['node'], { readonly __typename: 'CreditMemo' }>['lines'][number];

/** One credit memo: who asked, who decided, and what it settles. */
export default function CreditPage(): ReactNode {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const navigate = useNavigate();
  const list = useList();
  const can = useCan();
  const {
    data: { node },
    refreshing,
    problem,
    refresh,
  } = useLiveQuery<CreditPageQuery>(
    graphql`
      query CreditPageQuery($id: ID!, $ledger: Boolean!, $billing: Boolean!) {
        node(id: $id) {
          __typename
          ... on CreditMemo {
            id
            number
            status
            reason
            issueOn
            currency
            description
            decisionNote
            decidedAt
            origin
            createdAt
            account {
              id
              number
              name
              parent {
                id
                name
              }
            }
            businessUnit {
              id
              name
            }
            invoice {
              id
              number
              rebilled {
                id
                number
              }
            }
            draft @include(if: $billing) {
              id
              run {
                id
                number
              }
            }
            rebill {
              issueOn
              total {
                amount
                currency
              }
              lines {
                description
                quantity
                unitPrice
                tax {
                  amount
                  currency
                }
              }
            }
            requestedBy {
              id
              name
            }
            decidedBy {
              id
              name
            }
            amount {
              amount
              currency
            }
            tax {
              amount
              currency
            }
            applied {
              amount
              currency
            }
            unapplied {
              amount
              currency
            }
            lines {
              id
              lineNo
              description
              serviceFrom
              serviceTo
              amount {
                amount
                currency
              }
              tax {
                amount
                currency
              }
            }
            applications {
              id
              ...Applications_rows
            }
            journal @include(if: $ledger) {
              id
              ...Journal_entries
            }
            allowedActions {
              action
              allowed
              reasonCode
            }
            ...CreditActions_memo @alias(as: "actions")
          }
        }
      }
    `,
    { id, ledger: can('ledger:read'), billing: can('billing:read') },
    ['CreditMemo', 'Application'],
  );
  const [commit] = useCommit<CreditPageApplyMutation>(graphql`
    mutation CreditPageApplyMutation($input: ApplyCreditMemoInput!) {
      applyCreditMemo(input: $input) {
        creditMemo {
          id
          applied {
            amount
            currency
          }
          unapplied {
            amount
            currency
          }
          applications {
            id
            ...Applications_rows
          }
          allowedActions {
            action
            allowed
            reasonCode
          }
        }
        applications {
          id
          invoice {
            id
            status
            daysLate
            balance {
              amount
              currency
            }
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  if (node?.__typename !== 'CreditMemo') return <NotFoundPage />;
  const state = creditState(node.status);
  const title = node.number ?? t('credit.requestedTitle', 'Requested credit memo');
  const appliable = node.status === 'POSTED' && node.account && can('payments:apply') && sign(node.unapplied) > 0;
  const tabs = [
    { id: 'lines', label: t('invoice.lines', 'Lines'), count: node.lines.length },
    { id: 'applications', label: t('applications.title', 'Applications'), count: node.applications.length },
    ...(node.rebill ? [{ id: 'rebill', label: t('credit.rebill', 'Bills again'), count: node.rebill.lines.length }] : []),
    ...(appliable ? [{ id: 'apply', label: t('payment.apply', 'Apply') }] : []),
    ...(can('ledger:read') ? [{ id: 'journal', label: t('journal.title', 'Journal') }] : []),
    { id: 'files', label: t('invoice.files', 'Files') },
    ...(can('audit:read') ? [{ id: 'audit', label: t('audit.title', 'Audit') }] : []),
  ];
  const tab = tabs.find((entry) => entry.id === list.tab)?.id ?? 'lines';
  return (
    <Page title={title}>
      <PageHeader
        title={title}
        meta={<Badge tone={state.tone}>{state.label}</Badge>}
        back={{ label: t('credit.back', 'Back to the credit memos'), onClick: () => (history.length > 1 ? history.back() : void navigate({ to: '/credits' })) }}
        actions={
          <>
            {node.status === 'POSTED' ? <DocumentMenu path={`credit-memos/${node.id}`} name={title} formats={['pdf', 'xlsx', 'csv', 'xml']} /> : null}
            {node.actions ? <CreditActions memo={node.actions} onDecided={refresh} /> : null}
          </>
        }
      />
      <RefreshBar active={refreshing} />
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.documentPage} tabIndex={0} role="group" aria-label={title}>
        <div className={css.document} data-single={tab === 'audit' || undefined}>
          <div>
            <Section>
              <Figures>
                <Figure label={t('credits.amount', 'Amount')} value={<Money value={node.amount} unit="code" zero="digits" />} />
                <Figure label={t('invoice.tax', 'Tax')} value={<Money value={node.tax} zero="digits" />} />
                <Figure label={t('payment.appliedAmount', 'Applied')} value={<Money value={node.applied} zero="digits" />} />
                {node.status === 'POSTED' ? <Figure label={t('credits.unapplied', 'Unapplied')} value={<Money value={node.unapplied} zero="digits" />} /> : null}
                {node.rebill ? (
                  <>
                    <Figure label={t('rebill.bill', 'Billed again')} value={<Money value={node.rebill.total} zero="digits" />} />
                    <Figure label={t('rebill.effect', 'Net effect')} value={<Money value={subtract(node.rebill.total, node.amount)} zero="digits" />} />
                  </>
                ) : null}
              </Figures>
            </Section>
            <div style={{ padding: '0 12px' }}>
              <Tabs label={t('credit.parts', 'Parts of the credit memo')} value={tab} onChange={list.setTab} items={tabs} />
            </div>
            <TabPanel id={tab}>
              {tab === 'apply' && node.account ? (
                <div className={own.panel}>
                  <Loading id={`apply ${id}`}>
                    <MatchPanel
                      available={node.unapplied}
                      account={node.account}
                      blocked={blocked(node.allowedActions, 'applyCreditMemo')}
                      post={async (targets, effectiveOn, idempotencyKey) => {
                        const answer = await commit({ input: { creditMemoId: node.id, targets, ...(effectiveOn ? { effectiveOn } : {}), idempotencyKey } });
                        if (!answer) return null;
                        if (!answer.applyCreditMemo.creditMemo) return answer.applyCreditMemo.userErrors;
                        toast({ tone: 'ok', message: t('credit.appliedToast', 'Applied to {count, plural, one {# invoice} other {# invoices}}', { count: answer.applyCreditMemo.applications.length }) });
                        refresh();
                        list.setTab('applications');
                        return [];
                      }}
                    />
                  </Loading>
                </div>
              ) : tab === 'audit' ? (
                <div className={css.trail}>
                  <AuditPanel filter={{ entityId: id }} />
                </div>
              ) : (
                <Section>
                  {tab === 'lines' ? (
                    <Table
                      label={t('invoice.lines', 'Lines')}
                      rows={node.lines}
                      id={(line) => line.id}
                      empty={t('credit.noLines', 'No lines.')}
                      columns={[
                        { id: 'no', label: '#', wide: true, cell: (line) => line.lineNo },
                        { id: 'description', label: t('lines.description', 'Description'), lead: true, cell: (line) => line.description },
                        ...(node.lines.some((line) => line.serviceFrom)
                          ? [
                              {
                                id: 'service',
                                label: t('lines.service', 'Service'),
                                cell: (line: Line) =>
                                  line.serviceFrom && line.serviceTo ? (
                                    <>
                                      <DateText date={line.serviceFrom} /> – <DateText date={line.serviceTo} />
                                    </>
                                  ) : null,
                              },
                            ]
                          : []),
                        { id: 'tax', label: t('lines.tax', 'Tax'), align: 'end', cell: (line) => <Money value={line.tax} /> },
                        { id: 'amount', label: t('lines.net', 'Without tax'), unit: node.amount.currency, align: 'end', cell: (line) => <Money value={line.amount} /> },
                      ]}
                      totals={{ description: t('invoice.total', 'Total'), tax: <Money value={node.tax} />, amount: <Money value={subtract(node.amount, node.tax)} zero="digits" /> }}
                    />
                  ) : tab === 'applications' ? (
                    <Applications rows={node.applications} of="source" onChanged={refresh} />
                  ) : tab === 'rebill' && node.rebill ? (
                    <Table
                      label={t('rebill.lines', 'Lines of the new invoice')}
                      rows={node.rebill.lines.map((line, i) => ({ ...line, no: i + 1 }))}
                      id={(line) => String(line.no)}
                      columns={[
                        { id: 'no', label: '#', wide: true, cell: (line) => line.no },
                        { id: 'description', label: t('lines.description', 'Description'), lead: true, cell: (line) => line.description },
                        { id: 'quantity', label: t('lines.quantity', 'Quantity'), align: 'end', cell: (line) => line.quantity },
                        { id: 'price', label: t('lines.price', 'Price'), align: 'end', cell: (line) => line.unitPrice },
                        { id: 'tax', label: t('lines.tax', 'Tax'), align: 'end', cell: (line) => <Money value={line.tax} /> },
                        {
                          id: 'amount',
                          label: t('lines.net', 'Without tax'),
                          align: 'end',
                          cell: (line) => {
                            const amount = lineAmount(line.quantity, line.unitPrice, node.currency);
                            return amount ? <Money value={amount} /> : null;
                          },
                        },
                      ]}
                      totals={{ description: t('portal.total', 'Total with tax'), amount: <Money value={node.rebill.total} unit="code" zero="digits" /> }}
                    />
                  ) : tab === 'journal' ? (
                    <Journal entries={node.journal ?? []} />
                  ) : (
                    <Loading id={`files ${id}`} lines={3}>
                      <Attachments subjectId={id} />
                    </Loading>
                  )}
                </Section>
              )}
            </TabPanel>
          </div>
          <aside aria-label={t('invoice.facts', 'Facts')}>
            <Section title={t('invoice.facts', 'Facts')}>
              <Facts
                facts={[
                  [
                    t('credits.account', 'Account'),
                    node.account ? (
                      <span key="account" className={css.stack}>
                        <RecordLink to="/accounts/$id" id={node.account.id}>
                          {node.account.name}
                        </RecordLink>
                        <span className={css.muted}>{node.account.number}</span>
                      </span>
                    ) : null,
                  ],
                  [
                    t('credits.invoice', 'Corrects'),
                    node.invoice ? (
                      <RecordLink key="invoice" to="/invoices/$id" id={node.invoice.id}>
                        {node.invoice.number}
                      </RecordLink>
                    ) : null,
                  ],
                  [
                    t('credit.draft', 'Bill run'),
                    node.draft ? (
                      <Link key="draft" to="/bill-drafts/$id" params={{ id: node.draft.id } as never} className={css.link}>
                        {node.draft.run?.number ?? t('billDraft.one', 'Draft')}
                      </Link>
                    ) : null,
                  ],
                  [
                    t('credit.rebilled', 'Billed again by'),
                    node.invoice && node.invoice.rebilled.length > 0 ? (
                      <span key="rebilled" className={css.stack}>
                        {node.invoice.rebilled.map((right) => (
                          <RecordLink key={right.id} to="/invoices/$id" id={right.id}>
                            {right.number}
                          </RecordLink>
                        ))}
                      </span>
                    ) : null,
                  ],
                  [t('credits.reason', 'Reason'), creditReason(node.reason)],
                  [t('credits.issued', 'Issued'), <DateText key="issued" date={node.issueOn} />],
                  [t('credits.requestedBy', 'Requested by'), node.requestedBy?.name],
                  [t('credits.decidedBy', 'Decided by'), node.decidedBy?.name],
                  [t('credits.decidedAt', 'Decided'), node.decidedAt ? <Instant key="decided" at={node.decidedAt} /> : null],
                  [t('credits.note', 'Note'), node.decisionNote],
                  [t('invoice.unit', 'Business unit'), node.businessUnit.name],
                  [t('invoice.origin', 'Origin'), originName(node.origin)],
                  [t('invoice.recorded', 'Recorded'), <Instant key="recorded" at={node.createdAt} />],
                  [t('credits.description', 'Description'), node.description],
                ]}
              />
            </Section>
          </aside>
        </div>
      </div>
    </Page>
  );
}
