import type { CDPSession, Page } from 'playwright';
import { attachTo } from './chromium-target.ts';
import { within } from './poll.ts';

/** Where a page lies among the browser's windows and tabs, whatever is in front. */
export class ChromiumWindows {
  private readonly tabs = new WeakMap<Page, Promise<string>>();

  constructor(private readonly browser: CDPSession) {}

  /** The window's id, which is that of extensions too. */
  async windowOf(page: Page): Promise<number> {
    const { windowId } = await this.browser.send('Browser.getWindowForTarget', {
      targetId: await targetIdOf(page),
    });
    return windowId;
  }

  async placeOf(page: Page): Promise<{ windowId: number; index: number }> {
    const [windowId, tab] = await Promise.all([this.windowOf(page), this.tabTargetOf(page)]);
    const { targetInfo } = await this.browser.send('Target.getTargetInfo', { targetId: tab });
    const index = Number(targetInfo.embedderData?.tabStripIndex);
    if (!Number.isInteger(index)) throw new Error(`The tab of ${page.url()} is in no tab strip.`);
    return { windowId, index };
  }

  /** The id of the target of type `tab` that the page is in. */
  tabTargetOf(page: Page): Promise<string> {
    const known = this.tabs.get(page) ?? this.findTabTarget(page);
    this.tabs.set(page, known);
    return known;
  }

  private async findTabTarget(page: Page): Promise<string> {
    const targetId = await targetIdOf(page);
    const { targetInfos } = await this.browser.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const isLikely = ({ url }: { url: string }) => Number(url === page.url());
    for (const tab of targetInfos.toSorted((a, b) => isLikely(b) - isLikely(a))) {
      if (await this.isIn(targetId, tab.targetId)) return tab.targetId;
    }
    throw new Error(`There is no tab with ${page.url()}.`);
  }

  /** Only the tab itself tells which page it holds: it attaches whoever asks to that page. */
  private async isIn(targetId: string, tabTargetId: string): Promise<boolean> {
    const tab = await attachTo(this.browser, tabTargetId, 'the tab');
    const held = new Promise<string>((resolve) => {
      tab.on('Target.attachedToTarget', ({ targetInfo }) => resolve(targetInfo.targetId));
    });
    await tab.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: true,
    });
    const found = await within('the page of a tab', held);
    await tab.detach();
    return found === targetId;
  }
}

async function targetIdOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}
