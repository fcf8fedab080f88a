import * as v from 'valibot';
import { browser } from '../shared/browser.ts';
import { FailureError, failureOf } from '../wix/failure.ts';
import type { WixSite } from '../wix/site.ts';
import type { TabDocument } from '../wix/tab-state.ts';
import type { Patience } from './patience.ts';
import { runInDocument } from './run-in-document.ts';
import { isStillThere, whileThere } from './still-there.ts';
import { wantedHeaders } from './wanted-headers.ts';

/** Above what the page needs itself, so that a page which stopped its scripts cannot stop us. */
const graceMs = 500;
const violationMs = 100;
const largestTokens = 1024 * 1024;
const largestAnswer = 256 * 1024;

/** What is null in it, Chromium leaves out. */
interface PageRequest {
  url: string;
  method: string;
  headers: [string, string][];
  body: string | null;
  credentials: 'include' | 'omit';
  largest: number;
  timeoutMs: number;
  /** A page may hold our scripts back: past this time (ms since 1970) nothing is sent any more. */
  notAfter: number;
  wantedHeaders: string[];
  /** How long the browser may take to say that it was the page's policy that kept the request from being sent. */
  violationMs: number;
  /** Only then can a violation be ours: elsewhere it is the page's own, of a request that is none of ours. */
  isBoundByPage: boolean;
  /** Left in the document when a write starts, so that `wasStarted` can tell later. */
  receipt?: string;
  /** When the document began that is meant, where that is known: no other one sends this. */
  began?: number;
}

/** Checked: a page that has taken over the extension's world in it may make anything of it. */
const PageAnswer = v.variant('kind', [
  v.object({
    kind: v.literal('answered'),
    /** When the document began that asked (ms since 1970, with fractions): no two that a tab shows began at once. */
    began: v.number(),
    status: v.number(),
    headers: v.array(v.strictTuple([v.string(), v.string()])),
    body: v.string(),
  }),
  v.object({ kind: v.picklist(['too-slow', 'no-connection', 'offline', 'blocked-by-page', 'too-large']) }),
  /** It is not the one that answered before: nothing was sent. */
  v.object({ kind: v.literal('other-document') }),
]);
type PageAnswer = v.InferOutput<typeof PageAnswer>;

/**
 * A `fetch` that runs in the member's own document: only there a request has the right cookies, in every container and
 * private window, and cannot reach another page. It asks addresses of `site` only, bounded in time by `patience` and in
 * size, and follows no redirect. Throws FailureError. A write leaves `receipt` in the document, and is sent by none but the
 * one that answered the reads before it. With `omit` no cookie is sent, and none is taken. Measured facts behind it:
 * docs/wix.md, "Who sends the right cookies".
 */
export function tabFetch(
  document: TabDocument,
  site: WixSite,
  patience: Patience,
  receipt: string | null = null,
  credentials: PageRequest['credentials'] = 'include',
): typeof globalThis.fetch {
  let began: number | undefined;
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (!`${url.origin}${url.pathname}`.startsWith(`${site.base}/`))
      throw new Error('not an address of this site');
    const method = init.method ?? (input instanceof Request ? input.method : 'GET');
    const timeoutMs = Math.ceil(patience.left());
    if (timeoutMs <= 0) throw new FailureError({ kind: 'too-slow' });
    const request: PageRequest = {
      url: url.href,
      method,
      headers: [...new Headers(init.headers)],
      body: typeof init.body === 'string' ? init.body : null,
      credentials,
      largest: url.href === site.accessTokensUrl ? largestTokens : largestAnswer,
      timeoutMs,
      notAfter: Date.now() + timeoutMs,
      wantedHeaders,
      violationMs,
      isBoundByPage: 'getBrowserInfo' in browser.runtime, // Firefox
      ...(method === 'GET' || receipt === null ? {} : { receipt }),
      ...(began === undefined ? {} : { began }),
    };
    const answer = await askInDocument(document, request);
    if (answer.kind === 'too-large') throw new FailureError({ kind: 'unexpected-answer' });
    if (answer.kind === 'other-document') throw new FailureError({ kind: 'document-gone' });
    // The document and the background are told of the network by turns: a read is believed to either.
    const isOffline = answer.kind === 'no-connection' && method === 'GET' && navigator.onLine === false;
    if (answer.kind !== 'answered') throw new FailureError({ kind: isOffline ? 'offline' : answer.kind });
    began = answer.began;
    // Statuses like 204 must not have a body, not even an empty one.
    return new Response(answer.body || null, { status: answer.status, headers: answer.headers });
  };
}

/** A read whose answer got lost is told apart: its page was left, or has stopped. A lost write stays lost. */
async function askInDocument(document: TabDocument, request: PageRequest): Promise<PageAnswer> {
  try {
    const fetching = runInDocument(document, fetchInPage, [request], request.timeoutMs + graceMs);
    const answer = await whileThere(document, fetching);
    const parsed = v.safeParse(PageAnswer, answer);
    if (!parsed.success) throw new FailureError({ kind: 'unexpected-answer' });
    return parsed.output;
  } catch (error) {
    if (request.method !== 'GET' || failureOf(error).kind !== 'answer-lost') throw error;
    throw new FailureError({ kind: (await isStillThere(document)) ? 'too-slow' : 'document-gone' });
  }
}

/** Whether the write with this receipt was started in the document. Throws FailureError where the document can't be asked. */
export function wasStarted(document: TabDocument, receipt: string): Promise<boolean> {
  return runInDocument(document, isReceiptInPage, [receipt], graceMs);
}

/** Runs in the page's document, cut out of this file by the browser: it can use nothing but its argument. */
async function fetchInPage(request: PageRequest): Promise<PageAnswer> {
  const began = performance.timeOrigin;
  if (request.began !== undefined && request.began !== began) return { kind: 'other-document' };
  if (Date.now() > request.notAfter) return { kind: 'too-slow' };
  if (!navigator.onLine) return { kind: 'offline' };
  const signal = AbortSignal.timeout(request.timeoutMs);
  const world = globalThis as { memberVisibilityWrites?: string[] };
  if (request.receipt !== undefined) {
    world.memberVisibilityWrites = [...(world.memberVisibilityWrites ?? []), request.receipt];
  }
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      credentials: request.credentials,
      redirect: 'error',
      cache: 'no-store',
      signal,
    });
    const decoder = new TextDecoder();
    const reader = response.body?.getReader();
    let body = '';
    let size = 0;
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      size += part.value.byteLength;
      if (size > request.largest) {
        await reader?.cancel();
        return { kind: 'too-large' };
      }
      body += decoder.decode(part.value, { stream: true });
    }
    const headers = request.wantedHeaders.flatMap((name): [string, string][] => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    return { kind: 'answered', began, status: response.status, headers, body: body + decoder.decode() };
  } catch {
    if (signal.aborted) return { kind: 'too-slow' };
    // Firefox fails the request first and says why right after. What came before is about a request of the page's own.
    const isBlocked = new Promise<boolean>((resolve) => {
      if (!request.isBoundByPage) return resolve(false);
      const onViolation = ({ isTrusted, disposition, blockedURI }: SecurityPolicyViolationEvent) => {
        if (isTrusted && disposition === 'enforce' && blockedURI === request.url) end(true);
      };
      const end = (result: boolean) => {
        document.removeEventListener('securitypolicyviolation', onViolation);
        resolve(result);
      };
      document.addEventListener('securitypolicyviolation', onViolation);
      setTimeout(() => end(false), request.violationMs);
    });
    if (await isBlocked) {
      world.memberVisibilityWrites =
        world.memberVisibilityWrites?.filter((id) => id !== request.receipt) ?? [];
      return { kind: 'blocked-by-page' };
    }
    // A write that was begun may have arrived before the connection went.
    return { kind: request.method === 'GET' && !navigator.onLine ? 'offline' : 'no-connection' };
  }
}

/** Runs in the page's document, like `fetchInPage`. */
function isReceiptInPage(receipt: string): boolean {
  return (
    (globalThis as { memberVisibilityWrites?: string[] }).memberVisibilityWrites?.includes(receipt) === true
  );
}
