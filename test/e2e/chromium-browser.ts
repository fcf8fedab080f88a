import type { BrowserContext, CDPSession } from 'playwright';
import type { ConsoleLine, ExtensionBrowser, PageBadge, Popup, PromptAnswer, Tab } from './browser.ts';
import { ChromiumBackgrounds } from './chromium-backgrounds.ts';
import { ChromiumConsole } from './chromium-console.ts';
import { installed, uninstalled } from './chromium-installation.ts';
import { ChromiumOwnPage } from './chromium-own-page.ts';
import { ChromiumOwnPages } from './chromium-own-pages.ts';
import { pageBadgeOf } from './chromium-page-badge.ts';
import { ChromiumPopup } from './chromium-popup.ts';
import { backToTheFirstPage, windowSize } from './chromium-profile.ts';
import { ChromiumSettings } from './chromium-settings.ts';
import { ChromiumTab, openedTab } from './chromium-tab.ts';
import type { ChromiumTarget } from './chromium-target.ts';
import { ChromiumWindows } from './chromium-windows.ts';
import { poll } from './poll.ts';

/** What a Chromium is launched from, once or several times. */
interface ChromiumSet {
  launch: () => Promise<BrowserContext>;
  extension: string;
  profile: string;
}

/** Chromium with the extension, as the stories use it. */
export class Chromium implements ExtensionBrowser {
  readonly name = 'chromium';
  readonly hasContainers = false;
  readonly changesLooks = false;
  readonly answersPrompts: readonly PromptAnswer[] = ['allow'];
  private readonly windows: ChromiumWindows;
  private readonly settings: ChromiumSettings;
  private front: { tab: Tab; popup: Popup } | undefined;

  private constructor(
    private readonly set: ChromiumSet,
    private readonly context: BrowserContext,
    private readonly browser: CDPSession,
    private readonly id: string,
    private readonly backgrounds: ChromiumBackgrounds,
    private readonly ownPages: ChromiumOwnPages,
    private readonly console: ChromiumConsole,
    readonly version: string,
  ) {
    this.windows = new ChromiumWindows(browser);
    this.settings = new ChromiumSettings(browser, id);
  }

  static async launch(set: ChromiumSet): Promise<Chromium> {
    const context = await set.launch();
    try {
      return await Chromium.start(set, context);
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  private static async start(set: ChromiumSet, context: BrowserContext): Promise<Chromium> {
    const console = new ChromiumConsole(context);
    const browser = context.browser();
    // A page that stays: a session on it is the way to the service workers.
    const first = context.pages()[0];
    if (!browser || !first) throw new Error('Chromium has no page.');
    const session = await browser.newBrowserCDPSession();
    const id = await installed(session, set.extension);
    const backgrounds = new ChromiumBackgrounds(session, id, console, first);
    const ownPages = new ChromiumOwnPages(session, id, console);
    await Promise.all([backgrounds.watch(), ownPages.watch()]);
    return new Chromium(set, context, session, id, backgrounds, ownPages, console, browser.version());
  }

  get profile(): string {
    return this.set.profile;
  }

  async renewed(): Promise<Chromium> {
    this.console.stop();
    await this.backgrounds.stop();
    await uninstalled(this.browser, this.id);
    await this.browser.detach();
    await backToTheFirstPage(this.context);
    return Chromium.start(this.set, this.context);
  }

  async restarted(): Promise<Chromium> {
    await this.close();
    return Chromium.launch(this.set);
  }

  open(url: string): Promise<Tab> {
    return openedTab(this.context, this.browser, { url });
  }

  openWindow(url: string): Promise<Tab> {
    return openedTab(this.context, this.browser, { url, newWindow: true, ...windowSize });
  }

  async openPrivateWindow(url: string): Promise<Tab> {
    const opened = this.context.waitForEvent('page');
    const wanted = JSON.stringify({ incognito: true, url: 'about:blank', ...windowSize });
    await this.backgrounds.evaluate(`chrome.windows.create(${wanted}).then(() => null)`);
    const page = await opened;
    await this.backgrounds.watchPrivate(page);
    await page.goto(url);
    return new ChromiumTab(page, true);
  }

  async openContainerTab(): Promise<Tab> {
    throw new Error('Chromium has no containers.');
  }

  async tabId(tab: Tab): Promise<number> {
    const { windowId, index } = await this.windows.placeOf(ours(tab).page);
    const [id] = await this.evaluateInBackground<number[]>(
      `chrome.tabs.query({ windowId: ${windowId}, index: ${index} }).then((tabs) => tabs.map(({ id }) => id))`,
      tab,
    );
    if (id === undefined) throw new Error('The extension does not see this tab.');
    return id;
  }

  async openOwnPage(path: string, beside: Tab): Promise<Popup> {
    const windowId = await this.windows.windowOf(ours(beside).page);
    const url = JSON.stringify(`chrome-extension://${this.id}/${path}`);
    return this.ownWindowOpenedBy(() =>
      this.evaluateInBackground(
        `chrome.tabs.create({ windowId: ${windowId}, url: ${url} }).then(() => null)`,
        beside,
      ),
    );
  }

  async ownWindowOpenedBy(act: () => Promise<void>): Promise<Popup> {
    return new ChromiumOwnPage(await this.ownPages.openedBy(act, 'tab'));
  }

  async answerPrompt(answer: PromptAnswer, host: string, act: () => Promise<void>): Promise<void> {
    if (answer !== 'allow') throw new Error('Nothing can press a button of a dialog of Chromium.');
    await this.settings.allow(host);
    await act();
    const origins = JSON.stringify([`https://${host}/*`]);
    await poll(`the permission for ${host}`, () =>
      this.evaluateInBackground<boolean>(`chrome.permissions.contains({ origins: ${origins} })`),
    );
  }

  revokePermission(host: string): Promise<void> {
    return this.settings.revoke(host);
  }

  reloadExtension(): Promise<void> {
    return this.backgrounds.renewedBy(() => this.settings.reload());
  }

  async saveTo(downloadPath: string): Promise<void> {
    await this.browser.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
  }

  async setOffline(isOffline: boolean): Promise<void> {
    await Promise.all([this.context.setOffline(isOffline), this.ownPages.setOffline(isOffline)]);
  }

  async forceColors(): Promise<void> {
    const tabs = this.context.pages().map((page) => page.emulateMedia({ forcedColors: 'active' }));
    await Promise.all([...tabs, this.ownPages.forceColors()]);
  }

  async installAnother(folder: string): Promise<void> {
    await this.browser.send('Extensions.loadUnpacked', { path: folder });
  }

  async pageBadge(tab: Tab): Promise<PageBadge | undefined> {
    const session = await this.context.newCDPSession(ours(tab).page);
    const badge = await pageBadgeOf(session);
    await session.detach();
    return badge;
  }

  async clickToolbarButton(tab: Tab): Promise<Popup> {
    const { page } = ours(tab);
    await page.bringToFront();
    const targetId = await this.windows.tabTargetOf(page);
    const target = await this.popupOpenedBy(
      () => this.browser.send('Extensions.triggerAction', { id: this.id, targetId }),
      page.url(),
    );
    const popup = new ChromiumPopup(target, () => page.bringToFront());
    this.front = { tab, popup };
    return popup;
  }

  /** Where none opens, what the browser's windows look like tells why. */
  private async popupOpenedBy(click: () => Promise<unknown>, url: string): Promise<ChromiumTarget> {
    try {
      return await this.ownPages.openedBy(click, 'popup');
    } catch (error) {
      const seen = await this.evaluateInBackground<string>(
        `Promise.all([chrome.windows.getAll({ populate: true }), chrome.action.getUserSettings()]).then(JSON.stringify)`,
      );
      throw new Error(`No popup over ${url}; windows: ${seen}`, { cause: error });
    }
  }

  async toolbar(tab: Tab): Promise<{ badge: string; title: string }> {
    const { page } = ours(tab);
    // An open popup means that its tab is in front; bringing it there once more would close the popup.
    const inFront = this.front?.tab === tab && (await this.front.popup.isOpen());
    if (!inFront) await page.bringToFront();
    const windowId = await this.windows.windowOf(page);
    return this.evaluateInBackground(
      `(async () => {
      const [{ id: tabId }] = await chrome.tabs.query({ active: true, windowId: ${windowId} });
      return { badge: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
    })()`,
      tab,
    );
  }

  killBackground(): Promise<void> {
    return this.backgrounds.kill();
  }

  async evaluateInBackground<T>(expression: string, of?: Tab): Promise<T> {
    return this.backgrounds.evaluate<T>(expression, of && ours(of));
  }

  heapOfBackground(state: 'collected' | 'as it is'): Promise<number> {
    return this.backgrounds.heap(state === 'collected');
  }

  consoleLines(): Promise<ConsoleLine[]> {
    return this.console.all();
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

function ours(tab: Tab): ChromiumTab {
  if (tab instanceof ChromiumTab) return tab;
  throw new Error('This tab belongs to another browser.');
}
