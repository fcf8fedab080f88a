import { switchedOnSites } from '../shared/badge-switch.ts';
import { storedTabState } from '../shared/stored.ts';
import type { TabDocument } from '../wix/tab-state.ts';
import { findTab } from './find-tab.ts';
import { lookAtTab } from './look.ts';
import { showInPage } from './page-badge.ts';
import { noteReading, wasReadLately } from './readings.ts';

/** Puts into a member page what its badge says: by a reading, or by what a reading of the same document just said. */
export async function lookForBadge(document: TabDocument): Promise<null> {
  const { tabId, documentId } = document;
  const tab = await findTab(tabId);
  if (!tab?.url || !(await isSwitchedOn(tab.url))) return null;
  if (!wasReadLately(document)) {
    noteReading(document);
    await lookAtTab(tabId, 'page');
    return null;
  }
  const state = await storedTabState(tab).get();
  // Until its own reading is done, what is stored may be of the page before.
  if (state?.kind === 'member' && state.document.documentId === documentId) await showInPage(document, state);
  return null;
}

async function isSwitchedOn(url: string): Promise<boolean> {
  const { host, pathname } = new URL(url);
  return (await switchedOnSites()).some((siteKey) => `${host}${pathname}/`.startsWith(`${siteKey}/`));
}
