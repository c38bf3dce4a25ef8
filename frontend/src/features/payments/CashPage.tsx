import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ForbiddenPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useLiveQuery } from '~/app/query';
import { Loading } from '~/app/records/Loading';
import { UnapplyDialog, type Undoable } from '~/app/records/UnapplyDialog';
import { useCan, useViewer } from '~/app/viewer';
import { formatCount, t } from '~/i18n';
import { sums } from '~/lib/money';
import { toggleValue } from '~/lib/url';
import { Badge, Button, Chip, DateText, Empty, ErrorBanner, Money, moneyText, Page, PageHeader, RefreshBar, Spring, toast } from '~/ui';
import type { CashPageQuery } from '~/__generated__/CashPageQuery.graphql';
import css from './cash.module.css';
import { toPaymentFilter } from './model/filter';
import { paymentState } from './model/states';
import { Receipt, type ReceiptHandle } from './Receipt';
import { RecordPaymentDialog } from './RecordPaymentDialog';

/**
 * The cash workbench: left the receipts that wait, right one of them beside the open items of its payer. j and k go
 * through the receipts, Enter in the open items posts and goes on to the next.
 */
export default function CashPage(): ReactNode {
  const can = useCan();
  return can('payments:apply') ? <Workbench /> : <ForbiddenPage noun={t('cash.noun', 'applying payments')} />;
}

const most = 200;

function Workbench() {
  const list = useList();
  const viewer = useViewer();
  const can = useCan();
  const queueId = useId();
  const queue = useRef<HTMLDivElement>(null);
  const receipt = useRef<ReceiptHandle>(null);
  const [recording, setRecording] = useState(false);
  const [undoing, setUndoing] = useState<readonly Undoable[] | null>(null);
  // What was posted last here: posting goes on to the next receipt, and undoing it must still be possible.
  const lastPosted = useRef<readonly Undoable[]>([]);
  const status = list.filter['tab']?.[0] === 'unidentified' ? ('unidentified' as const) : ('unapplied' as const);
  const filter = useMemo(() => toPaymentFilter(status, list.filter, list.text, viewer.id), [status, list.filter, list.text, viewer.id]);
  const { data, refreshing, problem, refresh } = useLiveQuery<CashPageQuery>(
    graphql`
      query CashPageQuery($filter: PaymentFilter, $first: Int!) {
        payments(first: $first, filter: $filter, orderBy: { field: RECEIVED_ON, direction: ASC }) {
          edges {
            node {
              id
              number
              receivedOn
              payer
              status
              account {
                id
                name
              }
              unapplied {
                amount
                currency
              }
            }
          }
          totalCount
          totals {
            count
            unapplied {
              amount
              currency
            }
          }
        }
      }
    `,
    { first: most, filter },
    ['Payment'],
  );
  const waiting = data.payments.edges.map((edge) => edge.node);
  const found = waiting.findIndex((payment) => payment.id === list.peek);
  const current = list.peek ?? waiting[0]?.id;
  const place = useRef(0);
  useEffect(() => {
    if (found >= 0) place.current = found;
  }, [found]);
  const go = (index: number) => {
    const next = waiting[Math.max(0, Math.min(waiting.length - 1, index))];
    if (next) list.openPeek(next.id);
  };
  const step = (by: number) => go((found >= 0 ? found : place.current) + by);
  // After posting: the receipt stays in the list until the server's list comes again, so the next one is named now.
  const next = () => {
    const here = found >= 0 ? found : place.current;
    const following = waiting[here + 1] ?? waiting[here - 1];
    refresh();
    if (following) {
      list.openPeek(following.id);
      requestAnimationFrame(() => receipt.current?.focus());
    } else list.closePeek();
  };
  const undo = () => {
    const wanted = lastPosted.current.length > 0 ? lastPosted.current : (receipt.current?.standing() ?? []);
    if (wanted.length > 0) setUndoing(wanted);
    else toast({ message: t('cash.nothingToUndo', 'Nothing was applied that could be undone.') });
  };
  const run = useRef({ step, undo });
  useEffect(() => {
    run.current = { step, undo };
  });
  useEffect(() => {
    queue.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'cash.next', label: t('command.cash.next', 'Next receipt'), group: t('command.group.cash', 'Cash'), icon: 'down', keys: 'j', run: () => run.current.step(1) },
        { id: 'cash.previous', label: t('command.cash.previous', 'Previous receipt'), group: t('command.group.cash', 'Cash'), icon: 'up', keys: 'k', run: () => run.current.step(-1) },
        { id: 'payment.record', label: t('command.payment.record', 'Record a payment'), group: t('command.group.payments', 'Payments'), icon: 'plus', keys: 'n', permission: 'payments:record', run: () => setRecording(true) },
        { id: 'cash.undo', label: t('command.cash.undo', 'Undo what was posted last'), group: t('command.group.cash', 'Cash'), icon: 'undo', keys: 'u', permission: 'payments:apply', run: () => run.current.undo() },
        { id: 'cash.queue', label: t('command.cash.queue', 'To the receipts'), group: t('command.group.cash', 'Cash'), icon: 'left', keys: 'q', run: () => queue.current?.focus() },
        { id: 'cash.items', label: t('command.cash.items', 'To the open items'), group: t('command.group.cash', 'Cash'), icon: 'right', keys: 'f', run: () => receipt.current?.focus() },
      ],
      [],
    ),
  );
  const onQueueKey = (event: KeyboardEvent) => {
    const to = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -waiting.length, End: waiting.length }[event.key];
    if (to !== undefined) step(to);
    else if (event.key === 'Enter' || event.key === 'ArrowRight') receipt.current?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const tab = (next: 'unapplied' | 'unidentified') => {
    const { tab: _, ...others } = list.filter;
    list.setFilter(next === 'unapplied' ? others : { ...others, tab: [next] });
  };
  const total = data.payments.totalCount;
  return (
    <Page title={t('cash.title', 'Apply cash')}>
      <PageHeader
        title={t('cash.title', 'Apply cash')}
        meta={data.payments.totals.map((sum, i) => (
          <span key={sum.unapplied.currency}>
            {i === 0 ? `${t('cash.toApply', 'to apply:')} ` : ' · '}
            <Money value={sum.unapplied} unit="code" />
          </span>
        ))}
        actions={
          can('payments:record') ? (
            <Button icon="plus" keys="n" onClick={() => setRecording(true)}>
              {t('payments.record', 'Record payment')}
            </Button>
          ) : null
        }
      />
      <div className={css.bench} data-chosen={list.peek !== undefined || undefined}>
        <section className={css.queue} aria-label={t('cash.queue', 'Receipts')}>
          <div className={css.queueHead}>
            <Chip pressed={status === 'unapplied'} onToggle={() => tab('unapplied')}>
              {t('payment.unapplied', 'Unapplied')}
            </Chip>
            <Chip pressed={status === 'unidentified'} onToggle={() => tab('unidentified')}>
              {t('payment.unidentified', 'Unidentified')}
            </Chip>
            <Spring />
            <Chip pressed={list.filter['book']?.includes('mine') ?? false} onToggle={() => list.setFilter(toggleValue(list.filter, 'book', 'mine'))}>
              {t('list.myBook', 'My book')}
            </Chip>
          </div>
          <RefreshBar active={refreshing} />
          {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
          {waiting.length === 0 ? (
            <Empty
              kind={list.filtered && status === 'unapplied' ? 'filtered' : 'new'}
              noun={t('cash.receipts', 'receipts')}
              icon="check"
              title={status === 'unapplied' ? t('cash.done', 'Everything is applied') : t('cash.identified', 'Every payer is known')}
              text={t('cash.done.text', 'New receipts appear here as they come in.')}
              onClear={list.clearFilter}
            />
          ) : (
            <div
              ref={queue}
              className={css.receipts}
              role="listbox"
              tabIndex={0}
              aria-label={t('cash.queue', 'Receipts')}
              aria-activedescendant={current ? `${queueId}-${current}` : undefined}
              onKeyDown={onQueueKey}
              onClick={(event) => {
                const id = (event.target as HTMLElement).closest<HTMLElement>('[data-id]')?.dataset['id'];
                if (id) list.openPeek(id);
              }}
            >
              {waiting.map((payment) => (
                <div key={payment.id} id={`${queueId}-${payment.id}`} role="option" data-id={payment.id} aria-selected={payment.id === current} className={css.receipt}>
                  <span className={css.who}>{payment.account?.name ?? (payment.payer || t('cash.unknown', 'Unknown payer'))}</span>
                  <Money value={payment.unapplied} unit="code" />
                  <span className={css.what}>
                    {payment.number} · <DateText date={payment.receivedOn} />
                  </span>
                  {payment.status === 'UNIDENTIFIED' ? (
                    <Badge plain tone={paymentState(payment.status).tone}>
                      {paymentState(payment.status).label}
                    </Badge>
                  ) : null}
                </div>
              ))}
            </div>
          )}
          <div className={css.queueFoot}>
            {total === null || total === undefined || total > most ? t('cash.shown', 'The oldest {count} are shown', { count: most }) : t('cash.count', '{count} open', { count: formatCount(total) })}
          </div>
        </section>
        <section className={css.work} aria-label={t('cash.work', 'Receipt and open items')}>
          <div className={css.backToQueue}>
            <Button kind="quiet" icon="left" onClick={list.closePeek}>
              {t('cash.queue', 'Receipts')}
            </Button>
          </div>
          {current ? (
            <Loading id={current}>
              <Receipt
                key={current}
                id={current}
                onApplied={(applications, all) => {
                  lastPosted.current = applications;
                  toast({
                    tone: 'ok',
                    message: t('cash.posted', '{amount} applied to {count, plural, one {# invoice} other {# invoices}}', {
                      amount: sums(applications.map((application) => application.amount)).map((sum) => moneyText(sum, { unit: 'code' })).join(', '),
                      count: applications.length,
                    }),
                    action: { label: t('toast.undo', 'Undo'), run: () => setUndoing(applications) },
                  });
                  if (all) next();
                  else refresh();
                }}
                onUndo={setUndoing}
                onChanged={refresh}
                handle={receipt}
              />
            </Loading>
          ) : (
            <Empty kind="new" noun="" icon="cash" title={t('cash.nothing', 'Nothing to apply')} text={t('cash.nothing.text', 'Choose a receipt, or record one.')} />
          )}
        </section>
      </div>
      {undoing ? (
        <UnapplyDialog
          applications={undoing}
          onClose={() => setUndoing(null)}
          onDone={() => {
            lastPosted.current = [];
            refresh();
          }}
        />
      ) : null}
      {recording ? (
        <RecordPaymentDialog
          onClose={() => setRecording(false)}
          onDone={(id) => {
            refresh();
            list.openPeek(id);
          }}
        />
      ) : null}
    </Page>
  );
}
