import { useState, type ReactNode } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { formatCount, t } from '~/i18n';
import { add, sign, type Money as Amount } from '~/lib/money';
import { Button, DateText, Money, Section, Table } from '~/ui';
import type { StatementView_statement$data, StatementView_statement$key } from '~/__generated__/StatementView_statement.graphql';
import { RecordLink } from './Link';
import { shareText } from './Rate';
import css from './records.module.css';

type StatementAccount = StatementView_statement$data['accounts'][number];
type Item = StatementAccount['items'][number];

const first = 200;

const kindName = (kind: Item['kind']): string =>
  ({
    INVOICE: t('statement.invoice', 'Invoice'),
    CREDIT_MEMO: t('statement.credit', 'Credit memo'),
    PAYMENT: t('statement.payment', 'Payment'),
    ADJUSTMENT: t('statement.adjustment', 'Adjustment'),
  })[kind];

const places = { INVOICE: '/invoices/$id', CREDIT_MEMO: '/credits/$id', PAYMENT: '/payments/$id', ADJUSTMENT: null } as const;

/** A statement of account as the client gets it: each account with its documents, and what was billed, grouped by what `by` names. */
export function StatementView({ statement, by }: { statement: StatementView_statement$key; by?: string | undefined }) {
  const data = useFragment(
    graphql`
      fragment StatementView_statement on Statement {
        kind
        currency
        from
        asOf
        accounts {
          account {
            id
            number
            name
          }
          opening {
            amount
            currency
          }
          items {
            on
            dueOn
            kind
            number
            description
            amount {
              amount
              currency
            }
            open {
              amount
              currency
            }
            documentId
          }
          closing {
            amount
            currency
          }
        }
        groups {
          name
          amount {
            amount
            currency
          }
        }
        balance {
          amount
          currency
        }
      }
    `,
    statement,
  );
  const whole = data.groups.reduce<Amount | null>((sum, group) => (sum ? add(sum, group.amount) : group.amount), null);
  return (
    <>
      {data.accounts.map((entry, i) => (
        <Section key={entry.account?.id ?? String(i)} title={entry.account ? `${entry.account.number} ${entry.account.name}` : t('statement.hidden', 'An account that is not yours to see')}>
          {data.kind === 'OPEN_ITEM' ? <OpenItems entry={entry} /> : <Activity entry={entry} from={data.from} asOf={data.asOf} />}
        </Section>
      ))}
      {data.accounts.length === 0 ? (
        <Section>
          <p className={css.muted}>{t('statement.empty', 'Nothing was open on this day.')}</p>
        </Section>
      ) : null}
      {data.groups.length > 0 && whole ? (
        <Section title={t('statement.groups', 'What the open invoices billed')}>
          <Table
            label={t('statement.groups', 'What the open invoices billed')}
            rows={data.groups}
            id={(group) => group.name}
            columns={[
              { id: 'name', label: by ?? t('statement.group', 'Group'), lead: true, cell: (group) => group.name || t('statement.group.none', 'Not assigned') },
              { id: 'share', label: t('statement.share', 'Share'), align: 'end', cell: (group) => (sign(whole) === 0 ? null : shareText(group.amount, whole)) },
              { id: 'amount', label: t('lines.amount', 'Amount'), unit: data.currency, align: 'end', cell: (group) => <Money value={group.amount} /> },
            ]}
            totals={{ name: t('invoice.total', 'Total'), amount: <Money value={whole} zero="digits" /> }}
          />
        </Section>
      ) : null}
    </>
  );
}

function Document({ item }: { item: Item }): ReactNode {
  const to = places[item.kind];
  const name = item.number || kindName(item.kind);
  return (
    <span className={css.stack}>
      {to && item.documentId ? (
        <RecordLink to={to} id={item.documentId}>
          {name}
        </RecordLink>
      ) : (
        name
      )}
      {item.description ? <span className={css.muted}>{item.description}</span> : null}
    </span>
  );
}

function OpenItems({ entry }: { entry: StatementAccount }) {
  const { rows, more } = useSome(entry.items);
  return (
    <>
      <Table
        label={t('statement.open', 'Open items of {name}', { name: entry.account?.name ?? '' })}
        rows={rows}
        id={(row) => row.key}
        empty={t('statement.nothing', 'Nothing open.')}
        columns={[
          { id: 'document', label: t('statement.document', 'Document'), lead: true, cell: (row) => <Document item={row} /> },
          { id: 'kind', label: t('statement.kind', 'Kind'), cell: (row) => kindName(row.kind) },
          { id: 'on', label: t('statement.on', 'Date'), cell: (row) => <DateText date={row.on} /> },
          { id: 'due', label: t('invoice.due', 'Due'), cell: (row) => (row.dueOn ? <DateText date={row.dueOn} /> : null) },
          { id: 'amount', label: t('lines.amount', 'Amount'), align: 'end', cell: (row) => <Money value={row.amount} /> },
          { id: 'open', label: t('statement.left', 'Open'), unit: entry.closing.currency, align: 'end', cell: (row) => (row.open ? <Money value={row.open} /> : null) },
        ]}
        totals={{ document: t('statement.closing', 'Balance'), open: <Money value={entry.closing} zero="digits" /> }}
      />
      {more}
    </>
  );
}

/** The balance after each movement. */
function movementsOf(opening: Amount, items: readonly (Item & { readonly key: string })[]): Movement[] {
  const movements: Movement[] = [{ key: 'opening', item: null, balance: opening }];
  let balance = opening;
  for (const item of items) {
    balance = add(balance, item.amount);
    movements.push({ key: item.key, item, balance });
  }
  return movements;
}

interface Movement {
  readonly key: string;
  readonly item: Item | null;
  readonly balance: Amount;
}

function Activity({ entry, from, asOf }: { entry: StatementAccount; from: string | null | undefined; asOf: string }) {
  const { rows, more } = useSome(entry.items);
  const movements = movementsOf(entry.opening, rows);
  return (
    <>
      <Table
        label={t('statement.activity', 'Activity of {name}', { name: entry.account?.name ?? '' })}
        rows={movements}
        id={(row) => row.key}
        columns={[
          { id: 'document', label: t('statement.document', 'Document'), lead: true, cell: (row) => (row.item ? <Document item={row.item} /> : t('statement.opening', 'Balance before')) },
          { id: 'kind', label: t('statement.kind', 'Kind'), cell: (row) => (row.item ? kindName(row.item.kind) : null) },
          { id: 'on', label: t('statement.on', 'Date'), cell: (row) => (row.item ? <DateText date={row.item.on} /> : from ? <DateText date={from} /> : null) },
          { id: 'charge', label: t('statement.charges', 'Charges'), align: 'end', cell: (row) => (row.item && sign(row.item.amount) > 0 ? <Money value={row.item.amount} /> : null) },
          { id: 'credit', label: t('statement.credits', 'Payments and credits'), align: 'end', cell: (row) => (row.item && sign(row.item.amount) < 0 ? <Money value={row.item.amount} /> : null) },
          { id: 'balance', label: t('statement.closing', 'Balance'), unit: entry.closing.currency, align: 'end', cell: (row) => <Money value={row.balance} zero="digits" /> },
        ]}
        totals={{ document: t('statement.closing', 'Balance'), on: <DateText date={asOf} />, balance: <Money value={entry.closing} zero="digits" /> }}
      />
      {more}
    </>
  );
}

/** The first rows of a long list, and the way to the rest: sums below it are those of all. */
function useSome(items: readonly Item[]): { rows: readonly (Item & { readonly key: string })[]; more: ReactNode } {
  const [all, setAll] = useState(false);
  const rows = (all ? items : items.slice(0, first)).map((item, i) => ({ ...item, key: `${i} ${item.documentId ?? ''}` }));
  const more =
    rows.length < items.length ? (
      <Button kind="quiet" icon="chevron" onClick={() => setAll(true)}>
        {t('statement.all', 'Show all {n}', { n: formatCount(items.length) })}
      </Button>
    ) : null;
  return { rows, more };
}
