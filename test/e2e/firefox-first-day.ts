import type { FirefoxSession } from './firefox-session.ts';

const UNINSTALL = `
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await (await AddonManager.getAddonByID(id)).uninstall();
`;
/** Scripts run in the first window: it stays, with the tab it began with, which stories leave alone. */
const ONE_EMPTY_TAB = `
  const others = windows().filter((win) => win !== window);
  const [tab] = gBrowser.tabs;
  if (tab.linkedBrowser.currentURI.spec !== 'about:blank') throw new Error('The first tab is not empty.');
  gBrowser.selectedTab = tab;
  for (const other of gBrowser.tabs.filter((each) => each !== tab)) {
    gBrowser.removeTab(other, { skipPermitUnload: true, animate: false });
  }
  await Promise.all(others.map((win) => new Promise((resolve) => {
    win.addEventListener('unload', resolve, { once: true });
    win.close();
  })));
`;
const FORGET = `
  const { ContextualIdentityService } = ChromeUtils.importESModule('resource://gre/modules/ContextualIdentityService.sys.mjs');
  for (const { userContextId } of ContextualIdentityService.getPublicIdentities()) ContextualIdentityService.remove(userContextId);
  const { CLEAR_COOKIES, CLEAR_ALL_CACHES, CLEAR_DOM_STORAGES } = Ci.nsIClearDataService;
  await new Promise((resolve, reject) => {
    Services.clearData.deleteData(CLEAR_COOKIES | CLEAR_ALL_CACHES | CLEAR_DOM_STORAGES, {
      onDataDeleted: (failed) => (failed ? reject(new Error('Not everything is forgotten.')) : resolve()),
    });
  });
  Services.io.offline = false;
  Services.prefs.clearUserPref('browser.display.document_color_use');
  system.consoleEntries.length = 0;
`;

/** Makes the browser what it was before the extension was installed: one empty tab, nothing stored by any site. */
export async function backToTheFirstDay(session: FirefoxSession, id: string): Promise<void> {
  await session.run('the extension to be uninstalled', UNINSTALL, { id });
  await session.run('the windows to close', ONE_EMPTY_TAB);
  await session.run('the browser to forget the sites', FORGET);
}
