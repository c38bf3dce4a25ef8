import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { t } from '~/i18n';
import { isZero, subtract, sums, type Money as Amount } from '~/lib/money';
import { Badge, DateText, Money } from '~/ui';
import type { Settlements_rows$data, Settlements_rows$key } from '~/__generated__/Settlements_rows.graphql';
import css from './portal.module.css';

type Application = Settlements_rows$data[number];

const fragment = graphql`
  fragment Settlements_rows on Application @relay(plural: true) {
    id
    amount {
      amount
      currency
    }
    effectiveOn
    reverses {
      id
    }
    reversal {
      id
    }
    invoice {
      id
      number
    }
    payment {
      id
      number
    }
    creditMemo {
      id
      number
    }
  }
`;

interface Line {
  id: string;
  what: ReactNode;
  on?: string;
  amount: Amount;
  state?: ReactNode;
  dimmed?: boolean;
}

const lineOf = (application: Application, what: ReactNode): Line => ({
  id: application.id,
  what,
  on: application.effectiveOn,
  amount: application.amount,
  dimmed: Boolean(application.reverses || application.reversal),
  state: application.reverses ? <Badge tone="warn">{t('portal.takenBack', 'Taken back')}</Badge> : application.reversal ? <Badge>{t('portal.undone', 'No longer counts')}</Badge> : null,
});

/** One line for each piece of money, and below them what is left. */
function Lines({ lines, empty, left, rest }: { lines: readonly Line[]; empty: string; left: string; rest: Amount }) {
  return (
    <>
      {lines.length === 0 ? <p className={css.muted}>{empty}</p> : null}
      <ul className={css.rows}>
        {lines.map((line) => (
          <li key={line.id} className={css.line} data-dimmed={line.dimmed || undefined}>
            <span>
              {line.what} {line.state}
            </span>
            <span className={css.rowAmount}>
              <Money value={line.amount} unit="code" zero="digits" />
            </span>
            {line.on ? (
              <span className={css.rowSecond}>
                <DateText date={line.on} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <p className={css.left}>
        {left} <Money value={rest} unit="code" zero="digits" />
      </p>
    </>
  );
}

export interface InvoiceSettlementsProps {
  rows: Settlements_rows$key;
  adjustments: readonly { readonly id: string; readonly amount: Amount; readonly effectiveOn: string }[];
  balance: Amount;
}

/** What lowered an invoice, one line each, and what is left. */
export function InvoiceSettlements({ rows, adjustments, balance }: InvoiceSettlementsProps) {
  const data = useFragment(fragment, rows);
  const lines: Line[] = [
    ...data.map((application) =>
      lineOf(
        application,
        application.payment ? (
          <>
            {t('portal.by.payment', 'Payment')} <To to="/payments/$id" id={application.payment.id} text={application.payment.number} />
          </>
        ) : application.creditMemo ? (
          <>
            {t('portal.by.credit', 'Credit')} <To to="/credits/$id" id={application.creditMemo.id} text={application.creditMemo.number ?? ''} />
          </>
        ) : (
          t('portal.by.other', 'Settled by another account')
        ),
      ),
    ),
    ...adjustments.map((adjustment) => ({ id: adjustment.id, what: t('portal.by.adjustment', 'Small rest that need not be paid'), on: adjustment.effectiveOn, amount: adjustment.amount })),
  ];
  return <Lines lines={lines} empty={t('portal.settled.none', 'Nothing was paid or credited yet.')} left={t('portal.settled.left', 'Still open')} rest={balance} />;
}

export interface SourceSettlementsProps {
  rows: Settlements_rows$key;
  /** What of the payment or credit settles invoices. */
  applied: Amount;
  unapplied: Amount;
}

/** Which invoices a payment or credit settled, one line each, and what waits. */
export function SourceSettlements({ rows, applied, unapplied }: SourceSettlementsProps) {
  const data = useFragment(fragment, rows);
  // Invoices of others are not among the rows, but their part of the money is.
  const shown = sums(data.map((application) => application.amount))[0];
  const elsewhere = shown ? subtract(applied, shown) : applied;
  const lines: Line[] = [
    ...data.map((application) =>
      lineOf(
        application,
        application.invoice ? (
          <>
            {t('invoices.number', 'Invoice')} <To to="/invoices/$id" id={application.invoice.id} text={application.invoice.number} />
          </>
        ) : (
          t('portal.for.other', 'An invoice of another account')
        ),
      ),
    ),
    ...(isZero(elsewhere) ? [] : [{ id: 'elsewhere', what: t('portal.for.others', 'Invoices of accounts that you do not see'), amount: elsewhere }]),
  ];
  return <Lines lines={lines} empty={t('portal.used.none', 'Not used for any invoice yet. It stays on your account.')} left={t('portal.waiting', 'Not used yet')} rest={unapplied} />;
}

function To({ to, id, text }: { to: '/invoices/$id' | '/payments/$id' | '/credits/$id'; id: string; text: string }) {
  return (
    <Link to={to} params={{ id } as never} className={css.link}>
      {text}
    </Link>
  );
}
