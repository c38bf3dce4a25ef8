/** What failed, in words, with the request id that support can look up. */
export interface Problem {
  message: string;
  code?: string;
  requestId?: string;
}

/** An error of the network layer carries code and request id; any other has its message. */
export function readProblem(error: unknown): Problem {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const { message, code, requestId } = error as Partial<Problem>;
  return {
    message: message ?? String(error),
    ...(code === undefined ? {} : { code }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
