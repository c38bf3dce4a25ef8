import {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getRequest,
  Network,
  Observable,
  RecordSource,
  Store,
  type GraphQLResponse,
  type GraphQLTaggedNode,
  type IEnvironment,
  type OperationType,
} from 'relay-runtime';
import type { RowPage, RowSource } from '~/grid';
import type { Transport } from './transport';

/** How often a question is asked again because something was changed while it was under way. */
const mostRepeats = 2;

/**
 * All GraphQL of the app goes through here. Features use the hooks of react-relay/hooks and the sources below. What a query
 * answers that was under way while a mutation was answered may be older than what the mutation left, and would put the old
 * values back on screen: it is asked again.
 */
export function createEnvironment(execute: Transport): Environment {
  let changes = 0;
  const ask: Transport = async (request, signal) => {
    for (let repeats = 0; ; repeats++) {
      const before = changes;
      const answer = await execute(request, signal);
      if (before === changes || repeats === mostRepeats) return answer;
    }
  };
  const change: Transport = (request, signal) => execute(request, signal).finally(() => changes++);
  return new Environment({
    network: Network.create((request, variables) =>
      Observable.create<GraphQLResponse>((sink) => {
        const abort = new AbortController();
        const input: unknown = variables['input'];
        const keyed = typeof input === 'object' && input !== null && 'idempotencyKey' in input;
        const send = request.operationKind === 'query' ? ask : change;
        send({ documentId: request.id ?? '', variables, repeatable: request.operationKind === 'query' || keyed }, abort.signal).then(
          (answer) => {
            sink.next(answer as GraphQLResponse);
            sink.complete();
          },
          (error: Error) => {
            // Nobody waits for the answer of a request that was called off.
            if (!abort.signal.aborted) sink.error(error);
          },
        );
        return () => abort.abort();
      }),
    ),
    // The viewer bears the id of the user: they are two records.
    getDataID: (record: Record<string, unknown>, type: string) => (type === 'Viewer' ? 'client:viewer' : record['id']) as string,
    store: new Store(new RecordSource(), { gcReleaseBufferSize: 50 }),
    missingFieldHandlers: [
      {
        // node(id:) is answered from the store when the record is there.
        kind: 'linked',
        handle: (field, record, args) => (record?.getType() === '__Root' && field.name === 'node' && typeof args['id'] === 'string' ? args['id'] : undefined),
      },
    ],
  });
}

export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly totalCount?: number | null | undefined;
}

/** The server counts to here; beyond it the count is null. */
const countLimit = 10_000;

export interface ConnectionSource<Operation extends OperationType, Row> {
  /**
   * A query with the variables `$first: Int!`, `$offset: Int!` and `$count: Boolean!`, the last for
   * `totalCount @include(if: $count)`; it is true for the first page only.
   */
  query: GraphQLTaggedNode;
  /** Filter and order; everything but the three above. */
  variables: Omit<Operation['variables'], 'first' | 'offset' | 'count'>;
  connection: (response: Operation['response']) => Connection<Row> | null | undefined;
}

/**
 * Rows of a connection for the grid, read by offset. Loaded rows follow the store: after a mutation or an event the grid
 * shows what the store holds, without a refetch.
 */
export function connectionSource<Operation extends OperationType, Row extends { readonly id: string }>(
  environment: IEnvironment,
  { query, variables, connection }: ConnectionSource<Operation, Row>,
): RowSource<Row> {
  const request = getRequest(query);
  const at = (offset: number, limit: number) => ({ ...variables, first: limit, offset, count: offset === 0 });
  const nodes = (response: Operation['response']): readonly Row[] => connection(response)?.edges.map((edge) => edge.node) ?? [];
  return {
    key: `${request.params.name} ${JSON.stringify(variables)}`,
    id: (row) => row.id,
    rows: (offset, limit, signal) =>
      new Promise<RowPage<Row>>((resolve, reject) => {
        const subscription = fetchQuery<Operation>(environment, query, at(offset, limit) as Operation['variables'], { fetchPolicy: 'network-only' }).subscribe({
          next: (response) => {
            const rows = nodes(response);
            if (offset > 0) return resolve({ rows });
            const counted = connection(response)?.totalCount;
            if (counted === undefined) return resolve({ rows, total: null });
            const capped = counted === null && rows.length === limit;
            resolve({ rows, total: counted ?? (capped ? countLimit : null), capped });
          },
          error: reject,
        });
        signal.addEventListener('abort', () => {
          subscription.unsubscribe();
          reject(new DOMException('The rows are no longer needed.', 'AbortError'));
        });
      }),
    watch: (offset, limit, tell) => {
      const operation = createOperationDescriptor(request, at(offset, limit));
      const retained = environment.retain(operation);
      const subscription = environment.subscribe(environment.lookup(operation.fragment), (snapshot) => tell(nodes(snapshot.data as Operation['response'])));
      return () => {
        subscription.dispose();
        retained.dispose();
      };
    },
  };
}
