import { Link } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay/hooks';
import { RecordLink } from '~/app/records/Link';
import { percentText } from '~/app/records/Rate';
import records from '~/app/records/records.module.css';
import { taxCategory } from '~/app/records/tax';
import { locale, t } from '~/i18n';
import { Badge, Banner, DateText, Facts, Figure, Figures, Money, Section, Table } from '~/ui';
import type { DraftBody_draft$key } from '~/__generated__/DraftBody_draft.graphql';
import css from './billing.module.css';
import { ExceptionItem } from './ExceptionItem';
import { LineComparison } from './LineComparison';
import { change, changeText } from './model/compare';
import { draftState } from './model/names';

/** The invoice that a run would post, beside the one before. */
export function DraftBody({ draft, onChanged }: { draft: DraftBody_draft$key; onChanged: () => void }) {
  const data = useFragment(
    graphql`
      fragment DraftBody_draft on BillDraft @argumentDefinitions(credits: { type: "Boolean!" }) {
        id
        status
        dueOn
        purchaseOrder
        firstBill
        holdReason
        rates
        run {
          id
          number
        }
        account {
          id
          number
          name
        }
        invoice {
          id
          number
        }
        creditMemo @include(if: $credits) {
          id
          number
          status
        }
        net {
          amount
          currency
        }
        tax {
          amount
          currency
        }
        total {
          amount
          currency
        }
        previous {
          amount
          currency
        }
        taxes {
          jurisdiction
          taxClass
          category
          percent
          taxable {
            amount
            currency
          }
          amount {
            amount
            currency
          }
          exemption
        }
        exceptions {
          id
          status
          ...ExceptionItem_exception
        }
        ...LineComparison_draft
      }
    `,
    draft,
  );
  const state = draftState(data.status);
  const { difference, perMille } = change(data.total, data.previous);
  const share = changeText(perMille, locale());
  const exceptions = data.exceptions.toSorted((left, right) => Number(left.status !== 'OPEN') - Number(right.status !== 'OPEN'));
  return (
    <>
      {data.holdReason && data.status === 'HELD' ? <Banner tone="warn">{t('billDraft.heldBecause', 'Held back: {reason}', { reason: data.holdReason })}</Banner> : null}
      {data.creditMemo?.status === 'REQUESTED' ? (
        <Banner tone="info">
          {t('billDraft.creditWaits', 'A credit memo with these lines waits for somebody to approve it. Rejected, the draft is as before.')}{' '}
          <RecordLink to="/credits/$id" id={data.creditMemo.id}>
            {t('billDraft.openCredit', 'Open the credit memo')}
          </RecordLink>
        </Banner>
      ) : null}
      <Section>
        <Figures>
          <Figure label={t('billDraft.total', 'Total')} value={<Money value={data.total} unit="code" zero="digits" />} />
          <Figure label={t('billDraft.before', 'Before')} value={<Money value={data.previous} />} />
          <Figure label={t('billDraft.difference', 'Difference')} value={<Money value={difference} signed />} hint={share} />
        </Figures>
      </Section>
      {exceptions.length > 0 ? (
        <Section title={t('billDraft.exceptions', 'Exceptions')}>
          <div className={css.exceptions}>
            {exceptions.map((exception) => (
              <ExceptionItem key={exception.id} exception={exception} onDraft onChanged={onChanged} />
            ))}
          </div>
        </Section>
      ) : null}
      <Section title={t('billDraft.lines', 'Lines')}>
        <LineComparison draft={data} />
      </Section>
      <Section title={t('billDraft.taxes', 'Taxes')}>
        <Table
          label={t('billDraft.taxesByJurisdiction', 'Taxes by jurisdiction')}
          rows={data.taxes}
          id={(tax) => `${tax.jurisdiction} ${tax.taxClass} ${tax.category} ${tax.percent}`}
          empty={t('billDraft.noTaxes', 'No taxes.')}
          columns={[
            {
              id: 'jurisdiction',
              label: t('billDraft.jurisdiction', 'Jurisdiction'),
              lead: true,
              cell: (tax) => (
                <span className={records.stack}>
                  <span>{tax.jurisdiction}</span>
                  <span className={records.muted}>{[taxCategory(tax.category), tax.taxClass ? t('billDraft.taxClass', 'class {code}', { code: tax.taxClass }) : '', tax.exemption].filter(Boolean).join(' · ')}</span>
                </span>
              ),
            },
            { id: 'percent', label: t('taxes.rate', 'Rate'), align: 'end', cell: (tax) => percentText(tax.percent) },
            { id: 'taxable', label: t('billDraft.taxable', 'Taxable'), align: 'end', cell: (tax) => <Money value={tax.taxable} /> },
            { id: 'amount', label: t('billDraft.tax', 'Tax'), align: 'end', cell: (tax) => <Money value={tax.amount} /> },
          ]}
          totals={{ jurisdiction: t('grid.total', 'Total'), taxable: <Money value={data.net} />, amount: <Money value={data.tax} /> }}
        />
      </Section>
      <Section title={t('invoice.facts', 'Facts')}>
        <Facts
          facts={[
            [t('billDraft.status', 'Status'), <Badge key="status" tone={state.tone}>{state.label}</Badge>],
            [
              t('billDraft.account', 'Account'),
              data.account ? (
                <RecordLink key="account" to="/accounts/$id" id={data.account.id}>
                  {`${data.account.number} ${data.account.name}`}
                </RecordLink>
              ) : null,
            ],
            [
              t('billDraft.run', 'Bill run'),
              data.run ? (
                <Link key="run" to="/bill-runs/$id" params={{ id: data.run.id } as never} className={records.link}>
                  {data.run.number}
                </Link>
              ) : null,
            ],
            [
              t('billDraft.invoice', 'Invoice'),
              data.invoice ? (
                <RecordLink key="invoice" to="/invoices/$id" id={data.invoice.id}>
                  {data.invoice.number}
                </RecordLink>
              ) : null,
            ],
            [
              t('billDraft.creditMemo', 'Credit memo'),
              data.creditMemo ? (
                <RecordLink key="creditMemo" to="/credits/$id" id={data.creditMemo.id}>
                  {data.creditMemo.number ?? t('credit.requestedTitle', 'Requested credit memo')}
                </RecordLink>
              ) : null,
            ],
            [t('billDraft.first', 'First bill'), data.firstBill ? t('billDraft.firstText', 'The first one after a contract changed: compare before and after') : null],
            [t('billDraft.due', 'Due'), <DateText key="due" date={data.dueOn} />],
            [t('billDraft.order', 'Purchase order'), data.purchaseOrder],
            [t('billDraft.rates', 'Exchange rates'), data.rates],
          ]}
        />
      </Section>
    </>
  );
}
