import type { FirefoxSession } from './firefox-session.ts';

const TRACKER = `
  const { BrowserWindowTracker } = ChromeUtils.importESModule('resource:///modules/BrowserWindowTracker.sys.mjs');
`;
/** Neither in a private window nor in a window of the extension. */
const OPEN_TAB = `${TRACKER}
  const win = BrowserWindowTracker.getTopWindow({ private: false });
  const tab = win.gBrowser.addTrustedTab('about:blank', { inBackground: false });
  win.gBrowser.selectedTab = tab;
  return tab.linkedBrowser.browserId;
`;
/** A private window would begin to load its welcome page, which may end in place of the page that is asked for next. */
const OPEN_WINDOW = `${TRACKER}
  const args = Cc['@mozilla.org/supports-string;1'].createInstance(Ci.nsISupportsString);
  args.data = 'about:blank';
  const win = await BrowserWindowTracker.promiseOpenWindow({ private: isPrivate, args });
  return win.gBrowser.selectedBrowser.browserId;
`;
const OPEN_CONTAINER_TAB = `${TRACKER}
  const { ContextualIdentityService } = ChromeUtils.importESModule('resource://gre/modules/ContextualIdentityService.sys.mjs');
  const { userContextId } = ContextualIdentityService.create('Elsewhere', 'fence', 'green');
  const win = BrowserWindowTracker.getTopWindow({ private: false });
  const tab = win.gBrowser.addTrustedTab('about:blank', { inBackground: false, userContextId });
  win.gBrowser.selectedTab = tab;
  return tab.linkedBrowser.browserId;
`;

/** Opens an empty tab in front of an ordinary window; gives back the id of its browser. */
export function newTab(session: FirefoxSession): Promise<number> {
  return session.run('a tab to open', OPEN_TAB);
}

/** The same in a container that nothing was in before. */
export function newContainerTab(session: FirefoxSession): Promise<number> {
  return session.run('a tab of a container to open', OPEN_CONTAINER_TAB);
}

/** The same in a new window. */
export function newWindow(session: FirefoxSession, isPrivate: boolean): Promise<number> {
  return session.run('a window to open', OPEN_WINDOW, { isPrivate });
}
