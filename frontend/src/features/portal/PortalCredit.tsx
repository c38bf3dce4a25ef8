import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { NotFoundPage } from '~/app/errors';
import { useLiveQuery } from '~/app/query';
import { creditReason } from '~/app/records/credit';
import { t } from '~/i18n';
import { isZero } from '~/lib/money';
import { DateText, Figure, Figures, Money, Section, Table } from '~/ui';
import type { PortalCreditQuery } from '~/__generated__/PortalCreditQuery.graphql';
import { DocumentPage } from './DocumentPage';
import { Files } from './Files';
import { creditUse } from './model/words';
import css from './portal.module.css';
import { SourceSettlements } from './Settlements';

/** One credit: what it is for, which invoices it settled, and what of it waits. */
export default function PortalCredit(): ReactNode {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const {
    data: { node },
    refreshing,
    problem,
    refresh,
  } = useLiveQuery<PortalCreditQuery>(
    graphql`
      query PortalCreditQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on CreditMemo {
            id
            number
            reason
            issueOn
            account {
              id
              number
              name
            }
            businessUnit {
              id
              name
            }
            invoice {
              id
              number
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
              ...Settlements_rows
            }
          }
        }
      }
    `,
    { id },
    ['CreditMemo', 'Application'],
  );
  if (node?.__typename !== 'CreditMemo') return <NotFoundPage />;
  return (
    <DocumentPage
      title={node.number ?? t('portal.credit', 'Credit')}
      state={creditUse(!isZero(node.unapplied))}
      list="/credits"
      back={t('portal.credits.back', 'Back to the credits')}
      refreshing={refreshing}
      problem={problem}
      onRetry={refresh}
      facts={[
        [t('invoice.account', 'Account'), node.account ? `${node.account.name} (${node.account.number})` : null],
        [t('invoice.issued', 'Issued'), <DateText key="issued" date={node.issueOn} />],
        [
          t('portal.credit.for', 'For invoice'),
          node.invoice ? (
            <Link key="invoice" to="/invoices/$id" params={{ id: node.invoice.id } as never} className={css.link}>
              {node.invoice.number}
            </Link>
          ) : null,
        ],
        [t('credits.reason', 'Reason'), creditReason(node.reason)],
        [t('portal.credit.by', 'Credited by'), node.businessUnit.name],
      ]}
    >
      <Section>
        <Figures>
          <Figure label={t('credits.amount', 'Amount')} value={<Money value={node.amount} unit="code" zero="digits" />} hint={isZero(node.tax) ? undefined : <>{t('portal.tax', 'with tax')} <Money value={node.tax} /></>} />
          <Figure label={t('portal.usedFor', 'Used for invoices')} value={<Money value={node.applied} zero="digits" />} />
          <Figure label={t('portal.waiting', 'Not used yet')} value={<Money value={node.unapplied} zero="digits" />} />
        </Figures>
      </Section>
      <Section title={t('portal.used', 'Used for')}>
        <SourceSettlements rows={node.applications} applied={node.applied} unapplied={node.unapplied} />
      </Section>
      <Section title={t('invoice.lines', 'Lines')}>
        <Table
          label={t('invoice.lines', 'Lines')}
          rows={node.lines}
          id={(line) => line.id}
          empty={t('credit.noLines', 'No lines.')}
          columns={[
            { id: 'description', label: t('lines.description', 'Description'), lead: true, cell: (line) => line.description },
            { id: 'tax', label: t('lines.tax', 'Tax'), align: 'end', cell: (line) => <Money value={line.tax} /> },
            { id: 'amount', label: t('lines.net', 'Without tax'), align: 'end', cell: (line) => <Money value={line.amount} unit="code" /> },
          ]}
        />
      </Section>
      <Files subjectId={id} />
    </DocumentPage>
  );
}
