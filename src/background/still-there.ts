import { FailureError, failureOf } from '../wix/failure.ts';
import type { TabDocument } from '../wix/tab-state.ts';
import { patienceOf, pause } from './patience.ts';
import { runInDocument } from './run-in-document.ts';

const patienceMs = 500;
const askAgainMs = 20;
const lookAgainMs = 500;

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
 * What a script at work in the document comes to; throws FailureError `answer-lost` about half a second after the tab is closed
 * or shows another document. Both browsers leave a script unanswered in a document that they keep for going back to it.
 */
export async function whileThere<R>(document: TabDocument, atWork: Promise<R>): Promise<R> {
  let isAtWork = true;
  const untilGone = async (): Promise<never> => {
    do await pause(lookAgainMs);
    while (isAtWork && (await isStillThere(document)));
    throw new FailureError({ kind: 'answer-lost' });
  };
  try {
    return await Promise.race([atWork, untilGone()]);
  } finally {
    isAtWork = false;
  }
}
