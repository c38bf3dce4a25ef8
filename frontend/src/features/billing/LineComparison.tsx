import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { Price, priceText, rateText } from '~/app/records/Rate';
import { formatCount, t } from '~/i18n';
import { isZero, negate, type Money as Amount } from '~/lib/money';
import { Button, Chip, dateText, Money } from '~/ui';
import type { LineComparison_draft$data, LineComparison_draft$key } from '~/__generated__/LineComparison_draft.graphql';
import css from './billing.module.css';
import { lineChange } from './model/compare';
import { lineReason, sourceName } from './model/names';
import { periodText } from './Period';

type Line = LineComparison_draft$data['lines'][number];

const most = 200;

/** The days of service: "October 2026" where they are a month. */
function period({ serviceFrom: from, serviceTo: to }: Line): string {
  if (from && to && from !== to) return periodText(from, to);
  const only = from ?? to;
  return only ? dateText(only) : '';
}

/** Line by line beside what the same contract lines charged before, and lines that are gone. Where there is room everything has its column. */
export function LineComparison({ draft }: { draft: LineComparison_draft$key }) {
  const data = useFragment(
    graphql`
      fragment LineComparison_draft on BillDraft {
        currency
        lines {
          ...LineComparison_line @relay(mask: false)
        }
        gone {
          ...LineComparison_line @relay(mask: false)
        }
        net {
          amount
          currency
        }
      }
    `,
    draft,
  );
  const [all, setAll] = useState(false);
  const [changed, setChanged] = useState(false);
  const gone = data.gone.map((line) => ({ line, isGone: true, difference: negate(line.amount) }));
  // Where nothing was billed before, everything is new: there is nothing to tell apart.
  const compared = gone.length > 0 || data.lines.some((line) => line.previous);
  const lines = [...data.lines.map((line) => ({ line, isGone: false, difference: lineChange(line) })), ...gone];
  const wanted = changed ? lines.filter(({ difference }) => !isZero(difference)) : lines;
  const shown = all ? wanted : wanted.slice(0, most);
  if (lines.length === 0) return <p className={css.quiet}>{t('billDraft.noLines', 'No lines.')}</p>;
  return (
    <>
      {compared && lines.length > 5 ? (
        <div className={css.chips}>
          <Chip pressed={changed} onToggle={() => setChanged(!changed)}>
            {t('billDraft.changedOnly', 'Only differences')}
          </Chip>
        </div>
      ) : null}
      <div className={css.scroll}>
        <table className={css.lines} aria-label={t('billDraft.comparison', 'Lines beside the invoice before')}>
          <thead>
            <tr>
              <th scope="col">{t('billDraft.line', 'Line')}</th>
              <th scope="col" data-roomy>
                {t('billDraft.period', 'Period')}
              </th>
              <th scope="col" data-roomy data-end>
                {t('billDraft.quantity', 'Quantity')}
              </th>
              <th scope="col" data-roomy data-end>
                {t('billDraft.price', 'Price')}
              </th>
              <th scope="col" data-end>
                {t('billDraft.now', 'Now')}
              </th>
              <th scope="col" data-end>
                {t('billDraft.before', 'Before')}
              </th>
              <th scope="col" data-end>
                {t('billDraft.difference', 'Difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, isGone, difference }, i) => (
              <tr key={`${line.contractLineId} ${i}`} data-gone={isGone || undefined}>
                <td>
                  <span className={css.lineName}>
                    {line.description}
                    {isGone ? <span className={css.mark}>{t('billDraft.gone', 'gone')}</span> : compared && !line.previous ? <span className={css.mark}>{t('billDraft.new', 'new')}</span> : null}
                  </span>
                  <span className={css.quiet}>
                    {words([line.source === 'RECURRING' ? '' : sourceName(line.source), line.reason ? lineReason(line.reason) : '', line.promotion, line.site, line.costCentre])}
                  </span>
                  <span className={css.quiet} data-narrow>
                    {words([period(line), rateText(line.quantity) === '1' ? '' : `${rateText(line.quantity)} × ${priceText(line.unitPrice, data.currency)}`])}
                  </span>
                </td>
                <td data-roomy>{period(line)}</td>
                <td data-roomy data-end>
                  {rateText(line.quantity)}
                </td>
                <td data-roomy data-end>
                  <Price value={line.unitPrice} currency={data.currency} />
                </td>
                <td data-end>{isGone ? <Dash /> : <Money value={line.amount} />}</td>
                <td data-end>{isGone ? <Money value={line.amount} /> : line.previous ? <Money value={line.previous} /> : <Dash />}</td>
                <td data-end data-changed={isZero(difference) ? undefined : true}>
                  <Difference value={difference} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < wanted.length ? <Button onClick={() => setAll(true)}>{t('billDraft.allLines', 'Show all {n} lines', { n: formatCount(wanted.length) })}</Button> : null}
    </>
  );
}

const words = (parts: readonly string[]): string => parts.filter(Boolean).join(' · ');

const Dash = () => <span className={css.quiet}>–</span>;

/** A difference with its sign, also when it is more. */
export function Difference({ value }: { value: Amount }) {
  return (
    <span className={css.difference}>
      <Money value={value} signed />
    </span>
  );
}

void graphql`
  fragment LineComparison_line on BillDraftLine {
    source
    contractLineId
    description
    quantity
    unitPrice
    amount {
      amount
      currency
    }
    serviceFrom
    serviceTo
    reason
    promotion
    site
    costCentre
    previous {
      amount
      currency
    }
  }
`;
