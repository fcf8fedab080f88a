import { readRecords } from './change-record.ts';
import { inspectTab } from './inspect-tab.ts';
import { lookAtTab } from './look.ts';
import { patienceOf } from './patience.ts';
import { privateSessionBegun } from './private-session.ts';
import { wasAtWork } from './tabs.ts';

const patienceMs = 2000;

/**
 * Finds out what became of changes that were at work when an earlier worker died: by reading, in the document they were
 * sent from, if it is still there. Where it isn't, the next popup on that site tells. Nothing is ever sent again.
 */
export async function recoverChanges(): Promise<void> {
  await privateSessionBegun();
  for (const { shown, progress } of await readRecords()) {
    const { tabId, documentId } = shown.document;
    if (progress.step === 'ended' || wasAtWork(tabId)) continue;
    const { kind } = await inspectTab(tabId, patienceOf(patienceMs), documentId);
    if (kind === 'recognised' && !wasAtWork(tabId)) await lookAtTab(tabId, 'toolbar');
  }
}
