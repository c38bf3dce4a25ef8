import { graphql, useFragment } from 'react-relay/hooks';
import { t } from '~/i18n';
import { DateText, Instant, Money, Table } from '~/ui';
import type { Journal_entries$key } from '~/__generated__/Journal_entries.graphql';
import css from './records.module.css';

const kinds = (): Record<string, string> => ({
  INVOICE: t('journal.invoice', 'Invoice'),
  PAYMENT: t('journal.payment', 'Payment'),
  APPLICATION: t('journal.application', 'Application'),
  CREDIT_MEMO: t('journal.credit', 'Credit memo'),
  ADJUSTMENT: t('journal.adjustment', 'Adjustment'),
  REVERSAL: t('journal.reversal', 'Reversal'),
  TRANSFER: t('journal.transfer', 'Transfer'),
});

/** The double entries of a document. */
export function Journal({ entries }: { entries: Journal_entries$key }) {
  const data = useFragment(
    graphql`
      fragment Journal_entries on JournalEntry @relay(plural: true) {
        id
        effectiveOn
        recordedAt
        kind
        lines {
          id
          glAccount {
            id
            code
            name
          }
          debit {
            amount
            currency
          }
          credit {
            amount
            currency
          }
        }
      }
    `,
    entries,
  );
  // Debits before credits, as books are written.
  const lines = data.flatMap((entry) => entry.lines.toSorted((left, right) => Number(!left.debit) - Number(!right.debit)).map((line, i) => ({ ...line, entry, first: i === 0 })));
  return (
    <Table
      label={t('journal.title', 'Journal')}
      rows={lines}
      id={(line) => line.id}
      empty={t('journal.none', 'No entries yet.')}
      columns={[
        {
          id: 'day',
          label: t('journal.day', 'Effective'),
          cell: (line) =>
            line.first ? (
              <span className={css.stack}>
                <DateText date={line.entry.effectiveOn} />
                <span className={css.muted}>{kinds()[line.entry.kind] ?? line.entry.kind}</span>
              </span>
            ) : null,
        },
        { id: 'account', label: t('journal.account', 'Account'), lead: true, cell: (line) => `${line.glAccount.code} ${line.glAccount.name}` },
        { id: 'recorded', label: t('journal.recorded', 'Recorded'), cell: (line) => (line.first ? <Instant at={line.entry.recordedAt} /> : null) },
        { id: 'debit', label: t('journal.debit', 'Debit'), align: 'end', cell: (line) => (line.debit ? <Money value={line.debit} unit="code" /> : null) },
        { id: 'credit', label: t('journal.credit.column', 'Credit'), align: 'end', cell: (line) => (line.credit ? <Money value={line.credit} unit="code" /> : null) },
      ]}
    />
  );
}
