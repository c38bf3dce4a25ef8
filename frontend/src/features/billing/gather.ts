import { fetchQuery, graphql } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import type { BillDraftFilter, gatherDraftsQuery } from '~/__generated__/gatherDraftsQuery.graphql';
import type { BillExceptionFilter, gatherExceptionsQuery } from '~/__generated__/gatherExceptionsQuery.graphql';

const page = 200;

type Draft = gatherDraftsQuery['response']['billDrafts']['edges'][number]['node'];
type Exception = gatherExceptionsQuery['response']['billExceptions']['edges'][number]['node'];

/** Drafts that the filter matches but the excepted ones; at most one more than `most`. */
export async function gatherDrafts(environment: IEnvironment, filter: BillDraftFilter, except: ReadonlySet<string>, most: number): Promise<Draft[]> {
  const found: Draft[] = [];
  for (let offset = 0; found.length <= most; offset += page) {
    const answer = await fetchQuery<gatherDraftsQuery>(
      environment,
      graphql`
        query gatherDraftsQuery($first: Int!, $offset: Int!, $filter: BillDraftFilter) {
          billDrafts(first: $first, offset: $offset, filter: $filter) {
            edges {
              node {
                id
                status
                account {
                  id
                  name
                }
              }
            }
          }
        }
      `,
      { first: page, offset, filter },
      { fetchPolicy: 'network-only' },
    ).toPromise();
    const nodes = answer?.billDrafts.edges.map((edge) => edge.node) ?? [];
    found.push(...nodes.filter((node) => !except.has(node.id)));
    if (nodes.length < page) break;
  }
  return found;
}

/** The same of exceptions. */
export async function gatherExceptions(environment: IEnvironment, filter: BillExceptionFilter, except: ReadonlySet<string>, most: number): Promise<Exception[]> {
  const found: Exception[] = [];
  for (let offset = 0; found.length <= most; offset += page) {
    const answer = await fetchQuery<gatherExceptionsQuery>(
      environment,
      graphql`
        query gatherExceptionsQuery($first: Int!, $offset: Int!, $filter: BillExceptionFilter) {
          billExceptions(first: $first, offset: $offset, filter: $filter) {
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
    const nodes = answer?.billExceptions.edges.map((edge) => edge.node) ?? [];
    found.push(...nodes.filter((node) => !except.has(node.id)));
    if (nodes.length < page) break;
  }
  return found;
}
