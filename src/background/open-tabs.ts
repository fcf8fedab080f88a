import { addressesOf } from '../shared/badge-switch.ts';
import { browser } from '../shared/browser.ts';

/** Starts the badge's content script in every tab that shows a page of the site already. */
export async function bringBadgeTo(siteKey: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: addressesOf(siteKey), discarded: false });
  await Promise.all(tabs.map(({ id }) => id !== undefined && start(id)));
}

async function start(tabId: number): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['badge.js'] });
  } catch {
    // Closed meanwhile, an error page, a PDF: there is no page to put a badge into.
  }
}
