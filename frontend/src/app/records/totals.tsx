import { useEffect, useState, type ReactNode } from 'react';
import { fetchQuery, useRelayEnvironment } from 'react-relay/hooks';
import type { GraphQLTaggedNode, OperationType } from 'relay-runtime';
import { useEvents } from '~/app/useEvents';
import type { Money as Amount } from '~/lib/money';
import { Money } from '~/ui';

/**
 * Sums over everything that a filter matches, asked beside the rows and never in their way. Undefined until the answer is
 * there; a failure leaves the totals out, the list itself says what is wrong. Events of the types in `of`, and another `round`,
 * ask again.
 */
export function useTotals<Operation extends OperationType, Totals>(query: GraphQLTaggedNode, variables: Operation['variables'], pick: (response: Operation['response']) => readonly Totals[], of: readonly string[], round = 0): readonly Totals[] | undefined {
  const environment = useRelayEnvironment();
  const [found, setFound] = useState<{ response: Operation['response'] }>();
  const [turn, setTurn] = useState(0);
  useEvents(of, () => setTurn((n) => n + 1));
  const key = JSON.stringify(variables);
  useEffect(() => {
    const subscription = fetchQuery<Operation>(environment, query, JSON.parse(key) as Operation['variables'], { fetchPolicy: 'network-only' }).subscribe({
      next: (response) => setFound({ response }),
      error: () => setFound(undefined),
    });
    return () => subscription.unsubscribe();
  }, [environment, query, key, round, turn]);
  return found ? pick(found.response) : undefined;
}

/** The cell of a totals row: one amount, or one below the other per currency, each with its code; differences with their sign. */
export function totalCell(amounts: readonly Amount[], signed = false): ReactNode {
  return amounts.map((amount) => (
    <div key={amount.currency}>
      <Money value={amount} unit={amounts.length > 1 ? 'code' : 'none'} signed={signed} />
    </div>
  ));
}

/** The only currency of the totals; undefined when there are several, or none is known yet. */
export function onlyCurrency(amounts: readonly Amount[] | undefined): string | undefined {
  return amounts?.length === 1 ? amounts[0]?.currency : undefined;
}
