import * as v from 'valibot';

const details = { status: v.exactOptional(v.number()), requestId: v.exactOptional(v.string()) };

/** Everything that can go wrong between us and a site, as data: no stack, no body, no token. */
export const Failure = v.variant('kind', [
  /** The site took longer than we wait. */
  v.object({ kind: v.literal('too-slow') }),
  /** No answer could be had: connection refused or broken, or a redirect, which is never followed. */
  v.object({ kind: v.literal('no-connection') }),
  /** An answer that is not Wix's: not JSON, too large, another shape. */
  v.object({ kind: v.literal('unexpected-answer'), ...details }),
  /** Wix says that something broke on its side: 5xx, 408, 425, 429. */
  v.object({ kind: v.literal('wix-problem'), ...details }),
  /** Wix no longer accepts the session: 401. */
  v.object({ kind: v.literal('session-ended'), ...details }),
  /** Wix understood and said no: 403 and other 4xx. `code` is Wix's own word for it. */
  v.object({ kind: v.literal('refused'), code: v.exactOptional(v.string()), ...details }),
  /** The document we were to ask is gone, or we have no access to it; the request was not sent. */
  v.object({ kind: v.literal('document-gone') }),
  /** The request may have been sent; its answer was lost. */
  v.object({ kind: v.literal('answer-lost') }),
]);
export type Failure = v.InferOutput<typeof Failure>;

/** A Failure on its way through code that throws. */
export class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }

  /** The failure that an HTTP answer other than 2xx stands for. */
  static fromResponse(response: Response): FailureError {
    const requestId = response.headers.get('x-wix-request-id') ?? undefined;
    return new FailureError(failureOfStatus(response.status, requestId));
  }
}

/** What an SDK error tells: its HTTP status, Wix's code and request id. Facts: docs/wix.md, "Errors". */
const SdkError = v.object({
  response: v.object({ status: v.number() }),
  requestId: v.fallback(v.optional(v.string()), undefined),
  details: v.fallback(
    v.optional(v.object({ applicationError: v.object({ code: v.union([v.string(), v.number()]) }) })),
    undefined,
  ),
});

/** The Failure in any error thrown by our fetch or by the SDK. What is not known is an unexpected answer. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const known = v.safeParse(SdkError, error);
  if (!known.success) return { kind: 'unexpected-answer' };
  const { response, requestId, details: told } = known.output;
  return failureOfStatus(response.status, requestId, told?.applicationError.code);
}

function failureOfStatus(status: number, requestId?: string, code?: string | number): Failure {
  const seen = { status, ...(requestId ? { requestId: requestId.slice(0, 100) } : {}) };
  if (status === 401) return { kind: 'session-ended', ...seen };
  if (isPassing(status)) return { kind: 'wix-problem', ...seen };
  if (status >= 400 && status < 500) {
    return { kind: 'refused', ...seen, ...(typeof code === 'string' ? { code: code.slice(0, 100) } : {}) };
  }
  return { kind: 'unexpected-answer', ...seen };
}

/** Answers that may be another one a moment later. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}
