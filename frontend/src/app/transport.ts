import { RequestProblem } from './problem';
import type { Session } from './session';

export interface GraphQLError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string };
}

export interface GraphQLAnswer {
  data?: Record<string, unknown> | null;
  errors?: GraphQLError[];
  extensions?: Record<string, unknown>;
}

export interface GraphQLRequest {
  /** Hexadecimal SHA-256 of the document, which the server holds. */
  documentId: string;
  variables: Record<string, unknown>;
  /** A read, or a write with an idempotency key: may be sent again when the network fails. */
  repeatable: boolean;
}

const pauses = [250, 1000];
const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Sends operations. An expired access token is renewed once; lost reads are sent again twice; lost writes never are. */
export function createTransport(session: Session, send: typeof fetch = (...request) => fetch(...request)) {
  const attempt = async (request: GraphQLRequest, signal?: AbortSignal): Promise<Response> => {
    try {
      return await send('/graphql', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/graphql-response+json, application/json;q=0.9',
          ...(session.token ? { Authorization: `Bearer ${session.token}` } : {}),
        },
        body: JSON.stringify({ documentId: request.documentId, variables: request.variables }),
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new RequestProblem('OFFLINE', 'The server cannot be reached.');
    }
  };
  const persistent = async (request: GraphQLRequest, signal?: AbortSignal): Promise<Response> => {
    for (const pause of request.repeatable ? pauses : []) {
      try {
        const response = await attempt(request, signal);
        if (![502, 503, 504].includes(response.status)) return response;
      } catch (error) {
        if (!(error instanceof RequestProblem)) throw error;
      }
      await wait(pause);
    }
    return attempt(request, signal);
  };

  return async function execute(request: GraphQLRequest, signal?: AbortSignal): Promise<GraphQLAnswer> {
    let response = await persistent(request, signal);
    let answer = await read(response);
    if (response.status === 401 || codeOf(answer) === 'UNAUTHENTICATED') {
      if (!(await session.refresh())) throw new RequestProblem('UNAUTHENTICATED', 'The session is over. Sign in again.');
      response = await persistent(request, signal);
      answer = await read(response);
    }
    if (answer?.data === undefined || answer.data === null) {
      const first = answer?.errors?.[0];
      throw new RequestProblem(
        first?.extensions?.code ?? (response.status === 429 ? 'RATE_LIMITED' : 'INTERNAL'),
        first?.message ?? `The server could not answer (${response.status}).`,
        response.headers.get('X-Request-Id'),
      );
    }
    return answer;
  };
}

export type Transport = ReturnType<typeof createTransport>;

const codeOf = (answer: GraphQLAnswer | null): string | undefined => (answer?.data ? undefined : answer?.errors?.[0]?.extensions?.code);

async function read(response: Response): Promise<GraphQLAnswer | null> {
  try {
    return (await response.json()) as GraphQLAnswer;
  } catch {
    return null;
  }
}
