import { fetchQuery, graphql } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import type { BillDraftFilter, gatherDraftsQuery } from '~/__generated__/gatherDraftsQuery.graphql';
import type { BillExceptionFilter, gatherExceptionsQuery } from '~/__generated__/gatherExceptionsQuery.graphql';

const page = 200;

/** Drafts that the filter matches but the excepted ones; at most one more than `most`. */
export async function gatherDrafts(environment: IEnvironment, filter: BillDraftFilter, except: ReadonlySet<string>, most: number): Promise<{ id: string; accountId: string }[]> {
  const found: { id: string; accountId: string }[] = [];
  for (let offset = 0; found.length <= most; offset += page) {
    const answer = await fetchQuery<gatherDraftsQuery>(
      environment,
      graphql`
        query gatherDraftsQuery($first: Int!, $offset: Int!, $filter: BillDraftFilter) {
          billDrafts(first: $first, offset: $offset, filter: $filter) {
            edges {
              node {
                id
                account {
                  id
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
    found.push(...nodes.filter((node) => !except.has(node.id)).map((node) => ({ id: node.id, accountId: node.account?.id ?? '' })));
    if (nodes.length < page) break;
  }
  return found;
}

/** The same of exceptions, their ids alone. */
export async function gatherExceptions(environment: IEnvironment, filter: BillExceptionFilter, except: ReadonlySet<string>, most: number): Promise<string[]> {
  const found: string[] = [];
  for (let offset = 0; found.length <= most; offset += page) {
    const answer = await fetchQuery<gatherExceptionsQuery>(
      environment,
      graphql`
        query gatherExceptionsQuery($first: Int!, $offset: Int!, $filter: BillExceptionFilter) {
          billExceptions(first: $first, offset: $offset, filter: $filter) {
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
    const ids = answer?.billExceptions.edges.map((edge) => edge.node.id) ?? [];
    found.push(...ids.filter((id) => !except.has(id)));
    if (ids.length < page) break;
  }
  return found;
}
