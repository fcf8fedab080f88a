import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { makeProfile } from '../e2e/chromium-profile.ts';
import { findChromium } from '../e2e/find-browser.ts';
import { poll, within } from '../e2e/poll.ts';
import type { MockWix } from '../mock-wix/index.ts';
import { DevTools, evaluate, type Session } from './devtools.ts';

/** A tab: its id as a target, and a session on its page. */
export interface BenchTab {
  id: string;
  page: Session;
}

/** A Chromium with one extension, left alone but for what is asked here. */
export class BenchChromium {
  private constructor(
    private readonly devTools: DevTools,
    readonly id: string,
    /** The extension's name. */
    readonly extension: string,
    readonly version: string,
    readonly end: () => Promise<void>,
  ) {}

  static async start(extension: string, { proxy, spki }: MockWix): Promise<BenchChromium> {
    const profile = await makeProfile();
    const args = [
      '--headless',
      '--disable-gpu',
      // A process that nobody uses yet makes a trace wait ten seconds for its answer.
      '--disable-features=SpareRendererForSitePerProcess',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A thousand changes of an address in one go are more than a page is allowed otherwise.
      '--disable-ipc-flooding-protection',
      '--enable-unsafe-extension-debugging',
      '--remote-debugging-pipe',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--proxy-server=http://${proxy}`,
      `--ignore-certificate-errors-spki-list=${spki}`,
      `--user-data-dir=${profile}`,
      'about:blank',
    ];
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const;
    const child = spawn(findChromium(), args, { stdio: [...stdio], env: { ...process.env, LANGUAGE: 'en' } });
    const ended = once(child, 'exit');
    const devTools = new DevTools(child.stdio[3] as Writable, child.stdio[4] as Readable);
    const { browser } = devTools;
    const { product } = await browser.send('Browser.getVersion');
    await browser.send('Target.setDiscoverTargets', { discover: true });
    const { id } = await browser.send('Extensions.loadUnpacked', { path: resolve(extension) });
    const { extensions } = await browser.send('Extensions.getExtensions');
    const installed = extensions.find((each) => each.id === id);
    return new BenchChromium(devTools, id, installed?.name ?? '', product, async () => {
      await browser.send('Browser.close');
      await ended;
      await rm(profile, { recursive: true, force: true });
    });
  }

  get browser(): Session {
    return this.devTools.browser;
  }

  async openTab(url: string): Promise<BenchTab> {
    const { targetId } = await this.browser.send('Target.createTarget', { url: 'about:blank' });
    const page = await this.devTools.attach(targetId);
    await page.send('Page.enable');
    await goTo(page, url);
    return { id: targetId, page };
  }

  /** Opens a tab that nobody looks at, and waits until its page has loaded. */
  async openTabBehind(url: string): Promise<void> {
    const { targetId } = await this.browser.send('Target.createTarget', {
      url: 'about:blank',
      background: true,
    });
    const page = await this.devTools.attach(targetId);
    await page.send('Page.enable');
    await loaded(page, url);
  }

  /** Clicks the extension's button in the toolbar; gives back a session on what opens under it, as early as there is one. */
  async clickToolbarButton({ id, page }: BenchTab): Promise<Session> {
    await page.send('Page.bringToFront');
    const targetId = await this.tabTargetOf(id);
    const opened = this.ownPage();
    await this.browser.send('Extensions.triggerAction', { id: this.id, targetId });
    return within('a page of the extension to open', opened);
  }

  /** Has the browser say yes when the extension asks for this host. */
  async allow(host: string): Promise<void> {
    const { targetId } = await this.browser.send('Target.createTarget', {
      url: 'chrome://extensions/',
      hidden: true,
    });
    const page = await this.devTools.attach(targetId);
    await poll('the page of extensions', () =>
      evaluate<boolean>(page, "typeof chrome.developerPrivate === 'object'"),
    );
    await evaluate(page, `chrome.developerPrivate.addHostPermission('${this.id}', 'https://${host}/*')`);
    await this.browser.send('Target.closeTarget', { targetId });
  }

  /** Whether the extension's worker runs. */
  async isWorkerAwake(): Promise<boolean> {
    const { targetInfos } = await this.browser.send('Target.getTargets');
    return targetInfos.some(({ type, url }) => type === 'service_worker' && url.includes(this.id));
  }

  /** The next page of the extension to open. */
  private ownPage(): Promise<Session> {
    const { browser, id } = this;
    return new Promise((found, reject) => {
      const look = ({ targetInfo }: { targetInfo: { targetId: string; type: string; url: string } }) => {
        if (targetInfo.type !== 'page' || !targetInfo.url.startsWith(`chrome-extension://${id}/`)) return;
        browser.off('Target.targetCreated', look);
        browser.off('Target.targetInfoChanged', look);
        this.devTools.attach(targetInfo.targetId).then(found, reject);
      };
      browser.on('Target.targetCreated', look);
      browser.on('Target.targetInfoChanged', look);
    });
  }

  /** The target of type `tab` that holds this page: the one with its address, which is no other tab's. */
  private async tabTargetOf(id: string): Promise<string> {
    const { targetInfo } = await this.browser.send('Target.getTargetInfo', { targetId: id });
    const { targetInfos } = await this.browser.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const tab = targetInfos.find(({ url }) => url === targetInfo.url);
    if (!tab) throw new Error(`There is no tab with ${targetInfo.url}.`);
    return tab.targetId;
  }
}

/** Goes to an address in front of everything, and waits until its page has loaded and a document-idle script has had its turn. */
export async function goTo(page: Session, url: string): Promise<void> {
  await page.send('Page.bringToFront');
  await loaded(page, url);
  await settled(page);
}

async function loaded(page: Session, url: string): Promise<void> {
  const load = page.next('Page.loadEventFired');
  await page.send('Page.navigate', { url });
  await load;
}

/** Waits until the page has nothing to do and has drawn twice. */
export async function settled(page: Session): Promise<void> {
  await evaluate(
    page,
    `new Promise((done) => requestIdleCallback(() =>
      requestAnimationFrame(() => requestAnimationFrame(() => done(true))), { timeout: 1000 }))`,
  );
}
