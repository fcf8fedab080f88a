import { browser } from '../shared/browser.ts';
import { FailureError } from '../wix/failure.ts';
import type { TabDocument } from '../wix/tab-state.ts';
import { within } from './patience.ts';

/** How the browsers say that a script was never started: the document, its tab or our access to it is gone. */
const neverStarted =
  /^(No (document|tab|frame)|Cannot access|Missing host permission|Invalid (tab|document)|The extensions)/i;

/**
 * Runs `func` in the extension's own world of exactly this document and gives back what it returns. A document id
 * refuses after any navigation, so nothing can run in another page. Throws FailureError `document-gone` where `func`
 * was not started, `answer-lost` where it may have been, also after `patienceMs` (a page can stop its scripts).
 */
export async function runInDocument<A extends unknown[], R>(
  document: TabDocument,
  func: (...args: A) => R | Promise<R>,
  args: A,
  patienceMs: number,
): Promise<R> {
  const target = { tabId: document.tabId, documentIds: [document.documentId] };
  try {
    // The polyfill's types know neither promises nor typed arguments.
    const untyped = func as unknown as (...args: unknown[]) => void;
    const running = browser.scripting.executeScript({ target, func: untyped, args, injectImmediately: true });
    const [injection] = (await within(patienceMs, running)) ?? [];
    // Chromium resolves without a result when the document goes away in the middle; Firefox rejects.
    if (injection?.result === undefined || injection.result === null)
      throw new FailureError({ kind: 'answer-lost' });
    return injection.result as R;
  } catch (error) {
    if (error instanceof FailureError) throw error;
    const message = error instanceof Error ? error.message : '';
    throw new FailureError({ kind: neverStarted.test(message) ? 'document-gone' : 'answer-lost' });
  }
}
