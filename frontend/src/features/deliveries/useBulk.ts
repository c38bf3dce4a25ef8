import { useCallback } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import type { Selection } from '~/grid';
import { t } from '~/i18n';
import { readProblem, toast } from '~/ui';
import type { DeliveryFilter, useBulkIdsQuery } from '~/__generated__/useBulkIdsQuery.graphql';
import type { useBulkCancelMutation } from '~/__generated__/useBulkCancelMutation.graphql';
import type { useBulkRetryMutation } from '~/__generated__/useBulkRetryMutation.graphql';

const most = 500;
const page = 200;

/** Ids of everything that the filter matches but the excepted ones; one more than can be done at a time at most. */
async function matching(environment: IEnvironment, filter: DeliveryFilter, except: ReadonlySet<string>): Promise<string[]> {
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
              }
            }
          }
        }
      `,
      { first: page, offset, filter },
      { fetchPolicy: 'network-only' },
    ).toPromise();
    const nodes = answer?.deliveries.edges.map((edge) => edge.node.id) ?? [];
    ids.push(...nodes.filter((id) => !except.has(id)));
    if (nodes.length < page) break;
  }
  return ids;
}

/** Tries deliveries again, or calls them off: one, some, or all that a filter matches. True when the server did it. */
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
  const run = useCallback(
    async (what: 'retry' | 'cancel', selection: Selection, filter: DeliveryFilter): Promise<boolean> => {
      let ids: string[];
      try {
        ids = selection.kind === 'ids' ? [...selection.ids] : await matching(environment, filter, selection.except);
      } catch (error) {
        toast({ tone: 'danger', message: readProblem(error).message });
        return false;
      }
      if (ids.length > most) {
        toast({ tone: 'danger', message: t('deliveries.tooMany', 'At most {most} deliveries at a time: narrow the filter', { most }) });
        return false;
      }
      const input = { ids, idempotencyKey: key() };
      const answer = what === 'retry' ? (await retry({ input }))?.retryDeliveries : (await cancel({ input }))?.cancelDeliveries;
      if (!answer) return false;
      renew();
      const message = answer.userErrors[0]?.message;
      if (message) toast({ tone: 'danger', message });
      else if (what === 'retry') toast({ tone: 'ok', message: t('deliveries.retried', '{n, plural, one {# delivery is} other {# deliveries are}} tried again', { n: answer.deliveries.length }) });
      else toast({ tone: 'ok', message: t('deliveries.called.off', '{n, plural, one {# delivery is} other {# deliveries are}} called off', { n: answer.deliveries.length }) });
      return !message;
    },
    [environment, key, renew, retry, cancel],
  );
  return { run, retrying, cancelling };
}
