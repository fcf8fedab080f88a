import { browser, type Scripting } from '../shared/browser.ts';
import { FailureError } from '../wix/failure.ts';
import type { TabDocument } from '../wix/tab-state.ts';
import { within } from './patience.ts';

/** How the browsers say that a script was never started: the document, its tab or our access to it is gone. */
const neverStarted =
  /^(No (document|tab|frame)|Cannot access|Missing host permission|Invalid (tab|document)|The extensions|Frame with ID \d+ is (not ready|showing error page))/i;

/**
 * Runs `func` in the extension's own world of this document and gives back what it returns. Throws FailureError
 * `document-gone` where `func` was not started there (another document may have run it), `answer-lost` where it may have
 * been, also after `patienceMs` (a page can stop its scripts). What is meant for a document that Chromium keeps for going
 * back, it runs in the one that the tab shows now, where we may: what must not happen there has to know its document
 * (`began` in tab-fetch.ts).
 */
export async function runInDocument<A extends unknown[], R>(
  document: TabDocument,
  func: (...args: A) => R | Promise<R>,
  args: A,
  patienceMs: number,
): Promise<R> {
  // The polyfill's types know neither promises nor typed arguments.
  const untyped = func as unknown as (...args: unknown[]) => void;
  const result = await inject(document, { func: untyped, args }, patienceMs);
  // Chromium resolves without a result when the document goes away in the middle; Firefox rejects.
  if (result === undefined || result === null) throw new FailureError({ kind: 'answer-lost' });
  return result as R;
}

/** The same for a file of the extension, whose value nobody wants. */
export async function runFileInDocument(
  document: TabDocument,
  file: string,
  patienceMs: number,
): Promise<void> {
  await inject(document, { files: [file] }, patienceMs);
}

/** The polyfill's types don't know what answered. */
interface Answered {
  documentId?: string;
  result?: unknown;
}

type Injected = Omit<Scripting.ScriptInjection, 'target' | 'injectImmediately'>;

async function inject(document: TabDocument, what: Injected, patienceMs: number): Promise<unknown> {
  const target = { tabId: document.tabId, documentIds: [document.documentId] };
  try {
    const running = browser.scripting.executeScript({ target, ...what, injectImmediately: true });
    const [injection] = (await within(patienceMs, running)) ?? [];
    const { documentId = document.documentId, result } = (injection ?? {}) as Answered;
    if (documentId === document.documentId) return result;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    throw new FailureError({ kind: neverStarted.test(message) ? 'document-gone' : 'answer-lost' });
  }
  throw new FailureError({ kind: 'document-gone' });
}
