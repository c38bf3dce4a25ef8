import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { NotFoundPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { Applications } from '~/app/records/Applications';
import { Attachments } from '~/app/records/Attachments';
import { Journal } from '~/app/records/Journal';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import css from '~/app/records/records.module.css';
import { useCan } from '~/app/viewer';
import { AuditPanel } from '~/features/audit';
import { t } from '~/i18n';
import { Badge, DateText, ErrorBanner, Facts, Figure, Figures, Instant, Money, Page, PageHeader, RefreshBar, Section, TabPanel, Tabs } from '~/ui';
import type { PaymentPageQuery } from '~/__generated__/PaymentPageQuery.graphql';
import { PaymentActions } from './PaymentActions';
import { paymentMethod, paymentState } from './model/states';

/** One payment: what it is, and which invoices it settled. */
export default function PaymentPage(): ReactNode {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const navigate = useNavigate();
  const list = useList();
  const can = useCan();
  const {
    data: { node },
    refreshing,
    problem,
    refresh,
  } = useLiveQuery<PaymentPageQuery>(
    graphql`
      query PaymentPageQuery($id: ID!, $ledger: Boolean!) {
        node(id: $id) {
          __typename
          ... on Payment {
            id
            number
            status
            receivedOn
            method
            reference
            remittance
            payer
            reversedOn
            reversalReason
            origin
            createdAt
            account {
              id
              number
              name
            }
            businessUnit {
              id
              name
            }
            amount {
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
            applications {
              id
              ...Applications_rows
            }
            journal @include(if: $ledger) {
              id
              ...Journal_entries
            }
            ...PaymentActions_payment @alias(as: "actions")
          }
        }
      }
    `,
    { id, ledger: can('ledger:read') },
    ['Payment', 'Application'],
  );
  if (node?.__typename !== 'Payment') return <NotFoundPage />;
  const state = paymentState(node.status);
  const tabs = [
    { id: 'applications', label: t('applications.title', 'Applications'), count: node.applications.length },
    ...(can('ledger:read') ? [{ id: 'journal', label: t('journal.title', 'Journal') }] : []),
    { id: 'files', label: t('invoice.files', 'Files') },
    ...(can('audit:read') ? [{ id: 'audit', label: t('audit.title', 'Audit') }] : []),
  ];
  const tab = tabs.find((entry) => entry.id === list.tab)?.id ?? 'applications';
  return (
    <Page title={node.number}>
      <PageHeader
        title={node.number}
        meta={<Badge tone={state.tone}>{state.label}</Badge>}
        back={{ label: t('payment.back', 'Back to the payments'), onClick: () => (history.length > 1 ? history.back() : void navigate({ to: '/payments' })) }}
        actions={node.actions ? <PaymentActions payment={node.actions} onChanged={refresh} /> : null}
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
                <Figure label={t('payments.amount', 'Amount')} value={<Money value={node.amount} unit="code" zero="digits" />} />
                <Figure label={t('payment.appliedAmount', 'Applied')} value={<Money value={node.applied} zero="digits" />} />
                <Figure label={t('payment.unapplied', 'Unapplied')} value={<Money value={node.unapplied} zero="digits" />} />
              </Figures>
            </Section>
            <div style={{ padding: '0 12px' }}>
              <Tabs label={t('payment.parts', 'Parts of the payment')} value={tab} onChange={list.setTab} items={tabs} />
            </div>
            <TabPanel id={tab}>
              {tab === 'audit' ? (
                <div className={css.trail}>
                  <AuditPanel filter={{ entityId: id }} />
                </div>
              ) : (
                <Section>
                  {tab === 'applications' ? (
                    <Applications rows={node.applications} of="source" onChanged={refresh} />
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
                    t('payments.account', 'Account'),
                    node.account ? (
                      <span key="account" className={css.stack}>
                        <RecordLink to="/accounts/$id" id={node.account.id}>
                          {node.account.name}
                        </RecordLink>
                        <span className={css.muted}>{node.account.number}</span>
                      </span>
                    ) : (
                      t('payment.noPayer', 'Not known')
                    ),
                  ],
                  [t('payments.received', 'Received'), <DateText key="received" date={node.receivedOn} />],
                  [t('payments.method', 'Method'), paymentMethod(node.method)],
                  [t('payments.reference', 'Reference'), node.reference],
                  [t('payments.payer', 'Payer'), node.payer],
                  [t('payment.remittance', 'Remittance'), node.remittance],
                  [t('payment.reversedOn', 'Reversed on'), node.reversedOn ? <DateText key="reversed" date={node.reversedOn} /> : null],
                  [t('payment.reversalReason', 'Why reversed'), node.reversalReason],
                  [t('invoice.unit', 'Business unit'), node.businessUnit.name],
                  [t('invoice.origin', 'Origin'), node.origin === 'IMPORT' ? t('origin.import', 'Import') : t('origin.manual', 'Entered by hand')],
                  [t('invoice.recorded', 'Recorded'), <Instant key="recorded" at={node.createdAt} />],
                ]}
              />
            </Section>
          </aside>
        </div>
      </div>
    </Page>
  );
}
