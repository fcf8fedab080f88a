import { inspectTab } from './inspect-tab.ts';
import { readJournal } from './journal.ts';
import { lookAtTab } from './look.ts';
import { isAtWork } from './tabs.ts';

/**
 * Finds out what became of changes that were at work when an earlier worker died: by reading, in the document they were
 * sent from, if it is still there. Where it isn't, the next popup on that site tells. Nothing is ever sent again.
 */
export async function recoverChanges(): Promise<void> {
  for (const { shown, told } of await readJournal()) {
    const { tabId, documentId } = shown.document;
    if (told || isAtWork(tabId)) continue;
    const inspection = await inspectTab(tabId, documentId);
    if (inspection.kind === 'recognised' && !isAtWork(tabId)) await lookAtTab(tabId, 'toolbar');
  }
}
