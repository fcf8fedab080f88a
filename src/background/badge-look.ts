import { switchedOnSites } from '../shared/badge-switch.ts';
import type { TabDocument } from '../wix/tab-state.ts';
import { findTab } from './find-tab.ts';
import { lookAtTab } from './look.ts';

/** Reads who is logged in where a member page came in sight; the reading shows itself in the page. */
export async function lookForBadge(document: TabDocument): Promise<null> {
  const tab = await findTab(document.tabId);
  if (tab?.url && (await isSwitchedOn(tab.url))) await lookAtTab(tab.id, 'page');
  return null;
}

async function isSwitchedOn(url: string): Promise<boolean> {
  const { host, pathname } = new URL(url);
  return (await switchedOnSites()).some((siteKey) => `${host}${pathname}/`.startsWith(`${siteKey}/`));
}
