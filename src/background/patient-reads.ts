import { FailureError, isPassing } from '../wix/failure.ts';
import { retryAfterOf } from '../wix/retry-after.ts';
import { type Patience, pause } from './patience.ts';

const mostRetries = 2;
const longestRetryAfterS = 2;

/**
 * `fetch` with at most two more tries for reads: when there was no connection, and on answers that may be another one a
 * moment later; with one more where Wix was asked too often. A write is sent once, whatever comes back.
 */
export function patientReads(fetch: typeof globalThis.fetch, patience: Patience): typeof globalThis.fetch {
  return async (input, init) => {
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
    if (method !== 'GET') return fetch(input, init);
    for (let retries = 0; ; retries++) {
      const answer = await attempt(() => fetch(input, init));
      const waitMs = retries < mostRetriesAfter(answer) ? waitBeforeRetry(answer) : undefined;
      if (waitMs === undefined || waitMs >= patience.left()) {
        if (answer instanceof Response) return answer;
        throw answer;
      }
      await pause(waitMs);
    }
  };
}

async function attempt(read: () => Promise<Response>): Promise<Response | FailureError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FailureError) return error;
    throw error;
  }
}

function mostRetriesAfter(answer: Response | FailureError): number {
  return answer instanceof Response && answer.status === 429 ? 1 : mostRetries;
}

/** Milliseconds to wait before asking again, with jitter; undefined where asking again is no use. */
function waitBeforeRetry(answer: Response | FailureError): number | undefined {
  const jitterMs = 150 + Math.random() * 300;
  if (answer instanceof FailureError) return answer.failure.kind === 'no-connection' ? jitterMs : undefined;
  if (!isPassing(answer.status)) return undefined;
  if (!answer.headers.has('retry-after')) return jitterMs;
  const askedS = retryAfterOf(answer) ?? Number.POSITIVE_INFINITY;
  return askedS <= longestRetryAfterS ? Math.max(askedS * 1000, jitterMs) : undefined;
}
