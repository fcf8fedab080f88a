import type { CDPSession } from 'playwright';
import type { ChromiumConsole } from './chromium-console.ts';
import { attachIfThere, type ChromiumTarget } from './chromium-target.ts';
import { poll } from './poll.ts';

interface TargetInfo {
  targetId: string;
  type: string;
  url: string;
}

const forcedColors = [{ name: 'forced-colors', value: 'active' }];

/** The extension's own pages as they open: under the toolbar button, in tabs, and in windows. */
export class ChromiumOwnPages {
  private readonly targets = new Map<string, Promise<ChromiumTarget | undefined>>();
  private readonly scope: string;
  private isOffline = false;
  private hasForcedColors = false;

  constructor(
    private readonly browser: CDPSession,
    id: string,
    private readonly console: ChromiumConsole,
  ) {
    this.scope = `chrome-extension://${id}/`;
  }

  async watch(): Promise<void> {
    const onTarget = ({ targetInfo }: { targetInfo: TargetInfo }): void => {
      const { targetId, type, url } = targetInfo;
      if (type !== 'page' || !url.startsWith(this.scope) || this.targets.has(targetId)) return;
      const attached = this.attach(targetId, url);
      this.targets.set(targetId, attached);
      this.console.expect(attached);
    };
    this.browser.on('Target.targetCreated', onTarget);
    this.browser.on('Target.targetInfoChanged', onTarget);
    await this.browser.send('Target.setDiscoverTargets', { discover: true });
  }

  /** The page that `open` opens in the place asked for, once it has loaded. */
  async openedBy(open: () => Promise<unknown>, place: 'popup' | 'tab'): Promise<ChromiumTarget> {
    const before = new Set(this.targets.keys());
    await open();
    const came: string[] = [];
    const what = () =>
      `a page of the extension to open in a ${place}; opened: ${came.join(', ') || 'nothing'}`;
    const target = await poll(what, async () => {
      const added = [...this.targets].filter(([targetId]) => !before.has(targetId));
      came.length = 0;
      for (const [, attached] of added) {
        const page = await attached;
        const found = page && (await this.placeOf(page));
        if (found === place) return page;
        came.push(found ?? 'one that has closed');
      }
      return undefined;
    });
    await poll(`${target.url} to load`, () => target.evaluate<boolean>("document.readyState === 'complete'"));
    return target;
  }

  /** Cuts the pages off from the network, those that open later too, or connects them again. */
  async setOffline(isOffline: boolean): Promise<void> {
    this.isOffline = isOffline;
    const pages = await Promise.all(this.targets.values());
    await Promise.all(pages.filter((page) => page?.isOpen()).map((page) => page && this.connect(page)));
  }

  /** In the pages that open from now on the system chooses the colours. */
  async forceColors(): Promise<void> {
    this.hasForcedColors = true;
  }

  /** Where the page lies; undefined once it is closed. */
  private async placeOf(page: ChromiumTarget): Promise<'popup' | 'tab' | undefined> {
    try {
      // Before it has loaded it is no page of the extension yet.
      return await poll('a page of the extension to load', () =>
        page.evaluate<'popup' | 'tab' | undefined>(
          `globalThis.chrome?.tabs?.getCurrent().then((tab) => (tab ? 'tab' : 'popup'))`,
        ),
      );
    } catch (error) {
      if (page.isOpen()) throw error;
      return undefined;
    }
  }

  private async connect(page: ChromiumTarget): Promise<void> {
    const unlimited = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await page.send('Network.enable');
    await page.send('Network.emulateNetworkConditions', { offline: this.isOffline, ...unlimited });
  }

  private attach(targetId: string, url: string): Promise<ChromiumTarget | undefined> {
    return attachIfThere(this.browser, targetId, url, async (target) => {
      await this.console.listenTo(target, 'popup');
      if (this.isOffline) await this.connect(target);
      if (this.hasForcedColors) await target.send('Emulation.setEmulatedMedia', { features: forcedColors });
    });
  }
}
