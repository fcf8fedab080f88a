import { browser, type Tabs } from '../shared/browser.ts';
import { openPopupWindow } from '../shared/popup-window.ts';
import { store } from './store.ts';

/** What this page was opened for. */
export interface Opened {
  tab: Tabs.Tab | undefined;
  /** In a tab or window of its own, for the tab named by `?tab=<id>`. */
  isOwnWindow: boolean;
  /** The change that somebody wants to take back here: `&undo=<id>`. */
  undo?: string;
}

/** The tab this page is about, and why it was opened. */
export async function tabInQuestion(): Promise<Opened> {
  const query = new URLSearchParams(location.search);
  const named = query.get('tab');
  if (named === null) {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    return { tab, isOwnWindow: false };
  }
  const undo = query.get('undo');
  return { tab: await tabNamed(named), isOwnWindow: true, ...(undo === null ? {} : { undo }) };
}

async function tabNamed(id: string): Promise<Tabs.Tab | undefined> {
  if (!/^\d{1,15}$/.test(id)) return undefined;
  try {
    return await browser.tabs.get(Number(id));
  } catch {
    return undefined; // Closed, or a tab of a private session that this window can't see.
  }
}

/** Opens another page of the extension in a tab; under the toolbar button the popup has done its work then. */
export async function openPage(page: 'help.html' | 'history.html' | `members.html?${string}`): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(page) });
  if (!store.getState().isOwnWindow) window.close();
}

/** Shows the same in a window of its own; the popup has done its work then. */
export async function openInWindow(tab: Tabs.Tab): Promise<void> {
  await openPopupWindow(tab);
  window.close();
}
