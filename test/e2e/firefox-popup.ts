import type { Popup } from './browser.ts';
import { FirefoxPage } from './firefox-page.ts';
import type { FirefoxSession } from './firefox-session.ts';
import { poll } from './poll.ts';

/** The popup that was just opened in the window. */
export async function openedPopup(session: FirefoxSession, handle: string): Promise<Popup> {
  const opened = 'return until(() => popupOf()?.browser.browserId);';
  const browserId = await session.run<number>('the popup to open', opened);
  const popup = new FirefoxPopup(session, handle, browserId);
  await popup.shown();
  return popup;
}

class FirefoxPopup extends FirefoxPage {
  protected readonly whole = 'openPopupOf(browserId)';
  protected readonly what = 'the popup';

  async shown(): Promise<void> {
    await poll('the popup to load', () => this.evaluate<boolean>("document.readyState === 'complete'"));
  }

  setWidth(): Promise<void> {
    return Promise.reject(
      new Error('Only a page in a tab or window of its own can be made wider or narrower.'),
    );
  }

  async close(): Promise<void> {
    await this.run('to hide', 'popupOf(browserId)?.panel.hidePopup();');
    await poll('the popup to close', async () => !(await this.isOpen()));
  }

  isOpen(): Promise<boolean> {
    return this.run('to be looked for', 'return popupOf(browserId) !== undefined;');
  }
}
