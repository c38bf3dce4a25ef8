import { useCallback, useRef, useState } from 'react';
import { useRelayEnvironment } from 'react-relay/hooks';
import { commitMutation, type GraphQLTaggedNode, type MutationConfig, type MutationParameters } from 'relay-runtime';
import { t } from '~/i18n';
import { toast } from '~/ui';
import { isOffline, RequestProblem } from './problem';

export interface CommitOptions<M extends MutationParameters> {
  optimisticResponse?: MutationConfig<M>['optimisticResponse'];
  updater?: MutationConfig<M>['updater'];
}

/**
 * Sends a mutation. The promise gives the response, whose userErrors the caller shows beside their fields; or null when
 * the request failed as a whole, which a toast has then said. `busy` disables the control until the answer.
 */
export function useCommit<M extends MutationParameters>(mutation: GraphQLTaggedNode) {
  const environment = useRelayEnvironment();
  const [pending, setPending] = useState(0);
  const commit = useCallback(
    (variables: M['variables'], options: CommitOptions<M> = {}): Promise<M['response'] | null> => {
      setPending((n) => n + 1);
      return new Promise((resolve) => {
        commitMutation<M>(environment, {
          mutation,
          variables,
          ...options,
          onCompleted: (response) => {
            setPending((n) => n - 1);
            resolve(response);
          },
          onError: (error) => {
            setPending((n) => n - 1);
            toast({ tone: 'danger', message: failure(error) });
            resolve(null);
          },
        });
      });
    },
    [environment, mutation],
  );
  return [commit, pending > 0] as const;
}

function failure(error: Error): string {
  if (isOffline(error)) return t('mutation.offline', 'Not saved: the server cannot be reached.');
  const requestId = error instanceof RequestProblem ? error.requestId : undefined;
  return requestId ? t('mutation.failed.id', 'Not saved: {message} (request {requestId})', { message: error.message, requestId }) : t('mutation.failed', 'Not saved: {message}', { message: error.message });
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 48 bits of time, 80 of chance. */
export function newIdempotencyKey(now: number = Date.now()): string {
  let time = '';
  for (let left = now, i = 0; i < 10; i++, left = Math.floor(left / 32)) time = crockford.charAt(left % 32) + time;
  let chance = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) chance += crockford.charAt(byte % 32);
  return time + chance;
}

/** One key per intent: kept while the person tries again, new after `renew`, which follows success. */
export function useIdempotencyKey(): { key: () => string; renew: () => void } {
  const held = useRef<string | null>(null);
  const key = useCallback(() => (held.current ??= newIdempotencyKey()), []);
  const renew = useCallback(() => {
    held.current = null;
  }, []);
  return { key, renew };
}
