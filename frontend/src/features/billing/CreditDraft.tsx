import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { blocked } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { negate } from '~/lib/money';
import { Banner, Button, Confirm, moneyText, toast } from '~/ui';
import type { CreditDraft_draft$key } from '~/__generated__/CreditDraft_draft.graphql';
import type { CreditDraftMutation } from '~/__generated__/CreditDraftMutation.graphql';
import css from './billing.module.css';

/** Asks for a credit memo with the lines of a draft below zero. */
export function CreditDraft({ draft, label, onChanged }: { draft: CreditDraft_draft$key; label: string; onChanged: () => void }) {
  const can = useCan();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { key, renew } = useIdempotencyKey();
  const data = useFragment(
    graphql`
      fragment CreditDraft_draft on BillDraft {
        id
        total {
          amount
          currency
        }
        account {
          id
          name
        }
        allowedActions {
          action
          allowed
          reasonCode
        }
      }
    `,
    draft,
  );
  const [commit] = useCommit<CreditDraftMutation>(graphql`
    mutation CreditDraftMutation($input: CreditBillDraftInput!) {
      creditBillDraft(input: $input) {
        billDraft {
          id
          status
          version
          allowedActions {
            action
            allowed
            reasonCode
          }
        }
        creditMemo {
          id
          status
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  if (!can('credits:request')) return null;
  const ask = async (): Promise<boolean> => {
    const answer = await commit({ input: { id: data.id, idempotencyKey: key() } });
    if (!answer) return false;
    renew();
    const refused = answer.creditBillDraft.userErrors[0];
    if (refused) {
      setProblem(refused.message);
      return false;
    }
    toast({ tone: 'ok', message: t('creditDraft.done', 'The credit memo waits for somebody to approve it') });
    onChanged();
    return true;
  };
  const amount = moneyText(negate(data.total), { unit: 'code' });
  return (
    <>
      <Button
        reason={blocked(data.allowedActions, 'creditBillDraft')}
        onClick={() => {
          setProblem(null);
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <Confirm opened={asking} onClose={() => setAsking(false)} title={t('creditDraft.title', 'Propose a credit memo over {amount}', { amount })} confirm={t('creditDraft.confirm', 'Propose it')} onConfirm={ask}>
        <div className={css.confirm}>
          <p>
            {t('creditDraft.text', '{name} gets a credit memo with the lines of this draft instead of an invoice, once somebody else approves it. Then these lines count as billed. Rejected, the draft is as before.', {
              name: data.account?.name ?? t('creditDraft.account', 'The account'),
            })}
          </p>
          {problem ? <Banner tone="danger">{problem}</Banner> : null}
        </div>
      </Confirm>
    </>
  );
}
