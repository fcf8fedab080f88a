import { createContext, runInContext } from 'node:vm';
import { fakeBrowser, type Injection } from '../fake-browser.ts';
import { FakePolicy } from './fake-policy.ts';
import { withoutNull } from './without-null.ts';

/** What the background itself sees of the network. */
export const backgroundNavigator = { onLine: true };
Object.defineProperty(globalThis, 'navigator', { value: backgroundNavigator, configurable: true });

/** What a page's own fetch was asked for. */
export interface PageRequest {
  url: string;
  init: RequestInit;
}

type PageFetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Documents for `scripting.executeScript`: like a browser, it takes nothing but the source text of the function and
 * copies of its arguments, runs them in a world that lasts as long as the document, and copies the result.
 */
export function fakeDocuments(answer: PageFetch) {
  const requests: PageRequest[] = [];
  const injections: Injection[] = [];
  const worlds = new Map<string, ReturnType<typeof createContext>>();
  const navigator = { onLine: true };
  const policy = new FakePolicy();
  const scope = { AbortSignal, TextDecoder, setTimeout, navigator, document: policy };

  const fetch: PageFetch = (url, init) => {
    requests.push({ url, init });
    return answer(url, init);
  };
  let inFront: string | undefined;
  /** From now on the tab shows this document, and keeps the others for going back: it gets what is meant for them. */
  const goTo = (documentId: string) => {
    inFront = documentId;
  };
  fakeBrowser.scripting.executeScript = async (injection) => {
    injections.push(injection);
    const documentId = inFront ?? injection.target.documentIds?.join();
    const id = `${injection.target.tabId} ${documentId}`;
    const began = { timeOrigin: worlds.size };
    const world = worlds.get(id) ?? createContext({ ...scope, performance: began, fetch });
    worlds.set(id, world);
    const args = JSON.stringify(injection.args ?? [], withoutNull);
    const result: unknown = await runInContext(`(${String(injection.func)})(...${args})`, world);
    return [{ documentId, frameId: 0, result: copy(result) }];
  };
  return { requests, injections, navigator, policy, goTo };
}

function copy(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}

/** A body in parts, then either its end or nothing more until the request is given up. */
export function bodyOf(parts: Uint8Array[], signal: AbortSignal | null | undefined, ends = true) {
  const body = { sent: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      signal?.addEventListener('abort', () => {
        if (!body.cancelled) controller.error(signal.reason);
      });
    },
    async pull(controller) {
      const part = parts[body.sent];
      if (!part) return ends ? controller.close() : new Promise(() => {}); // What is left never comes.
      body.sent++;
      controller.enqueue(part);
    },
    cancel() {
      body.cancelled = true;
    },
  });
  return { body, stream };
}
