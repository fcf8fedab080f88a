import { browser, type Tabs } from '../shared/browser.ts';

/** The tab this page is about, and whether it was opened for that tab in a tab or window of its own (`?tab=<id>`). */
export async function tabInQuestion(): Promise<{ tab: Tabs.Tab | undefined; isOwnWindow: boolean }> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named === null) {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    return { tab, isOwnWindow: false };
  }
  const isOwnWindow = true;
  if (!/^\d{1,15}$/.test(named)) return { tab: undefined, isOwnWindow };
  try {
    return { tab: await browser.tabs.get(Number(named)), isOwnWindow };
  } catch {
    return { tab: undefined, isOwnWindow }; // Closed, or a tab of a private session that this window can't see.
  }
}

/** Firefox for Android has no windows. */
export const hasWindows = 'windows' in browser;

/** Shows the same in a window of its own, with the privacy mode of the tab; the popup has done its work then. */
export async function openInWindow({ id, incognito }: Tabs.Tab): Promise<void> {
  const url = browser.runtime.getURL(`popup.html?tab=${id}`);
  await browser.windows.create({ url, type: 'popup', width: 392, height: 620, incognito });
  window.close();
}
