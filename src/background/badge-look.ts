import { switchedOnSites } from '../shared/badge-switch.ts';
import { storedTabState } from '../shared/stored.ts';
import type { TabDocument } from '../wix/tab-state.ts';
import { findTab } from './find-tab.ts';
import { lookAtTab } from './look.ts';
import { showInPage } from './page-badge.ts';

/** A document that was read for its badge is not read again for it so soon. */
const freshMs = 30_000;

const readings = new Map<number, { documentId: string; at: number }>();

/** Puts into a member page what its badge says: by a reading, or by what a reading of the same document just said. */
export async function lookForBadge(document: TabDocument): Promise<null> {
  const { tabId, documentId } = document;
  const tab = await findTab(tabId);
  if (!tab?.url || !(await isSwitchedOn(tab.url))) return null;
  const last = readings.get(tabId);
  if (last?.documentId === documentId && performance.now() - last.at < freshMs) {
    const state = await storedTabState(tab).get();
    // Until its own reading is done, what is stored may be of the page before.
    if (state?.kind === 'member' && state.document.documentId === documentId)
      await showInPage(document, state);
    return null;
  }
  readings.set(tabId, { documentId, at: performance.now() });
  await lookAtTab(tabId, 'page');
  return null;
}

/** A document that was read before is read anew when its badge is asked for next. */
export function forgetReadings(): void {
  readings.clear();
}

async function isSwitchedOn(url: string): Promise<boolean> {
  const { host, pathname } = new URL(url);
  return (await switchedOnSites()).some((siteKey) => `${host}${pathname}/`.startsWith(`${siteKey}/`));
}
