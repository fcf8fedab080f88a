import type { CDPSession, Page } from 'playwright';
import { ChromiumBackground } from './chromium-background.ts';
import type { ChromiumConsole } from './chromium-console.ts';
import type { ChromiumTab } from './chromium-tab.ts';

/** The background of the usual windows, and that of the private ones while there are any. */
export class ChromiumBackgrounds {
  private readonly usual: ChromiumBackground;
  private readonly inPrivate: ChromiumBackground;
  /** The private page by way of which the private background is watched. */
  private watchedFrom: Page | undefined;

  constructor(
    browser: CDPSession,
    id: string,
    console: ChromiumConsole,
    /** A page of the usual windows that stays. */
    private readonly first: Page,
  ) {
    this.usual = new ChromiumBackground(browser, id, console);
    this.inPrivate = new ChromiumBackground(browser, id, console);
  }

  async watch(): Promise<void> {
    await this.usual.watch(await sessionOn(this.first));
  }

  /** Watches no longer; the private background's page closes with its window. */
  stop(): Promise<void> {
    return this.usual.stop();
  }

  /** Begins to watch the private background as well, by way of a page of a private window. */
  async watchPrivate(page: Page): Promise<void> {
    if (this.watchedFrom?.isClosed() === false) return;
    this.watchedFrom = page;
    await this.inPrivate.watch(await sessionOn(page));
  }

  async evaluate<T>(expression: string, of?: ChromiumTab): Promise<T> {
    if (!of?.isPrivate) return this.usual.evaluate<T>(expression);
    await this.watchPrivate(of.page);
    return this.inPrivate.evaluate<T>(expression);
  }

  /** Bytes in the heap of the usual windows' background. */
  heap(isCollected: boolean): Promise<number> {
    return this.usual.heap(isCollected);
  }

  async kill(): Promise<void> {
    const background = await this.private();
    await Promise.all([this.usual.kill(), background?.kill()]);
  }

  /** Does `act`, by which the extension is loaded anew; resolves when every background runs again. */
  async renewedBy(act: () => Promise<void>): Promise<void> {
    const background = await this.private();
    await this.usual.renewedBy(() => (background ? background.renewedBy(act) : act()));
  }

  /** The private background, where a private window is left. */
  private async private(): Promise<ChromiumBackground | undefined> {
    if (this.watchedFrom?.isClosed()) {
      const left = await this.findPrivatePage();
      if (left) await this.watchPrivate(left);
      else this.watchedFrom = undefined;
    }
    return this.watchedFrom && this.inPrivate;
  }

  private async findPrivatePage(): Promise<Page | undefined> {
    const usual = await contextOf(this.first);
    for (const page of this.first.context().pages()) {
      if ((await contextOf(page)) !== usual) return page;
    }
    return undefined;
  }
}

function sessionOn(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page);
}

/** The browser's own context, of which private windows have one that Playwright does not tell apart. */
async function contextOf(page: Page): Promise<string | undefined> {
  const session = await sessionOn(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.browserContextId;
}
