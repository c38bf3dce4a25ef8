import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Applications } from '~/app/records/Applications';
import { Deliveries } from '~/app/records/Deliveries';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { Taxes } from '~/app/records/Taxes';
import { locale, t } from '~/i18n';
import { formatDate, type PlainDate } from '~/lib/plaindate';
import { Badge, DateText, Empty, Facts, Figure, Figures, Money, Peek, Section } from '~/ui';
import type { InvoicePeekQuery } from '~/__generated__/InvoicePeekQuery.graphql';
import { InvoiceActions } from './InvoiceActions';
import { invoiceState } from './model/states';

/** An invoice beside its list, with what was open of it on the list's day. */
export function InvoicePeek({ id, asOf, onClose }: { id: string; asOf: PlainDate | undefined; onClose: () => void }) {
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const open = () => void navigate({ to: '/invoices/$id', params: { id } as never });
  return (
    <Peek title={title || t('invoice.one', 'Invoice')} label={t('invoice.label', 'Invoice {number}', { number: title })} onClose={onClose} onOpen={open}>
      <Loading id={id}>
        <Body id={id} asOf={asOf} onTitle={setTitle} />
      </Loading>
    </Peek>
  );
}

function Body({ id, asOf, onTitle }: { id: string; asOf: PlainDate | undefined; onTitle: (title: string) => void }) {
  const { node } = useLazyLoadQuery<InvoicePeekQuery>(
    graphql`
      query InvoicePeekQuery($id: ID!, $asOf: Date) {
        node(id: $id) {
          __typename
          ... on Invoice {
            id
            number
            status(asOf: $asOf)
            issueOn
            dueOn
            daysLate(asOf: $asOf)
            purchaseOrder
            description
            account {
              id
              number
              name
            }
            total {
              amount
              currency
            }
            tax {
              amount
              currency
            }
            open: balance(asOf: $asOf) {
              amount
              currency
            }
            taxes {
              id
              ...Taxes_rows
            }
            deliveries {
              id
              ...Deliveries_rows
            }
            applications {
              ...Applications_rows
            }
            ...InvoiceActions_invoice @alias(as: "actions")
          }
        }
      }
    `,
    { id, ...(asOf ? { asOf } : {}) },
    { fetchPolicy: 'store-and-network' },
  );
  const number = node?.__typename === 'Invoice' ? node.number : '';
  useTitle(onTitle, number);
  if (node?.__typename !== 'Invoice') return <Empty kind="new" noun="" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} icon="search" />;
  const state = invoiceState(node.status);
  return (
    <>
      <Section>
        <Figures>
          <Figure label={asOf ? t('invoice.balanceOn', 'Balance on {day}', { day: formatDate(asOf, locale()) }) : t('invoice.balance', 'Balance')} value={<Money value={node.open} unit="symbol" zero="digits" />} />
          <Figure label={t('invoice.total', 'Total')} value={<Money value={node.total} unit="symbol" zero="digits" />} />
        </Figures>
      </Section>
      <Section>
        <Facts
          facts={[
            [t('invoice.status', 'Status'), <Badge key="status" tone={state.tone}>{state.label}</Badge>],
            [
              t('invoice.account', 'Account'),
              node.account ? (
                <RecordLink key="account" to="/accounts/$id" id={node.account.id}>
                  {node.account.name}
                </RecordLink>
              ) : null,
            ],
            [t('invoice.issued', 'Issued'), <DateText key="issued" date={node.issueOn} />],
            [t('invoice.due', 'Due'), <DateText key="due" date={node.dueOn} />],
            [t('invoice.late', 'Days late'), node.daysLate > 0 ? node.daysLate : null],
            [t('invoice.tax', 'Tax'), <Money key="tax" value={node.tax} unit="code" />],
            [t('invoice.order', 'Purchase order'), node.purchaseOrder],
            [t('invoice.description', 'Description'), node.description],
          ]}
        />
      </Section>
      {node.taxes.length > 0 ? (
        <Section title={t('invoice.taxes', 'Taxes')}>
          <Taxes rows={node.taxes} total={node.tax} />
        </Section>
      ) : null}
      <Section title={t('applications.title', 'Applications')}>
        <Applications rows={node.applications} of="invoice" />
      </Section>
      {node.deliveries.length > 0 ? (
        <Section title={t('deliveries.title', 'Deliveries')}>
          <Deliveries rows={node.deliveries} />
        </Section>
      ) : null}
      <Section>
        {node.actions ? <InvoiceActions invoice={node.actions} /> : null}
      </Section>
    </>
  );
}

function useTitle(onTitle: (title: string) => void, title: string) {
  useEffect(() => onTitle(title), [onTitle, title]);
}
