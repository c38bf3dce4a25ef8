import { useCallback } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import type { Selection } from '~/grid';
import { t } from '~/i18n';
import { readProblem, toast } from '~/ui';
import type { DeliveryFilter, useBulkIdsQuery } from '~/__generated__/useBulkIdsQuery.graphql';
import type { useBulkMarkMutation } from '~/__generated__/useBulkMarkMutation.graphql';
import type { useBulkCancelMutation } from '~/__generated__/useBulkCancelMutation.graphql';
import type { useBulkRetryMutation } from '~/__generated__/useBulkRetryMutation.graphql';

const most = 500;
const page = 200;

/** A delivery as far as it says what can be done with it. */
export interface Actionable {
  readonly id: string;
  readonly allowedActions: readonly { readonly action: string; readonly allowed: boolean }[];
}

const may = (row: Actionable, action: string): boolean => row.allowedActions.some((entry) => entry.action === action && entry.allowed);

/** Everything that the filter matches but the excepted ones; one more than can be done at a time at most. */
async function matching(environment: IEnvironment, filter: DeliveryFilter, except: ReadonlySet<string>, action: string): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ids.length <= most; offset += page) {
    const answer = await fetchQuery<useBulkIdsQuery>(
      environment,
      graphql`
        query useBulkIdsQuery($first: Int!, $offset: Int!, $filter: DeliveryFilter) {
          deliveries(first: $first, offset: $offset, filter: $filter) {
            edges {
              node {
                id
                allowedActions {
                  action
                  allowed
                }
              }
            }
          }
        }
      `,
      { first: page, offset, filter },
      { fetchPolicy: 'network-only' },
    ).toPromise();
    const nodes = answer?.deliveries.edges.map((edge) => edge.node) ?? [];
    ids.push(...nodes.filter((row) => !except.has(row.id) && may(row, action)).map((row) => row.id));
    if (nodes.length < page) break;
  }
  return ids;
}

export type Act = 'retry' | 'cancel' | 'mark';

/**
 * Tries deliveries again, calls them off, or says that they were printed and sent: those of some rows, or of all that a filter matches, for which it can be done
 * now. True when the server did it.
 */
export function useBulk() {
  const environment = useRelayEnvironment();
  const { key, renew } = useIdempotencyKey();
  const [retry, retrying] = useCommit<useBulkRetryMutation>(graphql`
    mutation useBulkRetryMutation($input: DeliveryInput!) {
      retryDeliveries(input: $input) {
        queued
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
  const [cancel, cancelling] = useCommit<useBulkCancelMutation>(graphql`
    mutation useBulkCancelMutation($input: DeliveryInput!) {
      cancelDeliveries(input: $input) {
        deliveries {
          id
          status
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
  const [mark, marking] = useCommit<useBulkMarkMutation>(graphql`
    mutation useBulkMarkMutation($input: DeliveryInput!) {
      markDelivered(input: $input) {
        deliveries {
          id
          status
          attempts
          nextAt
          sentAt
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
  const run = useCallback(
    async (what: Act, chosen: readonly Actionable[] | Extract<Selection, { kind: 'matching' }>, filter: DeliveryFilter): Promise<boolean> => {
      const action = { retry: 'retryDeliveries', cancel: 'cancelDeliveries', mark: 'markDelivered' }[what];
      let ids: string[];
      try {
        ids = 'except' in chosen ? await matching(environment, filter, chosen.except, action) : chosen.filter((row) => may(row, action)).map((row) => row.id);
      } catch (error) {
        toast({ tone: 'danger', message: readProblem(error).message });
        return false;
      }
      if (ids.length > most) {
        toast({ tone: 'danger', message: t('deliveries.tooMany', 'At most {most} deliveries at a time: narrow the filter', { most }) });
        return false;
      }
      if (ids.length === 0) {
        const none = {
          retry: t('deliveries.none.retry', 'None of these can be tried again: they wait, or they arrived'),
          cancel: t('deliveries.none.cancel', 'None of these can be called off: they are sent already'),
          mark: t('deliveries.none.mark', 'None of these waits to be printed and sent'),
        };
        toast({ tone: 'danger', message: none[what] });
        return false;
      }
      const input = { ids, idempotencyKey: key() };
      const answer = what === 'retry' ? (await retry({ input }))?.retryDeliveries : what === 'cancel' ? (await cancel({ input }))?.cancelDeliveries : (await mark({ input }))?.markDelivered;
      if (!answer) return false;
      renew();
      const message = answer.userErrors[0]?.message;
      if (message) toast({ tone: 'danger', message });
      else if (what === 'retry') toast({ tone: 'ok', message: t('deliveries.retried', '{n, plural, one {# delivery is} other {# deliveries are}} tried again', { n: answer.deliveries.length }) });
      else if (what === 'mark') toast({ tone: 'ok', message: t('deliveries.marked', '{n, plural, one {# delivery is} other {# deliveries are}} marked as sent', { n: answer.deliveries.length }) });
      else toast({ tone: 'ok', message: t('deliveries.called.off', '{n, plural, one {# delivery is} other {# deliveries are}} called off', { n: answer.deliveries.length }) });
      return !message;
    },
    [environment, key, renew, retry, cancel, mark],
  );
  return { run, retrying, cancelling, marking };
}
