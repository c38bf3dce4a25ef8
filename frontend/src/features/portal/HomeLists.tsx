import { Link } from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { later } from '~/app/later';
import { useLiveQuery } from '~/app/query';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import { Badge, Card, DateText, ErrorBanner, Money, Section, Skeleton } from '~/ui';
import type { HomeListsQuery } from '~/__generated__/HomeListsQuery.graphql';
import { DownloadButton } from './Downloads';
import { listsOf } from './model/ahead';
import { dueState, nameSome, ofSeveral, receiptState, standing } from './model/words';
import css from './portal.module.css';
import { usePortal } from './usePortal';

const AccountCard = later(
  () => import('./AccountCard'),
  () => <Skeleton height={120} />,
);

type OpenInvoice = HomeListsQuery['response']['invoices']['edges'][number]['node'];
type Receipt = HomeListsQuery['response']['payments']['edges'][number]['node'];

const query = graphql`
  query HomeListsQuery($invoices: InvoiceFilter, $payments: PaymentFilter) {
    viewer {
      id
      accounts {
        id
      }
    }
    invoices(first: 8, filter: $invoices, orderBy: { field: DUE_ON }) {
      edges {
        node {
          id
          number
          status
          dueOn
          daysLate
          account {
            id
            name
          }
          balance {
            amount
            currency
          }
        }
      }
    }
    payments(first: 4, filter: $payments) {
      edges {
        node {
          id
          number
          receivedOn
          status
          amount {
            amount
            currency
          }
          applications {
            id
            amount {
              amount
              currency
            }
            reversal {
              id
            }
            invoice {
              id
              number
            }
          }
        }
      }
    }
  }
`;

/** What is open and what was paid, each with the way to all of it; files to take away; what is agreed. */
export function HomeLists(): ReactNode {
  const { account, accounts } = usePortal();
  const { data, problem, refresh } = useLiveQuery<HomeListsQuery>(
    query,
    listsOf(accounts),
    ['Invoice', 'Payment', 'Application'],
  );
  const open = data.invoices.edges.map((edge) => edge.node);
  const several = ofSeveral(open);
  const payments = data.payments.edges.map((edge) => edge.node);
  const about = account ?? (data.viewer.accounts.length === 1 ? data.viewer.accounts[0]?.id : undefined);
  return (
    <>
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      <div className={css.columns}>
        <div className={css.column}>
          <Card>
            <Section title={t('portal.oldest', 'Open invoices, oldest first')}>
              {open.length === 0 ? <p className={css.muted}>{t('portal.oldest.none', 'No open invoices.')}</p> : null}
              <ul className={css.rows}>
                {open.map((invoice) => (
                  <InvoiceRow key={invoice.id} invoice={invoice} named={several} />
                ))}
              </ul>
              <Link to="/invoices" search={{ f: 'status:OPEN|OVERDUE', sort: 'dueOn' } as never} className={css.link}>
                {t('portal.oldest.all', 'All open invoices')}
              </Link>
            </Section>
          </Card>
        </div>
        <div className={css.column}>
          <Card>
            <Section title={t('portal.latest', 'Latest payments')}>
              {payments.length === 0 ? <p className={css.muted}>{t('portal.latest.none', 'No payments yet.')}</p> : null}
              <ul className={css.rows}>
                {payments.map((payment) => (
                  <PaymentRow key={payment.id} payment={payment} />
                ))}
              </ul>
              <Link to="/payments" className={css.link}>
                {t('portal.latest.all', 'All payments')}
              </Link>
            </Section>
          </Card>
          <Card>
            <Section title={t('portal.downloads', 'Downloads')}>
              <div className={css.chips}>
                <DownloadButton what={{ kind: 'OPEN_ITEMS', invoices: accounts }} title={t('portal.download.open', 'Download open items')} label={t('portal.download.openItems', 'Open items')} />
                <DownloadButton what={{ kind: 'INVOICES', invoices: accounts }} title={t('portal.download.invoices', 'Download all invoices')} label={t('portal.download.allInvoices', 'All invoices')} />
              </div>
            </Section>
          </Card>
          {about ? (
            <Suspense fallback={<Skeleton height={120} />}>
              <AccountCard id={about} />
            </Suspense>
          ) : null}
        </div>
      </div>
    </>
  );
}

function InvoiceRow({ invoice, named }: { invoice: OpenInvoice; named: boolean }) {
  const state = dueState(invoice, today());
  return (
    <li>
      <Link to="/invoices/$id" params={{ id: invoice.id } as never} className={css.row}>
        <span className={css.rowLead}>{invoice.number}</span>
        <span className={css.rowAmount}>
          <Money value={invoice.balance} unit="code" />
        </span>
        <span className={css.rowSecond}>
          <DateText date={invoice.dueOn} />
          {named && invoice.account ? ` · ${invoice.account.name}` : null}
        </span>
        <span className={css.rowState}>
          <Badge plain tone={state.tone}>
            {state.label}
          </Badge>
        </span>
      </Link>
    </li>
  );
}

function PaymentRow({ payment }: { payment: Receipt }) {
  const invoices = standing(payment.applications).flatMap((application) => (application.invoice ? [application.invoice.number] : []));
  return (
    <li>
      <Link to="/payments/$id" params={{ id: payment.id } as never} className={css.row}>
        <span className={css.rowLead}>{payment.number}</span>
        <span className={css.rowAmount}>
          <Money value={payment.amount} unit="code" />
        </span>
        <span className={css.rowWhole}>
          <DateText date={payment.receivedOn} /> · {invoices.length > 0 && payment.status !== 'REVERSED' ? t('portal.for', 'for {invoices}', { invoices: nameSome(invoices, 1) }) : receiptState(payment.status).label}
        </span>
      </Link>
    </li>
  );
}
