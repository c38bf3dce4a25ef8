import { useNavigate } from '@tanstack/react-router';
import { Suspense, useState, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { ForbiddenPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { DocumentMenu } from '~/app/records/DocumentMenu';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { isZero, negate, subtract } from '~/lib/money';
import { resolveRange, today as todayOf, type PlainDate, type RelativeRange } from '~/lib/plaindate';
import { withField, type Filter } from '~/lib/url';
import { Badge, Button, Chip, DateField, dateText, DateText, Empty, ErrorBanner, Icon, Money, Page, PageHeader, RefreshBar, Section, Skeleton, Table } from '~/ui';
import type { ReconciliationPageQuery } from '~/__generated__/ReconciliationPageQuery.graphql';
import { AskedAccount } from './AskedAccount';
import { askedPeriod } from './model/asked';
import { byCause, causeName } from './model/causes';
import css from './statements.module.css';

type Reconciliation = ReconciliationPageQuery['response']['reconciliations'][number];

const periods = (): readonly (readonly [RelativeRange, string])[] => [
  ['this-month', t('range.thisMonth', 'This month')],
  ['last-month', t('range.lastMonth', 'Last month')],
  ['last-quarter', t('range.lastQuarter', 'Last quarter')],
  ['this-year', t('range.thisYear', 'This year')],
];

/** An account's period tied to its contracts and to the ledger, with every difference and why it is there. */
export default function ReconciliationPage(): ReactNode {
  const can = useCan();
  return can('reports:read') ? <Whole /> : <ForbiddenPage noun={t('reconciliation.noun', 'reconciliations')} />;
}

function Whole() {
  const { filter, setFilter } = useList();
  const today = todayOf();
  const { account, from, to } = askedPeriod(filter, today);
  const title = t('reconciliation.title', 'Reconciliation');
  const set = (first: PlainDate, last: PlainDate) => setFilter({ ...filter, from: [first], to: [last] });
  return (
    <Page title={title}>
      <PageHeader title={title} />
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label={title}>
        <div className={css.asked}>
          <Suspense fallback={<Skeleton height={32} />}>
            <AskedAccount key={account ?? ''} id={account} onChange={(id) => setFilter({ ...filter, account: id ? [id] : [], currency: [] })} />
          </Suspense>
          <DateField label={t('filter.from', 'From')} value={from} max={to} onChange={(day) => day && set(day, to)} />
          <DateField label={t('filter.to', 'To')} value={to} min={from} onChange={(day) => day && set(from, day)} />
        </div>
        <div className={css.periods} role="group" aria-label={t('reconciliation.period', 'Period')}>
          {periods().map(([range, label]) => {
            const [first, last] = resolveRange(range, today);
            return (
              <Chip key={range} pressed={from === first && to === last} onToggle={() => set(first, last)}>
                {label}
              </Chip>
            );
          })}
        </div>
        {account ? (
          <Loading id={account}>
            <Body account={account} from={from} to={to} filter={filter} onFilter={setFilter} />
          </Loading>
        ) : (
          <Empty kind="new" noun="" icon="check" title={t('statements.choose', 'Choose an account')} text={t('reconciliation.choose.text', 'What its contracts should have billed, what was billed and paid, and what the ledger says, side by side.')} />
        )}
      </div>
    </Page>
  );
}

function Body({ account, from, to, filter, onFilter }: { account: string; from: PlainDate; to: PlainDate; filter: Filter; onFilter: (filter: Filter) => void }) {
  const navigate = useNavigate();
  const { data, refreshing, problem, refresh } = useLiveQuery<ReconciliationPageQuery>(
    graphql`
      query ReconciliationPageQuery($account: ID!, $from: Date!, $to: Date!) {
        reconciliations(accountId: $account, from: $from, to: $to) {
          currency
          billing {
            contractNumber
            contractId
            lineNo
            description
            invoiceNumber
            invoiceId
            creditMemoId
            expected {
              amount
              currency
            }
            billed {
              amount
              currency
            }
            difference {
              amount
              currency
            }
            cause
          }
          settlements {
            invoiceId
            invoiceNumber
            issuedOn
            total {
              amount
              currency
            }
            paid {
              amount
              currency
            }
            credited {
              amount
              currency
            }
            adjusted {
              amount
              currency
            }
            open {
              amount
              currency
            }
          }
          opening {
            amount
            currency
          }
          invoiced {
            amount
            currency
          }
          paid {
            amount
            currency
          }
          credited {
            amount
            currency
          }
          adjusted {
            amount
            currency
          }
          closing {
            amount
            currency
          }
          ledger {
            amount
            currency
          }
          tied
        }
      }
    `,
    { account, from, to },
    ['Invoice', 'Payment', 'CreditMemo', 'Application'],
  );
  const all = data.reconciliations;
  const shown = all.find((entry) => entry.currency === filter['currency']?.[0]) ?? all[0];
  return (
    <div className={css.body}>
      <RefreshBar active={refreshing} />
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      <Section>
        <div className={css.chips}>
          {all.length > 1
            ? all.map((entry) => (
                <Chip key={entry.currency} pressed={entry === shown} onToggle={() => onFilter(withField(filter, 'currency', [entry.currency]))}>
                  {entry.currency}
                </Chip>
              ))
            : null}
          <div className={css.ways}>
            <Button kind="quiet" icon="accounts" onClick={() => void navigate({ to: '/accounts/$id', params: { id: account } as never })}>
              {t('statements.account', 'Open the account')}
            </Button>
            <Button kind="quiet" icon="ledger" onClick={() => void navigate({ to: '/statements', search: { f: `account:${account},asof:${to},from:${from},kind:BALANCE_FORWARD` } as never })}>
              {t('reconciliation.statement', 'Statement of the period')}
            </Button>
          </div>
          {shown ? <DocumentMenu path={`reconciliations/${account}`} name={`reconciliation-${from}-${to}`} formats={['pdf', 'xlsx']} query={{ from, to, currency: shown.currency }} /> : null}
        </div>
        {shown ? null : <p>{t('reconciliation.nothing', 'Nothing was billed, paid or credited in this period.')}</p>}
      </Section>
      {shown ? <Parts key={shown.currency} of={shown} to={to} cause={filter['cause']?.[0]} onCause={(cause) => onFilter(withField(filter, 'cause', cause ? [cause] : []))} /> : null}
    </div>
  );
}

/** The line of a contract, and the way to it; what no contract has is a description alone. */
function ContractLine({ of }: { of: Reconciliation['billing'][number] }) {
  const number = `${of.contractNumber}${of.lineNo > 0 ? ` / ${of.lineNo}` : ''}`;
  return (
    <span>
      {of.contractId ? (
        <RecordLink to="/contracts/$id" id={of.contractId}>
          {number}
        </RecordLink>
      ) : (
        number
      )}{' '}
      {of.description}
    </span>
  );
}

/** What billed the line, and the way to it; of several documents, to the first. */
function BilledBy({ of }: { of: Reconciliation['billing'][number] }) {
  const id = of.invoiceId ?? of.creditMemoId;
  return id ? (
    <RecordLink to={of.invoiceId ? '/invoices/$id' : '/credits/$id'} id={id}>
      {of.invoiceNumber}
    </RecordLink>
  ) : (
    of.invoiceNumber
  );
}

function Parts({ of, to, cause, onCause }: { of: Reconciliation; to: PlainDate; cause: string | undefined; onCause: (cause: string | null) => void }) {
  const [everything, setEverything] = useState(false);
  const causes = byCause(of.billing, of.currency);
  const chosen = causes.find((entry) => entry.cause === cause);
  const billing = of.billing.map((row, i) => ({ ...row, key: `${i}` })).filter((row) => (chosen ? row.cause === chosen.cause : everything || row.cause !== ''));
  const rest = subtract(of.closing, of.ledger);
  const sums = [
    { id: 'opening', label: t('reconciliation.opening', 'Opening balance'), value: of.opening, strong: false },
    { id: 'invoiced', label: t('reconciliation.invoiced', 'Invoiced'), value: of.invoiced, strong: false },
    { id: 'paid', label: t('reconciliation.paid', 'Paid'), value: negate(of.paid), strong: false },
    { id: 'credited', label: t('reconciliation.credited', 'Credited'), value: negate(of.credited), strong: false },
    { id: 'adjusted', label: t('reconciliation.adjusted', 'Adjusted'), value: of.adjusted, strong: false },
    { id: 'closing', label: t('reconciliation.closingOn', 'Closing balance of {day}', { day: dateText(to) }), value: of.closing, strong: true },
    { id: 'ledger', label: t('reconciliation.byLedger', 'Ledger'), value: of.ledger, strong: true },
    { id: 'difference', label: t('reconciliation.difference', 'Difference'), value: rest, strong: true },
  ];
  return (
    <>
      <Section title={t('reconciliation.ledgerIn', 'Balance and ledger, {currency}', { currency: of.currency })}>
        <div className={css.verdict} role="status">
          {of.tied ? (
            <Badge tone="ok" dot>
              {t('reconciliation.tied', 'Agrees with the ledger')}
            </Badge>
          ) : (
            <>
              <Badge tone="danger" dot>
                {t('reconciliation.untied', 'Differs from the ledger')}
              </Badge>
              <Money value={rest} unit="code" zero="digits" />
            </>
          )}
        </div>
        <dl className={css.sums}>
          {sums.map((sum) => (
            <div key={sum.id} data-strong={sum.strong || undefined}>
              <dt>{sum.label}</dt>
              <dd>
                <Money value={sum.value} zero={sum.strong ? 'digits' : 'dash'} />
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t('reconciliation.billing', 'Contract lines against billing')}>
        <div className={css.verdict}>
          {of.billing.length === 0 ? (
            <span>{t('reconciliation.noLines', 'No contract line was to be billed in this period.')}</span>
          ) : causes.length === 0 ? (
            <Badge tone="ok" dot>
              {t('reconciliation.allBilled', 'Every line billed what it should')}
            </Badge>
          ) : (
            <div className={css.chips} role="group" aria-label={t('reconciliation.causes', 'Differences by cause')}>
              {causes.map((entry) => (
                <Chip key={entry.cause} pressed={entry === chosen} onToggle={() => onCause(entry === chosen ? null : entry.cause)}>
                  <span className={css.cause}>
                    <Icon name="flag" size={12} />
                    <span>
                      {causeName(entry.cause)} · {entry.count} · <Money value={entry.difference} />
                    </span>
                  </span>
                </Chip>
              ))}
            </div>
          )}
          {chosen === undefined && causes.length < of.billing.length ? (
            <Chip pressed={everything} onToggle={() => setEverything(!everything)}>
              {t('reconciliation.everything', 'Include lines without a difference')}
            </Chip>
          ) : null}
        </div>
        {billing.length > 0 ? (
          <Table
            label={t('reconciliation.billing', 'Contract lines against billing')}
            rows={billing}
            id={(row) => row.key}
            columns={[
              { id: 'line', label: t('reconciliation.line', 'Contract line'), lead: true, cell: (row) => <ContractLine of={row} /> },
              { id: 'invoice', label: t('invoice.one', 'Invoice'), cell: (row) => <BilledBy of={row} /> },
              {
                id: 'cause',
                label: t('reconciliation.cause', 'Cause'),
                cell: (row) =>
                  row.cause === '' ? (
                    t('reconciliation.inOrder', 'In order')
                  ) : (
                    <span className={css.cause}>
                      <Icon name="flag" size={14} />
                      {causeName(row.cause)}
                    </span>
                  ),
              },
              { id: 'expected', label: t('reconciliation.expected', 'Expected'), align: 'end', cell: (row) => <Money value={row.expected} /> },
              { id: 'billed', label: t('reconciliation.billed', 'Billed'), align: 'end', cell: (row) => <Money value={row.billed} /> },
              { id: 'difference', label: t('reconciliation.difference', 'Difference'), align: 'end', cell: (row) => (isZero(row.difference) ? <Money value={row.difference} /> : <strong><Money value={row.difference} /></strong>) },
            ]}
          />
        ) : null}
      </Section>
      <Section title={t('reconciliation.settlements', 'Invoices against payments and credits')}>
        <Table
          label={t('reconciliation.settlements', 'Invoices against payments and credits')}
          rows={of.settlements}
          id={(row) => row.invoiceId}
          empty={t('reconciliation.noInvoices', 'No invoices in this period.')}
          columns={[
            {
              id: 'invoice',
              label: t('invoice.one', 'Invoice'),
              lead: true,
              cell: (row) => (
                <RecordLink to="/invoices/$id" id={row.invoiceId}>
                  {row.invoiceNumber}
                </RecordLink>
              ),
            },
            { id: 'on', label: t('invoice.issued', 'Issued'), cell: (row) => <DateText date={row.issuedOn} /> },
            { id: 'total', label: t('invoice.total', 'Total'), align: 'end', cell: (row) => <Money value={row.total} /> },
            { id: 'paid', label: t('reconciliation.paid', 'Paid'), align: 'end', cell: (row) => <Money value={negate(row.paid)} /> },
            { id: 'credited', label: t('reconciliation.credited', 'Credited'), align: 'end', cell: (row) => <Money value={negate(row.credited)} /> },
            { id: 'adjusted', label: t('reconciliation.adjusted', 'Adjusted'), align: 'end', cell: (row) => <Money value={row.adjusted} /> },
            { id: 'open', label: t('statement.left', 'Open'), align: 'end', cell: (row) => <Money value={row.open} /> },
          ]}
        />
      </Section>
    </>
  );
}
