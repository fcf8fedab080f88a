import { storedTabState } from '../shared/stored.ts';
import { isAtWork } from '../wix/tab-state.ts';
import { readRecords } from './change-record.ts';
import { findTab } from './find-tab.ts';
import { inspectTab } from './inspect-tab.ts';
import { lookAtTab } from './look.ts';
import { patienceOf } from './patience.ts';
import { privateSessionBegun } from './private-session.ts';
import { wasAtWork } from './tabs.ts';

const patienceMs = 2000;

/**
 * Finds out what became of changes that were at work when an earlier worker died, and shows the end of those that it had
 * not shown yet: by reading, in the document they were sent from, if it is still there. Where it isn't, the next popup on
 * that site tells. Nothing is ever sent again.
 */
export async function recoverChanges(): Promise<void> {
  await privateSessionBegun();
  for (const { id, shown, progress } of await readRecords()) {
    const { tabId, documentId } = shown.document;
    if (progress.step === 'ended' && !(await isShownAtWork(tabId, id))) continue;
    if (wasAtWork(tabId)) continue;
    const { kind } = await inspectTab(tabId, patienceOf(patienceMs), documentId);
    if (kind === 'recognised' && !wasAtWork(tabId)) await lookAtTab(tabId, 'toolbar');
  }
}

/** The background that made this change was ended before it could show the end of it. */
async function isShownAtWork(tabId: number, changeId: string): Promise<boolean> {
  const tab = await findTab(tabId);
  const shown = tab && (await storedTabState(tab).get());
  return shown !== undefined && isAtWork(shown) && shown.change.id === changeId;
}
