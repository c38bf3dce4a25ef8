import { graphql, useFragment } from 'react-relay/hooks';
import { formatCount, locale, t } from '~/i18n';
import { Money, Table, type TableColumn } from '~/ui';
import type { RunTotals_run$data, RunTotals_run$key } from '~/__generated__/RunTotals_run.graphql';
import css from './billing.module.css';
import { Difference } from './LineComparison';
import { change, changeText, totalsByCurrency, type CurrencyTotals } from './model/compare';
import { draftState, draftStatuses, type DraftStatus } from './model/names';

type Part = RunTotals_run$data['totals'][number];
type Row = CurrencyTotals<Part>;

/** Control totals: what each status holds in each currency, all of it, and the same accounts' bills of the run before. */
export function RunTotals({ run, onShow }: { run: RunTotals_run$key; onShow?: (currency: string, status: DraftStatus) => void }) {
  const data = useFragment(
    graphql`
      fragment RunTotals_run on BillRun {
        totals {
          status
          currency
          drafts
          total {
            amount
            currency
          }
          previous {
            amount
            currency
          }
        }
      }
    `,
    run,
  );
  const rows = totalsByCurrency(data.totals);
  const present = draftStatuses.filter((status) => rows.some((row) => row.byStatus[status]));
  const columns: TableColumn<Row>[] = [
    { id: 'currency', label: t('runTotals.currency', 'Currency'), lead: true, cell: (row) => row.currency },
    ...present.map(
      (status): TableColumn<Row> => ({
        id: status,
        label: draftState(status).label,
        align: 'end',
        cell: (row) => {
          const part = row.byStatus[status];
          if (!part) return null;
          const body = (
            <span className={css.nowrap}>
              <span className={css.quiet}>({formatCount(part.drafts)})</span> <Money value={part.total} />
            </span>
          );
          return onShow ? (
            <button type="button" className={css.figureLink} onClick={() => onShow(row.currency, status)}>
              {body}
            </button>
          ) : (
            body
          );
        },
      }),
    ),
    {
      id: 'all',
      label: t('runTotals.all', 'All'),
      align: 'end',
      cell: (row) => (
        <strong>
          <span className={css.quiet}>({formatCount(row.drafts)})</span> <Money value={row.total} zero="digits" />
        </strong>
      ),
    },
    { id: 'previous', label: t('runTotals.previous', 'Run before'), align: 'end', cell: (row) => <Money value={row.previous} /> },
    {
      id: 'difference',
      label: t('billDraft.difference', 'Difference'),
      align: 'end',
      cell: (row) => {
        const { difference, perMille } = change(row.total, row.previous);
        return (
          <span className={css.nowrap}>
            <span className={css.quiet}>{changeText(perMille, locale())}</span> <Difference value={difference} />
          </span>
        );
      },
    },
  ];
  return <Table label={t('runTotals.label', 'Totals by status and currency')} rows={rows} id={(row) => row.currency} columns={columns} empty={t('runTotals.empty', 'No drafts yet.')} />;
}
