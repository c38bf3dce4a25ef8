import { fetchQuery } from 'react-relay/hooks';
import { getRequest, type GraphQLTaggedNode, type IEnvironment, type OperationType } from 'relay-runtime';
import type { RowSource } from '~/grid';

export interface ListSource<Operation extends OperationType, Row> {
  query: GraphQLTaggedNode;
  variables: Operation['variables'];
  list: (response: Operation['response']) => readonly Row[];
  /** Tells lists of one query apart that `list` makes different rows of. */
  part?: string;
}

/** Rows of a plain list, which comes as a whole, for the grid. Refresh the grid after a change. */
export function listSource<Operation extends OperationType, Row extends { readonly id: string }>(environment: IEnvironment, { query, variables, list, part = '' }: ListSource<Operation, Row>): RowSource<Row> {
  let all: readonly Row[] = [];
  return {
    key: `${getRequest(query).params.name} ${JSON.stringify(variables)} ${part}`,
    id: (row) => row.id,
    rows: (offset, limit, signal) =>
      new Promise((resolve, reject) => {
        const answer = () => resolve({ rows: all.slice(offset, offset + limit), total: all.length });
        if (offset > 0 && all.length > 0) return answer();
        const subscription = fetchQuery<Operation>(environment, query, variables, { fetchPolicy: 'network-only' }).subscribe({
          next: (response) => {
            all = list(response);
            answer();
          },
          error: reject,
        });
        signal.addEventListener('abort', () => {
          subscription.unsubscribe();
          reject(new DOMException('The rows are no longer needed.', 'AbortError'));
        });
      }),
  };
}
