import { FailureError } from '../wix/failure.ts';
import { ownerHost } from '../wix/owner-host.ts';
import { pause } from './patience.ts';
import { wantedHeaders } from './wanted-headers.ts';

const longestMs = 20_000;
/** A hundred members with all that Wix knows of them have some 200 kB. */
const largestAnswer = 4 * 1024 * 1024;

/**
 * A `fetch` of the background itself, to the owner's API and nobody else: without cookies, bounded in time and size, and it
 * follows no redirect. The browser lets it through where `ownerPermission` was given. Throws FailureError.
 */
export const ownerFetch: typeof globalThis.fetch = async (input, init = {}) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (url.origin !== `https://${ownerHost}`) throw new Error("not an address of the owner's API");
  const signal = AbortSignal.timeout(longestMs);
  try {
    const response = await fetch(url, {
      ...init,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
    const headers = wantedHeaders.flatMap((name): [string, string][] => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    // Statuses like 204 must not have a body, not even an empty one.
    return new Response((await textOf(response)) || null, { status: response.status, headers });
  } catch (error) {
    if (error instanceof FailureError) throw error;
    if (signal.aborted) throw new FailureError({ kind: 'too-slow' });
    // The background may be told a moment later than its requests that there is no network any more.
    if (navigator.onLine) await pause(100);
    throw new FailureError({ kind: navigator.onLine ? 'no-connection' : 'offline' });
  }
};

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let text = '';
  let size = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > largestAnswer) {
      await reader?.cancel();
      throw new FailureError({ kind: 'unexpected-answer', status: response.status });
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
