import { browser, type Tabs } from '../shared/browser.ts';

export type FoundTab = Tabs.Tab & { id: number };

/** The tab with this id, or undefined: it is closed, or an id no tab ever has. */
export async function findTab(tabId: number): Promise<FoundTab | undefined> {
  try {
    const tab = await browser.tabs.get(tabId);
    return tab.id === undefined ? undefined : { ...tab, id: tab.id };
  } catch {
    return undefined; // Both browsers reject for a tab they don't have.
  }
}
