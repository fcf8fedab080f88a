import { browser, type Tabs } from './browser.ts';

/** Firefox for Android has none. */
export const hasWindows = 'windows' in browser;

/**
 * Shows the popup of a tab in a window of its own, with the privacy mode of the tab. `undo`: a change made there that the
 * person wants to take back; they are asked in that window.
 */
export async function openPopupWindow({ id, incognito }: Tabs.Tab, undo?: string): Promise<void> {
  const query = new URLSearchParams({ tab: String(id), ...(undo === undefined ? {} : { undo }) });
  const url = browser.runtime.getURL(`popup.html?${query}`);
  await browser.windows.create({ url, type: 'popup', width: 416, height: 620, incognito });
}
