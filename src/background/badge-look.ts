import { switchedOnSites } from '../shared/badge-switch.ts';
import { isOnSite } from '../wix/site-key.ts';
import type { TabDocument } from '../wix/tab-state.ts';
import { findTab } from './find-tab.ts';
import { lookAtTab } from './look.ts';

/** Reads who is logged in where a member page came in sight; the reading shows itself in the page. */
export async function lookForBadge({ tabId }: TabDocument): Promise<null> {
  const url = (await findTab(tabId))?.url;
  const isOn = url && (await switchedOnSites()).some((siteKey) => isOnSite(url, siteKey));
  if (isOn) await lookAtTab(tabId, 'page');
  return null;
}
