import type { Popup } from './browser.ts';
import { FirefoxPage } from './firefox-page.ts';
import type { FirefoxSession } from './firefox-session.ts';
import { poll } from './poll.ts';

const OPEN = `
  const { win } = tabOf(beside);
  const tab = win.gBrowser.addTrustedTab('about:blank', { inBackground: false });
  win.gBrowser.selectedTab = tab;
  await go(win, tab.linkedBrowser, url);
  return { browserId: tab.linkedBrowser.browserId, handle: handleOf(win) };
`;
const ALL = `
  return windows().flatMap((win) => win.gBrowser.tabs.map(({ linkedBrowser }) => ({
    browserId: linkedBrowser.browserId,
    address: linkedBrowser.currentURI.spec,
    handle: handleOf(win),
  })));
`;

interface Opened {
  browserId: number;
  handle: string;
}

/** Opens a page of the extension in a tab of the window that holds the tab `beside`. */
export async function openOwnPage(session: FirefoxSession, url: string, beside: number): Promise<Popup> {
  const opened = await session.run<Opened>(`${url} to load`, OPEN, { url, beside });
  return loaded(session, opened);
}

/** Does `act` and gives back the page of the extension that opens by it. */
export async function ownPageOpenedBy(
  session: FirefoxSession,
  uuid: string,
  act: () => Promise<void>,
): Promise<Popup> {
  const pages = async () => {
    const all = await session.run<(Opened & { address: string })[]>('the tabs', ALL);
    return all.filter(({ address }) => address.startsWith(`moz-extension://${uuid}/`));
  };
  const before = new Set((await pages()).map(({ browserId }) => browserId));
  await act();
  const opened = await poll('a window of the extension to open', async () =>
    (await pages()).find(({ browserId }) => !before.has(browserId)),
  );
  return loaded(session, opened);
}

async function loaded(session: FirefoxSession, { browserId, handle }: Opened): Promise<Popup> {
  const page = new FirefoxOwnPage(session, handle, browserId);
  await poll('the page to load', () => page.evaluate<boolean>("document.readyState === 'complete'"));
  return page;
}

class FirefoxOwnPage extends FirefoxPage {
  protected readonly whole = 'tabOf(browserId)';
  protected readonly what = "the extension's page";

  async setWidth(width: number): Promise<void> {
    const body = `
      const { browser } = tabOf(browserId);
      browser.style.justifySelf = 'start';
      browser.style.width = browser.style.minWidth = browser.style.maxWidth = width + 'px';
    `;
    await this.run('to get another width', body, { width });
    await poll(`the page to be ${width} pixels wide`, () =>
      this.evaluate<boolean>(`innerWidth === ${width}`),
    );
  }

  async close(): Promise<void> {
    const body = 'const { win, tab } = tabOf(browserId); win.gBrowser.removeTab(tab, { animate: false });';
    if (await this.isOpen()) await this.run('to close', body);
    await poll("the extension's page to close", async () => !(await this.isOpen()));
  }

  isOpen(): Promise<boolean> {
    return this.run('to be looked for', 'return hasTab(browserId);');
  }

  protected override async toFront(): Promise<void> {
    await this.run('to come to the front', 'bringToFront(browserId);');
  }
}
