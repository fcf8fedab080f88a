import type { ExtensionBrowser, Tab } from './browser.ts';

/** Where a page is opened; the last two have cookies of their own. */
export type Place = 'tab' | 'window' | 'private window' | 'container';

export function openIn(browser: ExtensionBrowser, place: Place, url: string): Promise<Tab> {
  switch (place) {
    case 'tab':
      return browser.open(url);
    case 'window':
      return browser.openWindow(url);
    case 'private window':
      return browser.openPrivateWindow(url);
    case 'container':
      return browser.openContainerTab(url);
  }
}
