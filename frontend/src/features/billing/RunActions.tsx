import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { jobStarted } from '~/app/jobs';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { blocked } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { formatCount, t } from '~/i18n';
import { Banner, Button, Confirm, IconButton, Menu, toast } from '~/ui';
import type { RunActions_run$key } from '~/__generated__/RunActions_run.graphql';
import type { RunActionsApproveMutation } from '~/__generated__/RunActionsApproveMutation.graphql';
import type { RunActionsCancelMutation } from '~/__generated__/RunActionsCancelMutation.graphql';
import type { RunActionsDeliverMutation } from '~/__generated__/RunActionsDeliverMutation.graphql';
import type { RunActionsPostMutation } from '~/__generated__/RunActionsPostMutation.graphql';
import css from './billing.module.css';
import { RunTotals } from './RunTotals';
import { useRecompute } from './useRecompute';

type Verb = 'approve' | 'post' | 'cancel' | 'deliver' | 'recompute';

interface Answer {
  readonly userErrors: readonly { readonly message: string }[];
}

/** What comes next for the run, and what else may be done with it. Nothing here is optimistic: money waits for the server. */
export function RunActions({ run, onChanged }: { run: RunActions_run$key; onChanged: () => void }) {
  const can = useCan();
  const [asking, setAsking] = useState<Verb | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { key, renew } = useIdempotencyKey();
  const data = useFragment(
    graphql`
      fragment RunActions_run on BillRun {
        id
        number
        status
        openErrors
        totals {
          status
          drafts
        }
        allowedActions {
          action
          allowed
          reasonCode
        }
        ...RunTotals_run
      }
    `,
    run,
  );
  const [approve] = useCommit<RunActionsApproveMutation>(graphql`
    mutation RunActionsApproveMutation($input: BillRunInput!) {
      approveBillRun(input: $input) {
        billRun {
          ...RunActions_done
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [post] = useCommit<RunActionsPostMutation>(graphql`
    mutation RunActionsPostMutation($input: BillRunInput!) {
      postBillRun(input: $input) {
        billRun {
          ...RunActions_done
          job {
            id
            ...RunJob_job
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [cancel] = useCommit<RunActionsCancelMutation>(graphql`
    mutation RunActionsCancelMutation($input: BillRunInput!) {
      cancelBillRun(input: $input) {
        billRun {
          ...RunActions_done
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [deliver] = useCommit<RunActionsDeliverMutation>(graphql`
    mutation RunActionsDeliverMutation($input: DeliverInvoicesInput!) {
      deliverInvoices(input: $input) {
        queued
        job {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [recompute] = useRecompute();
  const count = (status: string) => data.totals.reduce((sum, part) => (part.status === status ? sum + part.drafts : sum), 0);
  const [ready, held, stopped, posted] = [count('READY'), count('HELD'), count('BLOCKED'), count('POSTED')];
  const ask = (verb: Verb) => {
    setProblem(null);
    setAsking(verb);
  };
  /** True when it was done; otherwise the dialog stays and says why. */
  const settle = (answer: Answer | undefined, done: string): boolean => {
    if (!answer) return false;
    renew();
    if (answer.userErrors[0]) {
      setProblem(answer.userErrors[0].message);
      return false;
    }
    toast({ tone: 'ok', message: done });
    onChanged();
    return true;
  };
  const input = () => ({ id: data.id, idempotencyKey: key() });
  const approving = async () => settle((await approve({ input: input() }))?.approveBillRun, t('run.approvedToast', '{number} is approved', { number: data.number }));
  const posting = async () => {
    const answer = (await post({ input: input() }))?.postBillRun;
    if (answer?.billRun?.job) jobStarted(answer.billRun.job.id);
    return settle(answer, t('run.postingToast', 'Posting has begun'));
  };
  const cancelling = async () => settle((await cancel({ input: input() }))?.cancelBillRun, t('run.cancelledToast', '{number} is given up', { number: data.number }));
  const delivering = async () => {
    const answer = (await deliver({ input: { runId: data.id, idempotencyKey: key() } }))?.deliverInvoices;
    if (answer?.job) jobStarted(answer.job.id);
    return settle(answer, t('run.deliveredToast', '{n, plural, one {# invoice} other {# invoices}} on the way to clients', { n: answer?.queued ?? 0 }));
  };
  const recomputing = async () => {
    const done = await recompute(data.id);
    if (done) onChanged();
    return done;
  };
  const why = (action: string) => blocked(data.allowedActions, action);
  const more =
    can('billing:run') && ['COMPUTING', 'REVIEW', 'APPROVED'].includes(data.status)
      ? [
          { id: 'recompute', label: t('run.recompute', 'Recompute all'), icon: 'refresh' as const, ...reasonOf(why('recomputeBillRun')), onSelect: () => ask('recompute') },
          { id: 'cancel', label: t('run.cancel', 'Give up the run'), icon: 'close' as const, danger: true, ...reasonOf(why('cancelBillRun')), onSelect: () => ask('cancel') },
        ]
      : [];
  const trouble = problem ? <Banner tone="danger">{problem}</Banner> : null;
  const close = () => setAsking(null);
  const rest = [
    held > 0 ? t('run.leftHeld', '{n} held back', { n: formatCount(held) }) : '',
    stopped > 0 ? t('run.leftBlocked', '{n} blocked', { n: formatCount(stopped) }) : '',
  ].filter(Boolean);
  const leftOut =
    rest.length > 0 ? (
      <p>{t('run.leftOut', '{n, plural, one {One draft stays where it is and can be posted later} other {# drafts stay where they are and can be posted later}}: {which}.', { n: held + stopped, which: rest.join(', ') })}</p>
    ) : null;
  return (
    <>
      {posted > 0 && can('deliveries:send') ? (
        <Button icon="mail" kind={ready === 0 && data.status !== 'REVIEW' ? 'primary' : 'default'} onClick={() => ask('deliver')}>
          {t('run.deliver', 'Deliver')}
        </Button>
      ) : null}
      {data.status === 'REVIEW' && can(['billing:approve', 'billing:run']) ? (
        <Button kind="primary" icon="check" reason={why('approveBillRun')} onClick={() => ask('approve')}>
          {t('run.approve', 'Approve')}
        </Button>
      ) : null}
      {data.status === 'APPROVED' && can('billing:run') ? (
        <Button kind={ready > 0 ? 'primary' : 'default'} icon="ledger" reason={why('postBillRun') ?? (ready > 0 ? undefined : t('run.nothingReady', 'Nothing is ready: what is left is held back or blocked'))} onClick={() => ask('post')}>
          {t('run.post', 'Post')}
        </Button>
      ) : null}
      {more.length > 0 ? <Menu label={t('run.more', 'More')} position="bottom-end" target={<IconButton icon="more" label={t('run.more', 'More')} />} groups={[{ items: more }]} /> : null}
      <Confirm
        opened={asking === 'approve'}
        onClose={close}
        title={t('run.approveTitle', 'Approve {number}', { number: data.number })}
        confirm={t('run.approveConfirm', 'Approve {n, plural, one {# invoice} other {# invoices}}', { n: ready })}
        typed={t('run.approveWord', 'APPROVE')}
        onConfirm={approving}
      >
        <div className={css.confirm}>
          <RunTotals run={data} />
          {leftOut}
          {data.openErrors > 0 ? <Banner tone="warn">{t('run.stillBlocked', '{n, plural, one {# exception still blocks an invoice.} other {# exceptions still block invoices.}}', { n: data.openErrors })}</Banner> : null}
          {trouble}
        </div>
      </Confirm>
      <Confirm opened={asking === 'post'} onClose={close} title={t('run.postTitle', 'Post {number}', { number: data.number })} confirm={t('run.postConfirm', 'Post {n, plural, one {# invoice} other {# invoices}}', { n: ready })} onConfirm={posting}>
        <div className={css.confirm}>
          <RunTotals run={data} />
          {leftOut}
          <p>{t('run.postText', 'Invoices get their numbers and count in the books. A posted invoice is corrected by a credit, never taken back.')}</p>
          {trouble}
        </div>
      </Confirm>
      <Confirm opened={asking === 'cancel'} onClose={close} danger title={t('run.cancelTitle', 'Give up {number}', { number: data.number })} confirm={t('run.cancel', 'Give up the run')} onConfirm={cancelling}>
        <div className={css.confirm}>
          <p>{t('run.cancelText', 'Its drafts are dropped. The same period can be run again.')}</p>
          {trouble}
        </div>
      </Confirm>
      <Confirm opened={asking === 'deliver'} onClose={close} title={t('run.deliverTitle', 'Deliver {number}', { number: data.number })} confirm={t('run.deliverConfirm', 'Deliver {n, plural, one {# invoice} other {# invoices}}', { n: posted })} onConfirm={delivering}>
        <div className={css.confirm}>
          <p>{t('run.deliverText', 'Each client gets the invoice in its own form and by its own means. What is delivered already is not sent again.')}</p>
          {trouble}
        </div>
      </Confirm>
      <Confirm opened={asking === 'recompute'} onClose={close} title={t('run.recomputeTitle', 'Recompute {number}', { number: data.number })} confirm={t('run.recompute', 'Recompute all')} onConfirm={recomputing}>
        <div className={css.confirm}>
          <p>{t('run.recomputeText', 'All drafts are computed again from what the contracts, rates, time and usage say now. Held ones stay held.')}</p>
          {data.status === 'APPROVED' ? <Banner tone="warn">{t('run.recomputeApproved', 'The run must be approved again afterwards.')}</Banner> : null}
        </div>
      </Confirm>
    </>
  );
}

const reasonOf = (reason: string | undefined) => (reason === undefined ? {} : { reason });

void graphql`
  fragment RunActions_done on BillRun {
    id
    status
    version
    approvedAt
    postedAt
    approvedBy {
      id
      name
    }
    allowedActions {
      action
      allowed
      reasonCode
    }
  }
`;
