import { browser } from '../shared/browser.ts';
import type { HistoryEntry } from '../shared/history.ts';
import { hasWindows, openPopupWindow } from '../shared/popup-window.ts';
import { storedTabStates } from '../shared/stored.ts';

/**
 * Opens the popup of a tab that shows the member of this change, in a window of its own, and has it ask there. False where
 * no such tab is open: only in one can anything be asked or changed.
 */
export async function undoInItsTab({ id, jar, site, memberId }: HistoryEntry): Promise<boolean> {
  if (!hasWindows) return false;
  const tabs = await storedTabStates((other) => other === jar);
  for (const [tabId, state] of tabs) {
    if (state.kind !== 'member' || state.site.key !== site || state.member.id !== memberId) continue;
    try {
      await openPopupWindow(await browser.tabs.get(tabId), id);
      return true;
    } catch {
      // That tab was closed a moment ago: another one may do.
    }
  }
  return false;
}
