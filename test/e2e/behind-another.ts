import type { Tab } from './browser.ts';
import type { Story } from './story.ts';

/**
 * Puts `tab` behind another one, and gives back how it comes to the front again. The tools that drive Chromium keep
 * every page visible; there the extension's own world of the page is told that it is hidden.
 */
export async function behindAnother(story: Story, tab: Tab): Promise<() => Promise<void>> {
  await story.go(story.site('plain').url());
  if ((await tab.evaluate('document.visibilityState')) === 'hidden') return () => tab.bringToFront();
  const tabId = await story.browser.tabId(tab);
  const inOwnWorld = (body: string) =>
    story.browser.evaluateInBackground(
      `chrome.scripting.executeScript({ target: { tabId: ${tabId} }, func: () => { ${body} } }).then(() => null)`,
    );
  await inOwnWorld(
    `Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
     document.dispatchEvent(new Event('visibilitychange'));`,
  );
  return async () => {
    await inOwnWorld('delete document.visibilityState;');
    await tab.bringToFront();
    await tab.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  };
}
