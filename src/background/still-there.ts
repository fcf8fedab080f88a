import { browser } from '../shared/browser.ts';
import { FailureError, failureOf } from '../wix/failure.ts';
import type { TabDocument } from '../wix/tab-state.ts';
import { patienceOf, pause } from './patience.ts';
import { runInDocument } from './run-in-document.ts';

const patienceMs = 500;
const askAgainMs = 20;

/** Whether the document is still the one in its tab, and open to us; one that does not answer counts as there. */
export async function isStillThere(document: TabDocument): Promise<boolean> {
  const patience = patienceOf(patienceMs);
  for (;;) {
    try {
      await runInDocument(document, () => true, [], patience.left());
      return true;
    } catch (error) {
      if (failureOf(error).kind === 'document-gone') return false;
      // While a document is going, it takes a script and gives no answer.
      if (patience.left() <= askAgainMs) return true;
      await pause(askAgainMs);
    }
  }
}

/**
 * What a script at work in the document comes to; throws FailureError `answer-lost` as soon as its tab is closed or shows
 * another one. Firefox, which keeps documents for going back to them, leaves such a script unanswered. Chromium answers it,
 * and would remember a listener that is added here after its worker has ended.
 */
export async function whileThere<R>(document: TabDocument, atWork: Promise<R>): Promise<R> {
  if (!('getBrowserInfo' in browser.runtime)) return atWork; // Chromium
  const { onUpdated, onRemoved } = browser.tabs;
  let look = (_tabId: number): unknown => undefined;
  const gone = new Promise<never>((_, reject) => {
    look = async (tabId) => {
      if (tabId !== document.tabId || (await isStillThere(document))) return;
      reject(new FailureError({ kind: 'answer-lost' }));
    };
  });
  onUpdated.addListener(look);
  onRemoved.addListener(look);
  try {
    return await Promise.race([atWork, gone]);
  } finally {
    onUpdated.removeListener(look);
    onRemoved.removeListener(look);
  }
}
