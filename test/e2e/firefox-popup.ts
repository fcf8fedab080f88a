import { writeFile } from 'node:fs/promises';
import type { Popup } from './browser.ts';
import { clickPoint } from './click-point.ts';
import { keyPress } from './firefox-keys.ts';
import type { FirefoxSession } from './firefox-session.ts';
import { poll } from './poll.ts';

interface Place {
  browserId: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where the popup's document lies in its window, once it is shown and loaded. */
const PLACE = `
  const popup = popupOf(browserId ?? undefined);
  if (!popup?.browser.currentURI.schemeIs('moz-extension')) return null;
  const { browser, win } = popup;
  const { width, height } = browser.getBoundingClientRect();
  const left = browser.screenX - win.mozInnerScreenX;
  const top = browser.screenY - win.mozInnerScreenY;
  return { browserId: browser.browserId, left, top, width, height };
`;

/** Waits for the popup to be open and to lie still: a click before that is lost. */
async function settled(session: FirefoxSession, browserId: number | null): Promise<Place> {
  let last = '';
  let times = 0;
  return poll('the popup to be open and lie still', async () => {
    const place = await session.run<Place | null>('the place of the popup', PLACE, { browserId });
    const now = JSON.stringify(place);
    times = now === last ? times + 1 : 1;
    last = now;
    return place !== null && times >= 3 && place;
  });
}

/** The popup that was just opened in the window. */
export async function openedPopup(session: FirefoxSession, handle: string): Promise<Popup> {
  const { browserId } = await settled(session, null);
  const popup = new FirefoxPopup(session, handle, browserId);
  await poll('the popup to load', () => popup.evaluate<boolean>("document.readyState === 'complete'"));
  return popup;
}

class FirefoxPopup implements Popup {
  constructor(
    private readonly session: FirefoxSession,
    private readonly handle: string,
    private readonly browserId: number,
  ) {}

  evaluate<T>(expression: string): Promise<T> {
    const context = 'openPopupOf(browserId).browser.browsingContext';
    return this.session.evaluate<T>('the popup', context, { browserId: this.browserId }, expression);
  }

  async clickElement(expression: string): Promise<void> {
    const point = await clickPoint((locate) => this.evaluate(locate), expression);
    const place = await settled(this.session, this.browserId);
    const x = Math.round(place.left + point.x);
    const y = Math.round(place.top + point.y);
    const actions = [
      { type: 'pointerMove', x, y, origin: 'viewport' },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await this.session.perform(this.handle, [{ type: 'pointer', id: 'mouse', actions }]);
  }

  async press(key: string): Promise<void> {
    await this.session.run('the popup to have the focus', 'openPopupOf(browserId).browser.focus();', {
      browserId: this.browserId,
    });
    await this.session.perform(this.handle, [keyPress(key)]);
  }

  async screenshot(path: string): Promise<void> {
    const body =
      'const { win, browser } = openPopupOf(browserId); return picture(win, browser.browsingContext);';
    const png = await this.session.run<string>('a picture of the popup', body, { browserId: this.browserId });
    await writeFile(path, Buffer.from(png, 'base64'));
  }

  async close(): Promise<void> {
    await this.session.run('the popup to hide', 'popupOf(browserId)?.panel.hidePopup();', {
      browserId: this.browserId,
    });
    await poll('the popup to close', async () => !(await this.isOpen()));
  }

  isOpen(): Promise<boolean> {
    const body = 'return popupOf(browserId) !== undefined;';
    return this.session.run<boolean>('the state of the popup', body, { browserId: this.browserId });
  }
}
