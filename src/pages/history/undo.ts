import { browser, type Tabs } from '../../shared/browser.ts';
import type { HistoryEntry } from '../../shared/history.ts';
import { hasWindows, openPopupWindow } from '../../shared/popup-window.ts';
import { storedTabStates } from '../../shared/stored.ts';
import { isOnSite } from '../../wix/site-key.ts';

/**
 * Opens the popup of a tab that shows the member of this change, in a window of its own, and has it ask there. False where
 * there is no such tab that we have access to: only in one can anything be asked or changed.
 */
export async function undoInItsTab({ id, jar, site, memberId }: HistoryEntry): Promise<boolean> {
  if (!hasWindows) return false;
  const states = await storedTabStates((other) => other === jar);
  for (const [tabId, state] of states) {
    if (state.kind !== 'member' || state.site.key !== site || state.member.id !== memberId) continue;
    const tab = await tabOf(tabId);
    // The address is only seen where there is access.
    if (!tab || !isOnSite(tab.url, site)) continue;
    await openPopupWindow(tab, id);
    return true;
  }
  return false;
}

async function tabOf(tabId: number): Promise<Tabs.Tab | undefined> {
  try {
    return await browser.tabs.get(tabId);
  } catch {
    return undefined; // It was closed.
  }
}
