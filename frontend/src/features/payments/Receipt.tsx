import { useCallback, useImperativeHandle, useRef, type Ref } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import { Applications } from '~/app/records/Applications';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { MatchPanel, type MatchHandle } from '~/app/records/MatchPanel';
import { blocked } from '~/app/records/reasons';
import type { Undoable } from '~/app/records/UnapplyDialog';
import { t } from '~/i18n';
import { sign } from '~/lib/money';
import { Badge, Button, DateText, Empty, Money, moneyText } from '~/ui';
import type { ReceiptApplyMutation } from '~/__generated__/ReceiptApplyMutation.graphql';
import type { ReceiptQuery } from '~/__generated__/ReceiptQuery.graphql';
import css from './cash.module.css';
import { paymentMethod, paymentState } from './model/states';
import { PaymentActions } from './PaymentActions';

export interface ReceiptHandle {
  focus: () => void;
  /** Applications of the receipt that stand. */
  standing: () => readonly Undoable[];
}

export interface ReceiptProps {
  id: string;
  /** The server applied these; `all` when nothing is left. */
  onApplied: (applications: readonly Undoable[], all: boolean) => void;
  onUndo: (applications: readonly Undoable[]) => void;
  onChanged: () => void;
  handle: Ref<ReceiptHandle>;
}

/** One receipt of the workbench with its open items. */
export function Receipt({ id, onApplied, onUndo, onChanged, handle }: ReceiptProps) {
  const panel = useRef<MatchHandle>(null);
  // Asked for while the open items were still loading, the cursor goes there when they come.
  const awaited = useRef(false);
  const onPanel = useCallback((next: MatchHandle | null) => {
    panel.current = next;
    if (next && awaited.current) next.focus();
    if (next) awaited.current = false;
  }, []);
  const assign = useRef<HTMLDivElement>(null);
  const { node } = useLazyLoadQuery<ReceiptQuery>(
    graphql`
      query ReceiptQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Payment {
            id
            number
            status
            receivedOn
            method
            reference
            remittance
            payer
            account {
              id
              number
              name
              parent {
                id
                name
              }
            }
            amount {
              amount
              currency
            }
            unapplied {
              amount
              currency
            }
            applications {
              id
              amount {
                amount
                currency
              }
              invoice {
                id
                number
              }
              reverses {
                id
              }
              reversal {
                id
              }
              ...Applications_rows
            }
            allowedActions {
              action
              allowed
              reasonCode
            }
            ...PaymentActions_payment @alias(as: "actions")
          }
        }
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  const [commit] = useCommit<ReceiptApplyMutation>(graphql`
    mutation ReceiptApplyMutation($input: ApplyPaymentInput!) {
      applyPayment(input: $input) {
        payment {
          id
          status
          applied {
            amount
            currency
          }
          unapplied {
            amount
            currency
          }
          applications {
            id
            amount {
              amount
              currency
            }
            reverses {
              id
            }
            reversal {
              id
            }
            ...Applications_rows
          }
          allowedActions {
            action
            allowed
            reasonCode
          }
        }
        applications {
          id
          amount {
            amount
            currency
          }
          invoice {
            id
            number
            status
            daysLate
            balance {
              amount
              currency
            }
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
  const standing = (node?.__typename === 'Payment' ? node.applications : [])
    .filter((application) => !application.reverses && !application.reversal)
    .map((application): Undoable => ({ id: application.id, amount: application.amount, invoice: application.invoice?.number ?? '' }));
  useImperativeHandle(handle, () => ({
    focus: () => {
      const target = panel.current ?? assign.current?.querySelector<HTMLElement>('button');
      if (target) target.focus();
      else awaited.current = true;
    },
    standing: () => standing,
  }));
  if (node?.__typename !== 'Payment') return <Empty kind="new" noun="" icon="search" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} />;
  const state = paymentState(node.status);
  const reason = blocked(node.allowedActions, 'applyPayment');
  return (
    <>
      <header className={css.head}>
        <div className={css.title}>
          <h2>
            <RecordLink to="/payments/$id" id={node.id}>
              {node.number}
            </RecordLink>{' '}
            <Badge tone={state.tone}>{state.label}</Badge>
          </h2>
          <span className={css.sub}>
            {node.account ? (
              <RecordLink to="/accounts/$id" id={node.account.id}>
                {node.account.name}
              </RecordLink>
            ) : (
              node.payer || t('cash.unknown', 'Unknown payer')
            )}
            {' · '}
            <DateText date={node.receivedOn} />
            {' · '}
            {paymentMethod(node.method)}
            {node.reference ? ` · ${node.reference}` : null}
          </span>
        </div>
        <div className={css.title}>
          <span className={css.amount}>
            <Money value={node.unapplied} unit="code" zero="digits" />
          </span>
          <span className={css.sub}>{t('cash.of', 'of {amount} received', { amount: moneyText(node.amount) })}</span>
        </div>
        <div ref={assign} className={css.actions}>
          {standing.length > 0 ? (
            <Button icon="undo" onClick={() => onUndo(standing)}>
              {t('cash.undo', 'Undo')}
            </Button>
          ) : null}
          {node.actions ? <PaymentActions payment={node.actions} workbench onChanged={onChanged} /> : null}
        </div>
        {node.remittance ? <blockquote className={css.remittance}>{node.remittance}</blockquote> : null}
      </header>
      {node.applications.length > 0 ? (
        <div className={css.applied}>
          <Applications rows={node.applications} of="source" onChanged={onChanged} />
        </div>
      ) : null}
      {node.account && sign(node.unapplied) > 0 ? (
        <Loading id={node.account.id}>
          <MatchPanel
            key={node.id}
            available={node.unapplied}
            account={node.account}
            blocked={reason}
            handle={onPanel}
            post={async (targets, effectiveOn, idempotencyKey) => {
              const answer = await commit({ input: { paymentId: node.id, targets, ...(effectiveOn ? { effectiveOn } : {}), idempotencyKey } });
              if (!answer) return null;
              const { payment, applications, userErrors } = answer.applyPayment;
              if (!payment) return userErrors;
              onApplied(
                applications.map((application) => ({ id: application.id, amount: application.amount, invoice: application.invoice?.number ?? '' })),
                sign(payment.unapplied) === 0,
              );
              return [];
            }}
          />
        </Loading>
      ) : node.account ? (
        <Empty kind="new" noun="" icon="check" title={t('cash.allApplied', 'Nothing is left to apply')} text={t('cash.allApplied.text', 'Take the next receipt.')} />
      ) : (
        <Empty kind="new" noun="" icon="accounts" title={t('cash.noPayer', 'Who paid this?')} text={t('cash.noPayer.text', 'Assign the payment to an account, then its open items appear here.')} />
      )}
    </>
  );
}
