import * as v from 'valibot';
import { retryAfterOf } from './retry-after.ts';

const details = { status: v.exactOptional(v.number()), requestId: v.exactOptional(v.string()) };

/** Everything that can go wrong between us and a site, as data: no stack, no body, no token. */
export const Failure = v.variant('kind', [
  /** The site took longer than we wait. */
  v.object({ kind: v.literal('too-slow') }),
  /** No answer could be had: connection refused or broken, or a redirect, which is never followed. */
  v.object({ kind: v.literal('no-connection') }),
  /** The browser is offline. A write was not sent. */
  v.object({ kind: v.literal('offline') }),
  /** The page's own policy forbids to ask its site; the request was not sent. */
  v.object({ kind: v.literal('blocked-by-page') }),
  /** An answer that is not Wix's: not JSON, too large, another shape. */
  v.object({ kind: v.literal('unexpected-answer'), ...details }),
  /** Wix says that something broke on its side: 5xx, 408, 425. */
  v.object({ kind: v.literal('wix-problem'), ...details }),
  /** Wix was asked too often, and asks us to wait: 429. */
  v.object({
    kind: v.literal('rate-limited'),
    /** Where it says how long: at most an hour. */
    retryAfterS: v.exactOptional(v.number()),
    /** When that time is over by our own clock, in ms since 1970. */
    retryAt: v.exactOptional(v.number()),
    ...details,
  }),
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
}

/** The Failure in any error thrown by our fetch or by the SDK. What is not known is an unexpected answer. */
export function failureOf(error: unknown): Failure {
  return error instanceof FailureError ? error.failure : { kind: 'unexpected-answer' };
}

// Wix's own words are shown to people: only what looks like one of them is let through.
const Code = v.pipe(v.string(), v.regex(/^[A-Z0-9_]{1,100}$/));
const RequestId = v.pipe(v.string(), v.regex(/^[\w.:-]{1,100}$/));
const ErrorBody = v.object({ details: v.object({ applicationError: v.object({ code: Code }) }) });

/** The Failure that an HTTP answer other than 2xx stands for. Facts: docs/wix.md, "Errors". */
export async function failureOfAnswer(response: Response): Promise<Failure> {
  const { status } = response;
  const requestId = requestIdOf(response);
  const seen = { status, ...(requestId ? { requestId } : {}) };
  if (status === 401) return { kind: 'session-ended', ...seen };
  if (status === 429) return { kind: 'rate-limited', ...waitOf(response), ...seen };
  if (isPassing(status)) return { kind: 'wix-problem', ...seen };
  if (status < 400) return { kind: 'unexpected-answer', ...seen };
  const body = v.safeParse(ErrorBody, await jsonOf(response));
  return {
    kind: 'refused',
    ...seen,
    ...(body.success ? { code: body.output.details.applicationError.code } : {}),
  };
}

function waitOf(response: Response): { retryAfterS?: number; retryAt?: number } {
  const retryAfterS = retryAfterOf(response);
  return retryAfterS === undefined ? {} : { retryAfterS, retryAt: Date.now() + retryAfterS * 1000 };
}

/** Whether a write that failed so was certainly not sent. */
export function isUnsent({ kind }: Failure): boolean {
  return kind === 'document-gone' || kind === 'offline' || kind === 'blocked-by-page';
}

/** Wix's name for the request that this answers, where it looks like one. */
export function requestIdOf(response: Response): string | undefined {
  const requestId = response.headers.get('x-wix-request-id');
  return v.is(RequestId, requestId) ? requestId : undefined;
}

/** Answers that may be another one a moment later. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/** The JSON of an answer, or undefined where it is none. */
export async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
