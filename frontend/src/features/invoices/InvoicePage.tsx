import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { NotFoundPage } from '~/app/errors';
import { Applications } from '~/app/records/Applications';
import { Attachments } from '~/app/records/Attachments';
import { creditState } from '~/app/records/credit';
import { Deliveries } from '~/app/records/Deliveries';
import { Journal } from '~/app/records/Journal';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { originName } from '~/app/records/reasons';
import css from '~/app/records/records.module.css';
import { Price, rateText } from '~/app/records/Rate';
import { Taxes } from '~/app/records/Taxes';
import { useCan } from '~/app/viewer';
import { AuditPanel } from '~/features/audit';
import { t } from '~/i18n';
import { subtract } from '~/lib/money';
import type { PlainDate } from '~/lib/plaindate';
import { Badge, DateField, DateText, ErrorBanner, Facts, Figure, Figures, Instant, Money, Page, PageHeader, RefreshBar, Section, TabPanel, Table, Tabs } from '~/ui';
import type { InvoicePageQuery } from '~/__generated__/InvoicePageQuery.graphql';
import type { InvoicePageBalanceQuery } from '~/__generated__/InvoicePageBalanceQuery.graphql';
import { InvoiceActions } from './InvoiceActions';
import { invoiceState } from './model/states';

/** One invoice with everything that belongs to it. */
export default function InvoicePage(): ReactNode {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const navigate = useNavigate();
  const list = useList();
  const can = useCan();
  const {
    data: { node },
    refreshing,
    problem,
    refresh,
  } = useLiveQuery<InvoicePageQuery>(
    graphql`
      query InvoicePageQuery($id: ID!, $ledger: Boolean!, $credits: Boolean!) {
        node(id: $id) {
          __typename
          ... on Invoice {
            id
            number
            status
            issueOn
            dueOn
            daysLate
            currency
            purchaseOrder
            description
            origin
            createdAt
            account {
              id
              number
              name
              paymentTerms
            }
            businessUnit {
              id
              code
              name
            }
            contract {
              id
              number
            }
            total {
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
            adjusted {
              amount
              currency
            }
            balance {
              amount
              currency
            }
            lines {
              id
              lineNo
              description
              product {
                id
                code
              }
              quantity
              unitPrice
              amount {
                amount
                currency
              }
              tax {
                amount
                currency
              }
              serviceFrom
              serviceTo
            }
            applications {
              id
              ...Applications_rows
            }
            adjustments {
              id
              kind
              amount {
                amount
                currency
              }
              effectiveOn
              reason
              createdAt
            }
            taxes {
              id
              ...Taxes_rows
            }
            rebills {
              id
              number
            }
            rebilled {
              id
              number
            }
            corrections @include(if: $credits) {
              id
              number
              status
            }
            deliveries {
              id
              ...Deliveries_rows
            }
            journal @include(if: $ledger) {
              id
              ...Journal_entries
            }
            ...InvoiceActions_invoice @alias(as: "actions")
          }
        }
      }
    `,
    { id, ledger: can('ledger:read'), credits: can('credits:read') },
    ['Invoice', 'Application', 'Delivery', 'CreditMemo'],
  );
  if (node?.__typename !== 'Invoice') return <NotFoundPage />;
  const state = invoiceState(node.status);
  const tabs = [
    { id: 'lines', label: t('invoice.lines', 'Lines'), count: node.lines.length },
    { id: 'applications', label: t('applications.title', 'Applications'), count: node.applications.length },
    ...(node.adjustments.length > 0 ? [{ id: 'adjustments', label: t('invoice.adjustments', 'Adjustments'), count: node.adjustments.length }] : []),
    ...(node.taxes.length > 0 ? [{ id: 'taxes', label: t('invoice.taxes', 'Taxes'), count: node.taxes.length }] : []),
    ...(node.deliveries.length > 0 ? [{ id: 'deliveries', label: t('deliveries.title', 'Deliveries'), count: node.deliveries.length }] : []),
    ...(can('ledger:read') ? [{ id: 'journal', label: t('journal.title', 'Journal') }] : []),
    { id: 'files', label: t('invoice.files', 'Files') },
    ...(can('audit:read') ? [{ id: 'audit', label: t('audit.title', 'Audit') }] : []),
  ];
  const tab = tabs.find((entry) => entry.id === list.tab)?.id ?? 'lines';
  return (
    <Page title={node.number}>
      <PageHeader
        title={node.number}
        meta={<Badge tone={state.tone}>{state.label}</Badge>}
        back={{ label: t('invoice.back', 'Back to the invoices'), onClick: () => (history.length > 1 ? history.back() : void navigate({ to: '/invoices' })) }}
        actions={node.actions ? <InvoiceActions invoice={node.actions} onSent={refresh} /> : null}
      />
      <RefreshBar active={refreshing} />
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.documentPage} tabIndex={0} role="group" aria-label={node.number}>
        <div className={css.document} data-single={tab === 'audit' || undefined}>
          <div>
            <Section>
              <Figures>
                <Figure label={t('invoice.balance', 'Balance')} value={<Money value={node.balance} unit="code" zero="digits" />} />
                <Figure label={t('invoice.total', 'Total')} value={<Money value={node.total} zero="digits" />} />
                <Figure label={t('invoice.tax', 'Tax')} value={<Money value={node.tax} zero="digits" />} />
                <Figure label={t('invoice.applied', 'Applied')} value={<Money value={node.applied} zero="digits" />} />
                <Figure label={t('invoice.adjusted', 'Adjusted')} value={<Money value={node.adjusted} zero="digits" />} />
              </Figures>
            </Section>
            <div style={{ padding: '0 12px' }}>
              <Tabs label={t('invoice.parts', 'Parts of the invoice')} value={tab} onChange={list.setTab} items={tabs} />
            </div>
            <TabPanel id={tab}>
              {tab === 'audit' ? (
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
                      empty={t('invoice.noLines', 'An opening balance without lines.')}
                      columns={[
                        { id: 'no', label: '#', wide: true, cell: (line) => line.lineNo },
                        { id: 'description', label: t('lines.description', 'Description'), lead: true, cell: (line) => line.description },
                        { id: 'product', label: t('lines.product', 'Product'), cell: (line) => line.product?.code },
                        {
                          id: 'service',
                          label: t('lines.service', 'Service'),
                          cell: (line) =>
                            line.serviceFrom || line.serviceTo ? (
                              <span>
                                {line.serviceFrom ? <DateText date={line.serviceFrom} /> : '…'} – {line.serviceTo ? <DateText date={line.serviceTo} /> : '…'}
                              </span>
                            ) : null,
                        },
                        { id: 'quantity', label: t('lines.quantity', 'Quantity'), align: 'end', cell: (line) => rateText(line.quantity) },
                        { id: 'price', label: t('lines.price', 'Price'), align: 'end', cell: (line) => <Price value={line.unitPrice} currency={node.total.currency} /> },
                        { id: 'tax', label: t('lines.tax', 'Tax'), align: 'end', cell: (line) => <Money value={line.tax} /> },
                        { id: 'amount', label: t('lines.net', 'Without tax'), unit: node.total.currency, align: 'end', cell: (line) => <Money value={line.amount} /> },
                      ]}
                      totals={{ description: t('invoice.total', 'Total'), tax: <Money value={node.tax} />, amount: <Money value={subtract(node.total, node.tax)} zero="digits" /> }}
                    />
                  ) : tab === 'applications' ? (
                    <Applications rows={node.applications} of="invoice" onChanged={refresh} />
                  ) : tab === 'adjustments' ? (
                    <Table
                      label={t('invoice.adjustments', 'Adjustments')}
                      rows={node.adjustments}
                      id={(row) => row.id}
                      columns={[
                        { id: 'kind', label: t('adjustment.kind', 'Kind'), lead: true, cell: () => t('adjustment.small', 'Small balance') },
                        { id: 'on', label: t('applications.on', 'Effective'), cell: (row) => <DateText date={row.effectiveOn} /> },
                        { id: 'reason', label: t('writeOff.reason', 'Reason'), cell: (row) => row.reason },
                        { id: 'amount', label: t('lines.amount', 'Amount'), align: 'end', cell: (row) => <Money value={row.amount} unit="code" /> },
                      ]}
                    />
                  ) : tab === 'taxes' ? (
                    <Taxes rows={node.taxes} total={node.tax} />
                  ) : tab === 'deliveries' ? (
                    <Deliveries rows={node.deliveries} />
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
                    t('invoice.account', 'Account'),
                    node.account ? (
                      <span key="account" className={css.stack}>
                        <RecordLink to="/accounts/$id" id={node.account.id}>
                          {node.account.name}
                        </RecordLink>
                        <span className={css.muted}>{node.account.number}</span>
                      </span>
                    ) : null,
                  ],
                  [t('invoice.issued', 'Issued'), <DateText key="issued" date={node.issueOn} />],
                  [t('invoice.due', 'Due'), <DateText key="due" date={node.dueOn} />],
                  [t('invoice.late', 'Days late'), node.daysLate > 0 ? node.daysLate : null],
                  [t('invoice.terms', 'Terms'), node.account?.paymentTerms],
                  [t('invoice.order', 'Purchase order'), node.purchaseOrder],
                  [
                    t('invoice.contract', 'Contract'),
                    node.contract ? (
                      <RecordLink key="contract" to="/contracts/$id" id={node.contract.id}>
                        {node.contract.number}
                      </RecordLink>
                    ) : null,
                  ],
                  [
                    t('invoice.rebills', 'Bills again'),
                    node.rebills ? (
                      <RecordLink key="rebills" to="/invoices/$id" id={node.rebills.id}>
                        {node.rebills.number}
                      </RecordLink>
                    ) : null,
                  ],
                  [
                    t('invoice.rebilled', 'Billed again by'),
                    node.rebilled.length > 0 ? (
                      <span key="rebilled" className={css.stack}>
                        {node.rebilled.map((right) => (
                          <RecordLink key={right.id} to="/invoices/$id" id={right.id}>
                            {right.number}
                          </RecordLink>
                        ))}
                      </span>
                    ) : null,
                  ],
                  [
                    t('invoice.corrections', 'Corrected by'),
                    node.corrections && node.corrections.length > 0 ? (
                      <span key="corrections" className={css.stack}>
                        {node.corrections.map((memo) => (
                          <RecordLink key={memo.id} to="/credits/$id" id={memo.id}>
                            {memo.number ?? t('invoice.correction.open', 'Credit memo, {state}', { state: creditState(memo.status).label.toLowerCase() })}
                          </RecordLink>
                        ))}
                      </span>
                    ) : null,
                  ],
                  [t('invoice.unit', 'Business unit'), node.businessUnit.name],
                  [t('invoice.origin', 'Origin'), originName(node.origin)],
                  [t('invoice.recorded', 'Recorded'), <Instant key="recorded" at={node.createdAt} />],
                  [t('invoice.description', 'Description'), node.description],
                ]}
              />
            </Section>
            <Section title={t('invoice.asOf', 'Balance as of a day')}>
              <BalanceOn id={id} />
            </Section>
          </aside>
        </div>
      </div>
    </Page>
  );
}

/** What the books said about the invoice at the end of a day. */
function BalanceOn({ id }: { id: string }) {
  const [day, setDay] = useState<PlainDate | null>(null);
  return (
    <div className={css.form}>
      <DateField label={t('invoice.asOf.day', 'End of')} value={day} onChange={setDay} />
      {day ? (
        <Loading id={`${id} ${day}`} lines={1}>
          <BalanceOnDay id={id} day={day} />
        </Loading>
      ) : null}
    </div>
  );
}

function BalanceOnDay({ id, day }: { id: string; day: PlainDate }) {
  const { node } = useLazyLoadQuery<InvoicePageBalanceQuery>(
    graphql`
      query InvoicePageBalanceQuery($id: ID!, $day: Date!) {
        node(id: $id) {
          ... on Invoice {
            id
            balance(asOf: $day) {
              amount
              currency
            }
          }
        }
      }
    `,
    { id, day },
    { fetchPolicy: 'network-only' },
  );
  return (
    <strong role="status">
      {node?.balance ? <Money value={node.balance} unit="code" zero="digits" /> : '–'}
    </strong>
  );
}
