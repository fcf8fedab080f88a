import { realpath } from 'node:fs/promises';
import type { ConsoleLine, ExtensionBrowser, LaunchOptions, Popup, Tab } from './browser.ts';
import { linesOf, listen } from './firefox-console.ts';
import { openedPopup } from './firefox-popup.ts';
import { type FirefoxProcess, startFirefox } from './firefox-process.ts';
import { FirefoxSession } from './firefox-session.ts';
import { FirefoxTab } from './firefox-tab.ts';
import { poll } from './poll.ts';

/** Starts Firefox with the extension in a profile of its own. */
export async function launchFirefox(options: LaunchOptions): Promise<ExtensionBrowser> {
  const process = await startFirefox(options);
  try {
    const session = await FirefoxSession.begin(process.port);
    await listen(session);
    const id = await session.install(await realpath(options.extension));
    return await Firefox.start(process, session, id);
  } catch (error) {
    await process.ended(0);
    throw error;
  }
}

const STATE = 'return extensionOf(id).backgroundState;';
const PIN = `
  CustomizableUI.addWidgetToArea(widget, 'nav-bar');
  return extensionOf(id).uuid;
`;
const BACKGROUND = `[...extensionOf(id).views].find(({ viewType }) => viewType === 'background').xulBrowser.browsingContext`;
const FRONT = `
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  return NavigableManager.getIdForBrowsingContext(bringToFront(browserId).win.browsingContext);
`;
const TOOLBAR = `
  const { win, moved } = bringToFront(browserId);
  const frame = () => new Promise((resolve) => win.requestAnimationFrame(resolve));
  // The button is redrawn in the frame after its tab came to the front.
  if (moved) await frame().then(frame);
  const button = win.document.querySelector(selector);
  return { badge: button.getAttribute('badge') ?? '', title: button.getAttribute('tooltiptext') ?? '' };
`;
const OPEN = `
  const win = Services.wm.getMostRecentWindow('navigator:browser');
  const tab = win.gBrowser.addTrustedTab('about:blank', { inBackground: false });
  win.gBrowser.selectedTab = tab;
  return tab.linkedBrowser.browserId;
`;
const OPEN_WINDOW = `
  const { BrowserWindowTracker } = ChromeUtils.importESModule('resource:///modules/BrowserWindowTracker.sys.mjs');
  const win = await BrowserWindowTracker.promiseOpenWindow();
  return win.gBrowser.selectedBrowser.browserId;
`;

class Firefox implements ExtensionBrowser {
  readonly name = 'firefox';
  private readonly button: string;

  private constructor(
    private readonly process: FirefoxProcess,
    private readonly session: FirefoxSession,
    private readonly id: string,
    widget: string,
    private readonly uuid: string,
  ) {
    this.button = `#${widget} .unified-extensions-item-action-button`;
  }

  static async start(process: FirefoxProcess, session: FirefoxSession, id: string): Promise<Firefox> {
    const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`;
    const uuid = await session.run<string>('the toolbar button to be pinned', PIN, { id, widget });
    const firefox = new Firefox(process, session, id, widget, uuid);
    await firefox.state('running');
    return firefox;
  }

  get version(): string {
    return this.session.version;
  }

  get profile(): string {
    return this.process.profile;
  }

  async open(url: string): Promise<Tab> {
    return this.loaded(await this.session.run<number>('a tab to open', OPEN), url);
  }

  async openWindow(url: string): Promise<Tab> {
    return this.loaded(await this.session.run<number>('a window to open', OPEN_WINDOW), url);
  }

  async clickToolbarButton(tab: Tab): Promise<Popup> {
    const { browserId } = ours(tab);
    const handle = await this.session.run<string>('the tab to come to the front', FRONT, { browserId });
    await this.session.clickInWindow(handle, this.button);
    return openedPopup(this.session, handle);
  }

  toolbar(tab: Tab): Promise<{ badge: string; title: string }> {
    const { browserId } = ours(tab);
    return this.session.run('the toolbar button', TOOLBAR, { browserId, selector: this.button });
  }

  async killBackground(): Promise<void> {
    const body = `
      const extension = extensionOf(id);
      if (extension.backgroundState === 'stopped') return;
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    `;
    // Resolves when it is gone; whoever needs it may have started it again before anybody could look.
    await this.session.run('the background to end', body, { id: this.id });
  }

  async evaluateInBackground<T>(expression: string): Promise<T> {
    const body =
      "if (extensionOf(id).backgroundState !== 'running') await extensionOf(id).wakeupBackground();";
    await this.session.run('the background to start', body, { id: this.id });
    await this.state('running');
    return this.session.evaluate<T>('the background', BACKGROUND, { id: this.id }, expression);
  }

  consoleLines(): Promise<ConsoleLine[]> {
    return linesOf(this.session, this.uuid, this.id);
  }

  async close(): Promise<void> {
    await this.session.quit();
    await this.process.ended();
  }

  private async loaded(browserId: number, url: string): Promise<Tab> {
    const tab = new FirefoxTab(this.session, browserId);
    await tab.goto(url);
    return tab;
  }

  private async state(wanted: string): Promise<void> {
    await poll(`the background to be ${wanted}`, async () => {
      return (
        (await this.session.run<string>('the state of the background', STATE, { id: this.id })) === wanted
      );
    });
  }
}

function ours(tab: Tab): FirefoxTab {
  if (tab instanceof FirefoxTab) return tab;
  throw new Error('This tab belongs to another browser.');
}
