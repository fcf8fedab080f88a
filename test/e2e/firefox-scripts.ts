/**
 * Runs in a document's own world. A debugger evaluates there whatever the document's content security policy is; the
 * answer comes back as JSON.
 */
const EVALUATE = `
  if (typeof Debugger === 'undefined') {
    ChromeUtils.importESModule('resource://gre/modules/jsdebugger.sys.mjs').addDebuggerToGlobal(globalThis);
  }
  const [expression] = arguments;
  const scout = new Debugger();
  const world = scout.addDebuggee(window);
  const code = '(async () => { try { return JSON.stringify({ value: await (' + expression + '\\n) }); } ' +
    'catch (error) { return JSON.stringify({ error: String(error) + "\\\\n" + (error?.stack ?? "") }); } })()';
  const { return: answer, throw: thrown } = world.executeInGlobal(code);
  scout.removeAllDebuggees();
  if (answer) return answer.unsafeDereference();
  return JSON.stringify({ error: String(thrown?.unsafeDereference?.() ?? thrown) });
`;

/** What every script in the browser's own window may use. */
const COMMON = `
  // One that is just opening has no tabs yet.
  const windows = () => [...Services.wm.getEnumerator('navigator:browser')].filter(({ gBrowser }) => gBrowser);
  const system = Cu.getGlobalForObject(Services);

  const findTab = (browserId) => {
    for (const win of windows()) {
      const tab = win.gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.browserId === browserId);
      if (tab) return { win, tab, browser: tab.linkedBrowser };
    }
    return undefined;
  };

  const hasTab = (browserId) => findTab(browserId) !== undefined;

  const tabOf = (browserId) => {
    const found = findTab(browserId);
    if (!found) throw new Error('The tab is closed.');
    return found;
  };

  const bringToFront = (browserId) => {
    const { win, tab } = tabOf(browserId);
    win.focus();
    const moved = win.gBrowser.selectedTab !== tab;
    win.gBrowser.selectedTab = tab;
    return { win, moved };
  };

  const handleOf = (win) => {
    const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
    return NavigableManager.getIdForBrowsingContext(win.browsingContext);
  };

  // Elements of HTML do not know where they are on the screen; the panel around them does.
  const placeOf = (win, element) => {
    const known = 'screenX' in element ? element : element.closest('panel');
    const { left, top } = known.getBoundingClientRect();
    const own = element.getBoundingClientRect();
    return {
      left: known.screenX - win.mozInnerScreenX + own.left - left,
      top: known.screenY - win.mozInnerScreenY + own.top - top,
      width: own.width,
      height: own.height,
    };
  };

  // The answer once there is one.
  const until = async (ask) => {
    for (const end = Date.now() + 10_000; Date.now() < end; ) {
      const answer = ask();
      if (answer) return answer;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('It did not come about in ten seconds.');
  };

  // The place that \`ask\` tells, once it is there and the same three times in a row.
  const stillPlace = (ask) => {
    let last;
    let times = 0;
    return until(() => {
      const place = ask();
      const now = place && JSON.stringify(place);
      times = now === last ? times + 1 : 1;
      last = now;
      return place && times === 3 && place;
    });
  };

  const extensionOf = (id) => {
    const extension = WebExtensionPolicy.getByID(id)?.extension;
    if (!extension) throw new Error('The extension is not there.');
    return extension;
  };

  const popupOf = (browserId) => {
    for (const win of windows()) {
      for (const browser of win.document.querySelectorAll('browser.webextension-popup-browser')) {
        const asked = browserId === undefined || browser.browserId === browserId;
        const panel = browser.closest('panel');
        if (asked && panel?.state === 'open') return { win, browser, panel };
      }
    }
    return undefined;
  };

  const openPopupOf = (browserId) => {
    const popup = popupOf(browserId);
    if (!popup) throw new Error('The popup is closed.');
    return popup;
  };

  const evaluateIn = async (browsingContext, expression) => {
    const actor = browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
    return actor.executeScript(${JSON.stringify(EVALUATE)}, [expression], { sandboxName: 'system' });
  };

  const load = (win, browser, start) => new Promise((resolve, reject) => {
    const { STATE_STOP, STATE_IS_NETWORK, LOCATION_CHANGE_SAME_DOCUMENT } = Ci.nsIWebProgressListener;
    const done = (error) => {
      win.gBrowser.removeTabsProgressListener(listener);
      if (error) reject(error);
      else resolve();
    };
    const listener = {
      onStateChange(each, progress, request, flags, status) {
        if (each !== browser || !progress.isTopLevel) return;
        if (!(flags & STATE_STOP) || !(flags & STATE_IS_NETWORK)) return;
        // The blank page a tab begins with, and the old process when the page moves to another one.
        if (status === Cr.NS_BINDING_ABORTED) return;
        if (status === 0 && browser.currentURI.spec === 'about:blank') return;
        done(status === 0 ? undefined : new Error('network error 0x' + (status >>> 0).toString(16)));
      },
      onLocationChange(each, progress, request, location, flags) {
        if (each === browser && progress.isTopLevel && flags & LOCATION_CHANGE_SAME_DOCUMENT) done();
      },
    };
    win.gBrowser.addTabsProgressListener(listener);
    start();
  });

  const go = (win, browser, url) => load(win, browser, () => {
    browser.loadURI(Services.io.newURI(url), {
      triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
    });
  });

  const picture = async (win, browsingContext) => {
    const bitmap = await browsingContext.currentWindowGlobal.drawSnapshot(null, win.devicePixelRatio, 'white');
    const canvas = win.document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1];
  };
`;

/** A script for the browser's own window: `body` with the functions above at hand, `parameters` by their names. */
export function script(body: string, parameters: string[]): string {
  return `${COMMON}\nreturn (async (${parameters.join(', ')}) => { ${body} })(...arguments);`;
}
