import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { graphql } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ForbiddenPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { FilterMenu, rangeNames } from '~/app/records/filters';
import { percentText } from '~/app/records/Rate';
import { useCan } from '~/app/viewer';
import { formatCount, locale, t } from '~/i18n';
import { formatDate, relativeRanges, today } from '~/lib/plaindate';
import { Button, Empty, ErrorBanner, Figure, Figures, Page, PageHeader, RefreshBar, Scroll, Section, Toolbar } from '~/ui';
import type { CalendarPageQuery } from '~/__generated__/CalendarPageQuery.graphql';
import css from './billing.module.css';
import { CycleCard } from './CycleCard';
import { boardRange } from './model/period';

const PlanCycleDialog = lazy(() => import('./PlanCycleDialog'));
const StartRunDialog = lazy(() => import('./StartRunDialog'));

/** What each cycle waits for, who owes it, and how punctual and right billing was. */
export default function CalendarPage(): ReactNode {
  const can = useCan();
  return can('billing:read') ? <Board /> : <ForbiddenPage noun={t('calendar.noun', 'billing cycles')} />;
}

const ranges = ['this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year'] as const satisfies readonly (typeof relativeRanges)[number][];

/** Two digits after the point are enough for a share. */
const figure = (decimal: string | null | undefined): string => (decimal ? new Intl.NumberFormat(locale(), { maximumFractionDigits: 2 }).format(decimal as `${number}`) : '–');

function Board() {
  const can = useCan();
  const list = useList();
  const navigate = useNavigate();
  const [planning, setPlanning] = useState(false);
  const [starting, setStarting] = useState<string | null>(null);
  const now = today();
  const token = list.filter['period']?.[0];
  const [from, to] = boardRange(token, now);
  const { data, refreshing, problem, refresh } = useLiveQuery<CalendarPageQuery>(
    graphql`
      query CalendarPageQuery($from: Date!, $to: Date!) {
        billingMeasures(from: $from, to: $to) {
          cycles
          onTimeCycles
          invoices
          exceptions
          exceptionsPerInvoice
          firstBillAccuracy
          cycleDays
        }
        billingCycles(from: $from, to: $to) {
          id
          ...CycleCard_cycle
        }
      }
    `,
    { from, to },
    ['BillingCycle', 'BillRun', 'BillingInput', 'BillException'],
  );
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'cycle.plan', label: t('command.cycle.plan', 'Plan a billing cycle'), group: t('command.group.billing', 'Billing'), icon: 'plus', keys: 'n', permission: 'billing:run', run: () => setPlanning(true) },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: refresh },
      ],
      [refresh],
    ),
  );
  const measures = data.billingMeasures;
  const plan = can('billing:run') ? (
    <Button kind="primary" icon="plus" keys="n" onClick={() => setPlanning(true)}>
      {t('calendar.plan', 'Plan a cycle')}
    </Button>
  ) : null;
  const open = (id: string) => void navigate({ to: '/bill-runs/$id', params: { id } as never });
  return (
    <Page title={t('calendar.title', 'Billing readiness')}>
      <PageHeader title={t('calendar.title', 'Billing readiness')} actions={plan} />
      <RefreshBar active={refreshing} />
      <Toolbar label={t('list.filter', 'Filter')}>
        <FilterMenu
          filter={list.filter}
          onFilter={list.setFilter}
          single
          field="period"
          label={t('calendar.period', 'Period')}
          options={ranges.map((value) => ({ value, label: rangeNames()[value] }))}
        />
        <span className={css.quiet}>{`${formatDate(from, locale())} – ${formatDate(to, locale())}`}</span>
      </Toolbar>
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      <Scroll>
        <div className={css.board}>
          <Section title={t('calendar.measures', 'How billing went')}>
            <Figures>
              <Figure
                label={t('calendar.onTime', 'Cycles on time')}
                value={measures.cycles > 0 ? percentText(((100 * measures.onTimeCycles) / measures.cycles).toFixed(1)) : '–'}
                hint={t('calendar.onTimeOf', '{n} of {all}', { n: formatCount(measures.onTimeCycles), all: formatCount(measures.cycles) })}
              />
              <Figure
                label={t('calendar.exceptions', 'Exceptions per invoice')}
                value={figure(measures.exceptionsPerInvoice)}
                hint={t('calendar.exceptionsOf', '{n} on {invoices, plural, one {# invoice} other {# invoices}}', { n: formatCount(measures.exceptions), invoices: measures.invoices })}
              />
              <Figure label={t('calendar.accuracy', 'First-bill accuracy')} value={measures.firstBillAccuracy ? percentText(Number(measures.firstBillAccuracy).toFixed(1)) : '–'} hint={t('calendar.accuracyHint', 'not corrected within 60 days')} />
              <Figure label={t('calendar.days', 'Cycle time')} value={measures.cycleDays ? `${figure(measures.cycleDays)} ${t('calendar.daysUnit', '{n, plural, one {day} other {days}}', { n: Number(measures.cycleDays) })}` : '–'} hint={t('calendar.daysHint', 'median, end of period to posting')} />
            </Figures>
          </Section>
          {data.billingCycles.length === 0 ? (
            <Empty
              kind={token ? 'filtered' : 'new'}
              noun={t('calendar.noun', 'billing cycles')}
              icon="promise"
              {...(token ? { onClear: list.clearFilter } : { text: t('calendar.empty', 'A cycle says when a group of accounts is cut off, run, approved and delivered, and what it waits for.') })}
              action={token ? undefined : plan}
            />
          ) : (
            <ul className={css.cycles} aria-label={t('calendar.cycles', 'Cycles, the next to deliver first')}>
              {data.billingCycles.map((cycle) => (
                <li key={cycle.id}>
                  <CycleCard cycle={cycle} today={now} onStart={setStarting} onChanged={refresh} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </Scroll>
      <Suspense>
        {planning ? <PlanCycleDialog onClose={() => setPlanning(false)} onDone={refresh} /> : null}
        {starting ? <StartRunDialog cycle={starting} onClose={() => setStarting(null)} onStarted={open} /> : null}
      </Suspense>
    </Page>
  );
}
