import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
import type { ConsoleLine, ExtensionBrowser, LaunchOptions, Popup, Tab } from './browser.ts';
import { ChromiumBackground } from './chromium-background.ts';
import { ChromiumConsole } from './chromium-console.ts';
import { ChromiumPopups } from './chromium-popup.ts';
import { ChromiumTab } from './chromium-tab.ts';
import { findChromium } from './find-browser.ts';
import { poll } from './poll.ts';

const SILENT = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface ChromiumOptions extends LaunchOptions {
  /** Device pixels to a CSS pixel, in the popup's pictures too. */
  scale?: number;
}

/** Starts Chromium with the extension in a profile of its own. */
export async function launchChromium(options: ChromiumOptions): Promise<ExtensionBrowser> {
  const dark = options.colorScheme === 'dark';
  const extension = await realpath(options.extension);
  const profile = await mkdtemp(join(tmpdir(), 'chromium-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: options.headless ?? true,
    chromiumSandbox: process.getuid?.() !== 0,
    proxy: { server: `http://${options.proxy}` },
    colorScheme: dark ? 'dark' : 'light',
    env: { ...process.env, LANGUAGE: options.language ?? 'en' },
    args: [
      ...SILENT,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--ignore-certificate-errors-spki-list=${options.spki}`,
      // Playwright's colour scheme reaches its own pages only, not the popup.
      ...(dark ? ['--force-dark-mode'] : []),
      ...(options.scale === undefined ? [] : [`--screen-info={2560x1600 devicePixelRatio=${options.scale}}`]),
    ],
  });
  try {
    return await Chromium.start(context, extension, profile);
  } catch (error) {
    await context.close();
    throw error;
  }
}

class Chromium implements ExtensionBrowser {
  readonly name = 'chromium';
  private front: { tab: Tab; popup: Popup } | undefined;

  private constructor(
    private readonly context: BrowserContext,
    private readonly browser: CDPSession,
    private readonly id: string,
    private readonly background: ChromiumBackground,
    private readonly popups: ChromiumPopups,
    private readonly console: ChromiumConsole,
    readonly version: string,
    readonly profile: string,
  ) {}

  static async start(context: BrowserContext, extension: string, profile: string): Promise<Chromium> {
    const console = new ChromiumConsole();
    context.on('page', (page) => console.listenToPage(page));
    const browser = context.browser();
    // The page the browser starts with is kept: a session on it is the way to the service workers.
    const first = context.pages()[0];
    if (!browser || !first) throw new Error('Chromium started without a page.');
    const session = await browser.newBrowserCDPSession();
    const id = await poll('Chromium to load the extension', async () => {
      const { extensions } = await session.send('Extensions.getExtensions');
      return extensions.find(({ path }) => path === extension)?.id;
    });
    const background = new ChromiumBackground(session, await context.newCDPSession(first), id, console);
    const popups = new ChromiumPopups(session, id, console);
    await Promise.all([background.watch(), popups.watch()]);
    return new Chromium(context, session, id, background, popups, console, browser.version(), profile);
  }

  async open(url: string): Promise<ChromiumTab> {
    const page = await this.context.newPage();
    await page.goto(url);
    return new ChromiumTab(page);
  }

  async openWindow(url: string): Promise<ChromiumTab> {
    const opened = this.context.waitForEvent('page');
    await this.browser.send('Target.createTarget', { url: 'about:blank', newWindow: true });
    const page = await opened;
    await page.goto(url);
    return new ChromiumTab(page);
  }

  async clickToolbarButton(tab: Tab): Promise<Popup> {
    const { page } = ours(tab);
    await page.bringToFront();
    const targetId = await this.frontTabOf(page);
    const popup = await this.popups.openedBy(
      () => this.browser.send('Extensions.triggerAction', { id: this.id, targetId }),
      () => page.bringToFront(),
    );
    this.front = { tab, popup };
    return popup;
  }

  async toolbar(tab: Tab): Promise<{ badge: string; title: string }> {
    const { page } = ours(tab);
    // An open popup means that its tab is in front; bringing it there once more would close the popup.
    const inFront = this.front?.tab === tab && (await this.front.popup.isOpen());
    if (!inFront) await page.bringToFront();
    const windowId = await this.windowOf(page);
    return this.background.evaluate(`(async () => {
      const [{ id: tabId }] = await chrome.tabs.query({ active: true, windowId: ${windowId} });
      return { badge: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
    })()`);
  }

  killBackground(): Promise<void> {
    return this.background.kill();
  }

  evaluateInBackground<T>(expression: string): Promise<T> {
    return this.background.evaluate<T>(expression);
  }

  consoleLines(): Promise<ConsoleLine[]> {
    return this.console.all();
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private async windowOf(page: Page): Promise<number> {
    const session = await this.context.newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    const { windowId } = await this.browser.send('Browser.getWindowForTarget', {
      targetId: targetInfo.targetId,
    });
    return windowId;
  }

  /** The id of the target of type `tab` that is in front in the page's window. */
  private async frontTabOf(page: Page): Promise<string> {
    const windowId = await this.windowOf(page);
    const { targetInfos } = await this.browser.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    for (const { targetId, embedderData } of targetInfos) {
      if (String(embedderData?.tabActive) !== 'true') continue;
      const found = await this.browser.send('Browser.getWindowForTarget', { targetId });
      if (found.windowId === windowId) return targetId;
    }
    throw new Error(`No tab is in front in the window of ${page.url()}.`);
  }
}

function ours(tab: Tab): ChromiumTab {
  if (tab instanceof ChromiumTab) return tab;
  throw new Error('This tab belongs to another browser.');
}
