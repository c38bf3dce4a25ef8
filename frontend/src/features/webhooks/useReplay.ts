import { useCallback } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommit } from '~/app/mutation';
import { t } from '~/i18n';
import { toast } from '~/ui';
import type { useReplayMutation } from '~/__generated__/useReplayMutation.graphql';

interface Replayable {
  readonly id: string;
  readonly allowedActions: readonly { readonly action: string; readonly allowed: boolean }[];
}

/** Sends messages again, as many of these as can be. True when the server did it. */
export function useReplay() {
  const [commit, replaying] = useCommit<useReplayMutation>(graphql`
    mutation useReplayMutation($input: ReplayWebhookDeliveriesInput!) {
      replayWebhookDeliveries(input: $input) {
        deliveries {
          id
          status
          attempts
          nextAt
          problem
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
  const replay = useCallback(
    async (rows: readonly Replayable[]): Promise<boolean> => {
      const ids = rows.filter((row) => row.allowedActions.some((entry) => entry.action === 'replayWebhookDeliveries' && entry.allowed)).map((row) => row.id);
      if (ids.length === 0) {
        toast({ tone: 'danger', message: t('webhook.noneAgain', 'None of these can be sent again: they are about to be sent') });
        return false;
      }
      const answer = (await commit({ input: { ids } }))?.replayWebhookDeliveries;
      if (!answer) return false;
      const message = answer.userErrors[0]?.message;
      toast(message ? { tone: 'danger', message } : { tone: 'ok', message: t('webhook.replayed', '{n, plural, one {# message is} other {# messages are}} sent again', { n: answer.deliveries.length }) });
      return !message;
    },
    [commit],
  );
  return { replay, replaying };
}
