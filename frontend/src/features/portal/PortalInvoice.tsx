import { Link, useParams } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { commitMutation, type IEnvironment } from 'relay-runtime';
import { NotFoundPage } from '~/app/errors';
import { useLiveQuery } from '~/app/query';
import { DocumentMenu } from '~/app/records/DocumentMenu';
import { Price, rateText } from '~/app/records/Rate';
import { Taxes } from '~/app/records/Taxes';
import { t } from '~/i18n';
import { isZero } from '~/lib/money';
import { today } from '~/lib/plaindate';
import { DateText, Figure, Figures, Money, Section, Table } from '~/ui';
import type { PortalInvoiceMutation } from '~/__generated__/PortalInvoiceMutation.graphql';
import type { PortalInvoiceQuery } from '~/__generated__/PortalInvoiceQuery.graphql';
import { DocumentPage } from './DocumentPage';
import { Files } from './Files';
import { dueState, termsText } from './model/words';
import css from './portal.module.css';
import { InvoiceSettlements } from './Settlements';

/** One invoice: what was billed, what was paid and credited, and what is left. */
export default function PortalInvoice(): ReactNode {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const {
    data: { node },
    refreshing,
    problem,
    refresh,
  } = useLiveQuery<PortalInvoiceQuery>(
    graphql`
      query PortalInvoiceQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Invoice {
            id
            number
            status
            issueOn
            dueOn
            daysLate
            purchaseOrder
            description
            account {
              id
              number
              name
              paymentTerms
            }
            businessUnit {
              id
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
            applications {
              id
              ...Settlements_rows
            }
            adjustments {
              id
              effectiveOn
              amount {
                amount
                currency
              }
            }
          }
        }
      }
    `,
    { id },
    ['Invoice', 'Application'],
  );
  const known = node?.__typename === 'Invoice';
  const environment = useRelayEnvironment();
  useEffect(() => {
    if (known) tellOpened(environment, id);
  }, [environment, id, known]);
  if (node?.__typename !== 'Invoice') return <NotFoundPage />;
  return (
    <DocumentPage
      title={node.number}
      state={dueState(node, today())}
      list="/invoices"
      back={t('invoice.back', 'Back to the invoices')}
      refreshing={refreshing}
      problem={problem}
      onRetry={refresh}
      facts={[
        [t('invoice.account', 'Account'), node.account ? `${node.account.name} (${node.account.number})` : null],
        [t('invoice.issued', 'Issued'), <DateText key="issued" date={node.issueOn} />],
        [t('invoice.due', 'Due'), <DateText key="due" date={node.dueOn} />],
        [t('invoice.terms', 'Terms'), node.account ? termsText(node.account.paymentTerms) : null],
        [t('portal.order', 'Your order'), node.purchaseOrder],
        [t('invoice.contract', 'Contract'), node.contract?.number],
        [t('invoice.rebills', 'Bills again'), node.rebills ? <InvoiceLink key="rebills" to={node.rebills} /> : null],
        [t('invoice.rebilled', 'Billed again by'), node.rebilled.length > 0 ? node.rebilled.map((right) => <InvoiceLink key={right.id} to={right} />) : null],
        [t('portal.biller', 'Billed by'), node.businessUnit.name],
        [t('invoice.description', 'Description'), node.description],
      ]}
      actions={<DocumentMenu path={`invoices/${id}`} name={node.number} formats={['pdf', 'xlsx', 'csv', 'xml']} />}
    >
      <Section>
        <Figures>
          <Figure label={t('portal.open', 'Open')} value={<Money value={node.balance} unit="code" zero="digits" />} hint={node.status === 'PAID' ? undefined : <DateText date={node.dueOn} />} />
          <Figure label={t('invoice.total', 'Total')} value={<Money value={node.total} zero="digits" />} hint={isZero(node.tax) ? undefined : <>{t('portal.tax', 'with tax')} <Money value={node.tax} /></>} />
          <Figure label={t('portal.settled', 'Paid and credited')} value={<Money value={node.applied} zero="digits" />} />
          {isZero(node.adjusted) ? null : <Figure label={t('invoice.adjusted', 'Adjusted')} value={<Money value={node.adjusted} />} />}
        </Figures>
      </Section>
      <Section title={t('portal.settled', 'Paid and credited')}>
        <InvoiceSettlements rows={node.applications} adjustments={node.adjustments} balance={node.balance} />
      </Section>
      <Section title={t('invoice.lines', 'Lines')}>
        <Table
          label={t('invoice.lines', 'Lines')}
          rows={node.lines}
          id={(line) => line.id}
          empty={t('portal.noLines', 'This invoice has no lines here.')}
          columns={[
            { id: 'description', label: t('lines.description', 'Description'), lead: true, cell: (line) => line.description },
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
            { id: 'amount', label: t('lines.net', 'Without tax'), align: 'end', cell: (line) => <Money value={line.amount} /> },
          ]}
        />
        <p className={css.left}>
          {t('portal.total', 'Total with tax')} <Money value={node.total} unit="code" zero="digits" />
        </p>
      </Section>
      {node.taxes.length > 0 ? (
        <Section title={t('taxes.title', 'Taxes by jurisdiction')}>
          <Taxes rows={node.taxes} total={node.tax} />
        </Section>
      ) : null}
      <Files subjectId={id} />
    </DocumentPage>
  );
}

const InvoiceLink = ({ to }: { to: { readonly id: string; readonly number: string } }) => (
  <Link to="/invoices/$id" params={{ id: to.id } as never} className={css.link}>
    {to.number}
  </Link>
);

const opened = new Set<string>();

/** Lets the biller know that the invoice was looked at. Nobody waits for it, and a failure is nobody's concern here. */
function tellOpened(environment: IEnvironment, invoiceId: string): void {
  if (opened.has(invoiceId)) return;
  opened.add(invoiceId);
  commitMutation<PortalInvoiceMutation>(environment, {
    mutation: graphql`
      mutation PortalInvoiceMutation($input: OpenInvoiceInput!) {
        openInvoice(input: $input) {
          invoice {
            id
          }
        }
      }
    `,
    variables: { input: { invoiceId } },
    onError: () => opened.delete(invoiceId),
  });
}
