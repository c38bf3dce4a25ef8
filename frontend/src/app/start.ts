import type { ConcreteRequest, Variables } from 'relay-runtime';
import type { Session } from './session';
import { createTransport, type GraphQLAnswer, type Transport } from './transport';

/** A query that a page is known to begin with. */
export interface Question {
  request: ConcreteRequest;
  variables: Variables;
}

/** The same whatever order the variables have; absent and null are one. */
const nameOf = (documentId: string | null, variables: Variables): string =>
  `${documentId} ${JSON.stringify(Object.entries(variables).filter(([, value]) => value !== null && value !== undefined).toSorted())}`;

export interface Start {
  session: Session;
  /** What was asked at the start is answered by that, once; the rest is sent. */
  transport: Transport;
  /** The first page has asked for all that it begins with: what is left of the answers is of no use. */
  settled: () => void;
}

/** Takes up the session and asks the first questions, while the code of the page is still on its way. */
export function startWith(session: Session, questions: readonly Question[], send: Transport = createTransport(session)): Start {
  const asked = new Map<string, Promise<GraphQLAnswer>>();
  if (session.remembered) {
    // The first to hear of the session: nobody has asked the same yet.
    const stop = session.subscribe(() => {
      stop();
      if (session.state() !== 'in') return;
      for (const { request, variables } of questions) {
        const answer = send({ documentId: request.params.id ?? '', variables, repeatable: true });
        answer.catch(() => undefined);
        asked.set(nameOf(request.params.id, variables), answer);
      }
    });
  }
  // App shows what comes of it.
  session.start().catch(() => undefined);
  return {
    session,
    transport: (request, signal) => {
      const name = nameOf(request.documentId, request.variables);
      const answer = asked.get(name);
      asked.delete(name);
      return answer ?? send(request, signal);
    },
    settled: () => asked.clear(),
  };
}
