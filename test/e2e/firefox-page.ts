import { writeFile } from 'node:fs/promises';
import type { Popup } from './browser.ts';
import { clickPoint } from './click-point.ts';
import { keyPress } from './firefox-keys.ts';
import { leftClick, type Place } from './firefox-place.ts';
import type { FirefoxSession } from './firefox-session.ts';
import { poll } from './poll.ts';

/** A key has done what it does once it is up; one that leads out of the page comes up elsewhere. */
const HEAR_KEY = `(globalThis.lastKey = new Promise((hear) => {
  for (const type of ['keyup', 'blur']) addEventListener(type, () => hear(true), { once: true });
}), true)`;

/** A page of the extension in one of Firefox's windows, known by the id of its browser. */
export abstract class FirefoxPage implements Popup {
  /** Script that yields `{ win, browser }` for `browserId`, or throws. */
  protected abstract readonly whole: string;
  /** What a person would call it. */
  protected abstract readonly what: string;

  constructor(
    protected readonly session: FirefoxSession,
    protected readonly handle: string,
    readonly browserId: number,
  ) {}

  abstract setWidth(width: number): Promise<void>;
  abstract close(): Promise<void>;
  abstract isOpen(): Promise<boolean>;

  evaluate<T>(expression: string): Promise<T> {
    const context = `${this.whole}.browser.browsingContext`;
    return this.session.evaluate<T>(this.what, context, { browserId: this.browserId }, expression);
  }

  async clickElement(expression: string): Promise<void> {
    await this.toFront();
    // Either may still move: the window as its content grows, the element as others appear.
    const [x, y] = await poll(`${this.what} to lie still`, async () => {
      const { left, top } = await this.settled();
      const point = await clickPoint((locate) => this.evaluate(locate), expression);
      const now = await this.place();
      return now?.left === left && now.top === top && ([left + point.x, top + point.y] as const);
    });
    await this.session.perform(this.handle, [leftClick(x, y)]);
  }

  async press(key: string): Promise<void> {
    await this.toFront();
    await this.run('to have the focus', `${this.whole}.browser.focus();`);
    await poll(`${this.what} to know that it has the focus`, () =>
      this.evaluate<boolean>('document.hasFocus()'),
    );
    await this.evaluate(HEAR_KEY);
    await this.session.perform(this.handle, [keyPress(key)]);
    await this.heardKey();
  }

  /** Firefox hands a key on to the page's process without waiting for it. A page that closes at the key heard it. */
  private async heardKey(): Promise<void> {
    try {
      await this.evaluate('globalThis.lastKey');
    } catch (error) {
      if (await this.isOpen()) throw error;
    }
  }

  async screenshot(path: string): Promise<void> {
    const body = `const { win, browser } = ${this.whole}; return picture(win, browser.browsingContext);`;
    await writeFile(path, Buffer.from(await this.run<string>('to be pictured', body), 'base64'));
  }

  /** Waits for the document to lie still in its window: a click before that is lost. */
  protected settled(): Promise<Place> {
    return this.run('to be open and lie still', `${this.ownPlace} return stillPlace(place);`);
  }

  private place(): Promise<Place | null> {
    return this.run('to have a place', `${this.ownPlace} return place();`);
  }

  private get ownPlace(): string {
    return `const place = () => {
      const { win, browser } = ${this.whole};
      return browser.currentURI.schemeIs('moz-extension') ? placeOf(win, browser) : null;
    };`;
  }

  /** Input goes by coordinates: nothing else may lie there. */
  protected async toFront(): Promise<void> {}

  protected run<T>(what: string, body: string, parameters: Record<string, number> = {}): Promise<T> {
    return this.session.run<T>(`${this.what} ${what}`, body, { browserId: this.browserId, ...parameters });
  }
}
