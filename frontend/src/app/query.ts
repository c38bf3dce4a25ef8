import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchQuery, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';
import { createOperationDescriptor, getRequest, type GraphQLTaggedNode, type IEnvironment, type OperationType } from 'relay-runtime';
import { readProblem, type Problem } from '~/ui';
import { useEvents } from './useEvents';

export interface LiveQuery<Q extends OperationType> {
  data: Q['response'];
  /** Newer data is on its way; what is shown stays. */
  refreshing: boolean;
  /** The last read failed; what is shown is older. */
  problem: Problem | null;
  refresh: () => void;
}

/** How long what was read ahead of its page counts as just read, in milliseconds. */
const fresh = 2000;

const nameOf = (query: GraphQLTaggedNode, variables: Record<string, unknown>): string => createOperationDescriptor(getRequest(query), variables).request.identifier;

/** What was read ahead and is not yet on a page. */
const ahead = new Set<string>();

/** Reads what a page will ask for before it is drawn. The page itself tells of failures. */
export async function readAhead<Q extends OperationType>(environment: IEnvironment, query: GraphQLTaggedNode, variables: Q['variables']): Promise<void> {
  ahead.add(nameOf(query, variables));
  await fetchQuery<Q>(environment, query, variables).toPromise();
}

function justRead(environment: IEnvironment, query: GraphQLTaggedNode, variables: Record<string, unknown>): boolean {
  // What a page read a moment ago may have changed since: only what no page has shown yet counts.
  if (!ahead.has(nameOf(query, variables))) return false;
  const held = environment.check(createOperationDescriptor(getRequest(query), variables));
  return held.status === 'available' && Date.now() - (held.fetchTime ?? 0) < fresh;
}

/**
 * A query that suspends once only. Other variables, an event of one of `types`, and `refresh` read again behind what is on
 * screen, and a failure then is `problem`, not an empty page.
 */
export function useLiveQuery<Q extends OperationType>(query: GraphQLTaggedNode, variables: Q['variables'], types: readonly string[] = []): LiveQuery<Q> {
  const environment = useRelayEnvironment();
  const key = JSON.stringify(variables);
  const [shown, setShown] = useState(() => ({ key, variables, again: justRead(environment, query, variables) }));
  const [round, setRound] = useState(0);
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asked = useRef(`${key} 0`);
  const wanted = useRef(variables);
  useEffect(() => {
    wanted.current = variables;
  });
  useEffect(() => void ahead.delete(nameOf(query, shown.variables)), [query, shown.variables]);
  useEffect(() => {
    const ask = `${key} ${round}`;
    if (asked.current === ask) return;
    asked.current = ask;
    setReading(true);
    const subscription = fetchQuery<Q>(environment, query, wanted.current, { fetchPolicy: 'network-only' }).subscribe({
      complete: () => {
        setShown({ key, variables: wanted.current, again: true });
        setProblem(null);
        setReading(false);
      },
      error: (error: Error) => {
        setProblem(readProblem(error));
        setReading(false);
      },
    });
    return () => subscription.unsubscribe();
  }, [environment, query, key, round]);
  const refresh = useCallback(() => setRound((n) => n + 1), []);
  useEvents(types, refresh);
  const data = useLazyLoadQuery<Q>(query, shown.variables, { fetchPolicy: shown.again ? 'store-or-network' : 'store-and-network' });
  return { data, refreshing: reading || (shown.key !== key && problem === null), problem, refresh };
}
