import { graphql } from 'react-relay/hooks';
import { jobStarted } from '~/app/jobs';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { t } from '~/i18n';
import { toast } from '~/ui';
import type { useRecomputeMutation } from '~/__generated__/useRecomputeMutation.graphql';

/** Computes drafts of a run again: of some accounts at once, of all in the background. Answers whether it was done. */
export function useRecompute() {
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<useRecomputeMutation>(graphql`
    mutation useRecomputeMutation($input: RecomputeBillRunInput!) {
      recomputeBillRun(input: $input) {
        billRun {
          id
          status
          openExceptions
          openErrors
          version
          job {
            id
            ...RunJob_job
          }
          allowedActions {
            action
            allowed
            reasonCode
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
  const recompute = async (run: string, accountIds?: readonly string[]): Promise<boolean> => {
    if (busy) return false;
    const answer = await commit({ input: { id: run, ...(accountIds ? { accountIds: [...accountIds] } : {}), idempotencyKey: key() } });
    if (!answer) return false;
    renew();
    const { billRun, userErrors } = answer.recomputeBillRun;
    if (userErrors[0]) {
      toast({ tone: 'danger', message: userErrors[0].message });
      return false;
    }
    if (accountIds) toast({ tone: 'ok', message: t('recompute.done', '{n, plural, one {# account} other {# accounts}} computed again', { n: accountIds.length }) });
    else if (billRun?.job) jobStarted(billRun.job.id);
    return true;
  };
  return [recompute, busy] as const;
}
