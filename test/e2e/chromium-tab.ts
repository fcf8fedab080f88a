import type { BrowserContext, CDPSession, Page } from 'playwright';
import type { Tab } from './browser.ts';

/** A tab of Chromium: Playwright's page. */
export class ChromiumTab implements Tab {
  constructor(
    readonly page: Page,
    readonly isPrivate = false,
  ) {}

  async goto(url: string): Promise<void> {
    await this.page.goto(url);
  }

  async reload(): Promise<void> {
    await this.page.reload();
  }

  async url(): Promise<string> {
    return this.page.url();
  }

  evaluate<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(expression);
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  setSize(width: number, height: number): Promise<void> {
    return this.page.setViewportSize({ width, height });
  }

  async print(): Promise<void> {
    await this.page.pdf();
  }

  bringToFront(): Promise<void> {
    return this.page.bringToFront();
  }

  async crash(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    // A page that has crashed does not answer the one who asked for it.
    await Promise.race([this.page.waitForEvent('crash'), session.send('Page.crash')]);
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/** A new tab, or one in a new window, once its page has loaded. A tab that is empty first would cost a fifth more. */
export async function openedTab(
  context: BrowserContext,
  browser: CDPSession,
  wanted: { url: string; newWindow?: boolean; width?: number; height?: number },
): Promise<ChromiumTab> {
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    browser.send('Target.createTarget', wanted),
  ]);
  await page.waitForLoadState();
  return new ChromiumTab(page);
}
