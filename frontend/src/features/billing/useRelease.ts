import { graphql } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { t } from '~/i18n';
import { toast } from '~/ui';
import type { useReleaseMutation } from '~/__generated__/useReleaseMutation.graphql';

/** Takes drafts off hold; nothing to ask first. Answers whether it was done. */
export function useRelease() {
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<useReleaseMutation>(graphql`
    mutation useReleaseMutation($input: HoldBillDraftsInput!) {
      releaseBillDrafts(input: $input) {
        billDrafts {
          id
          status
          holdReason
          version
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
  const release = async (ids: readonly string[]): Promise<boolean> => {
    if (busy || ids.length === 0) return false;
    const answer = await commit({ input: { ids: [...ids], idempotencyKey: key() } });
    if (!answer) return false;
    renew();
    const problem = answer.releaseBillDrafts.userErrors[0];
    toast(problem ? { tone: 'danger', message: problem.message } : { tone: 'ok', message: t('release.done', '{n, plural, one {# invoice} other {# invoices}} released', { n: ids.length }) });
    return !problem;
  };
  return [release, busy] as const;
}
