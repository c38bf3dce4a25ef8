import type { Problem } from '~/ui/problem';

/** A request that failed as a whole: no network, no right, or an answer with top-level errors. */
export class RequestProblem extends Error implements Problem {
  readonly code: string;
  readonly requestId?: string;

  constructor(code: string, message: string, requestId?: string | null) {
    super(message);
    this.name = 'RequestProblem';
    this.code = code;
    if (requestId) this.requestId = requestId;
  }
}

export const isOffline = (error: unknown): boolean => error instanceof RequestProblem && error.code === 'OFFLINE';
