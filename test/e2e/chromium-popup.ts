import { writeFile } from 'node:fs/promises';
import type { CDPSession } from 'playwright';
import type { Popup } from './browser.ts';
import type { ChromiumConsole } from './chromium-console.ts';
import { pressEscape } from './chromium-escape.ts';
import { keyOf } from './chromium-keys.ts';
import { attachTo, type ChromiumTarget } from './chromium-target.ts';
import { clickPoint } from './click-point.ts';
import { poll, within } from './poll.ts';

/** The popups of the extension as they open: targets of type `page` that Playwright has not attached to. */
export class ChromiumPopups {
  private readonly targets = new Map<string, Promise<ChromiumTarget | undefined>>();

  constructor(
    private readonly browser: CDPSession,
    private readonly id: string,
    private readonly console: ChromiumConsole,
  ) {}

  async watch(): Promise<void> {
    this.browser.on('Target.targetInfoChanged', ({ targetInfo }) => {
      const { targetId, type, url } = targetInfo;
      if (type !== 'page' || targetInfo.attached || !url.startsWith(`chrome-extension://${this.id}/`)) return;
      if (this.targets.has(targetId)) return;
      const attached = this.attach(targetId, url);
      this.targets.set(targetId, attached);
      this.console.expect(attached);
    });
    await this.browser.send('Target.setDiscoverTargets', { discover: true });
  }

  /** The popup that `open` opens. */
  async openedBy(open: () => Promise<unknown>, elsewhere: () => Promise<void>): Promise<Popup> {
    const before = new Set(this.targets.keys());
    await open();
    const opened = await poll('the popup to open', () => {
      return [...this.targets].find(([targetId]) => !before.has(targetId))?.[1];
    });
    const target = await opened;
    if (!target) throw new Error('The popup closed as soon as it had opened.');
    await poll('the popup to load', () => target.evaluate<boolean>("document.readyState === 'complete'"));
    return new ChromiumPopup(target, elsewhere);
  }

  private async attach(targetId: string, url: string): Promise<ChromiumTarget | undefined> {
    try {
      const target = await attachTo(this.browser, targetId, url);
      await this.console.listenTo(target, 'popup');
      return target;
    } catch (error) {
      const { targetInfos } = await this.browser.send('Target.getTargets');
      if (targetInfos.some((target) => target.targetId === targetId)) throw error;
      return undefined;
    }
  }
}

class ChromiumPopup implements Popup {
  constructor(
    private readonly target: ChromiumTarget,
    private readonly elsewhere: () => Promise<void>,
  ) {}

  evaluate<T>(expression: string): Promise<T> {
    return within(`the popup to evaluate ${expression}`, this.target.evaluate<T>(expression));
  }

  async clickElement(expression: string): Promise<void> {
    const point = await clickPoint((locate) => this.evaluate(locate), expression);
    const mouse = { ...point, button: 'left', clickCount: 1 } as const;
    await this.target.send('Input.dispatchMouseEvent', { ...point, type: 'mouseMoved' });
    await this.target.send('Input.dispatchMouseEvent', { ...mouse, type: 'mousePressed', buttons: 1 });
    await this.last(this.target.send('Input.dispatchMouseEvent', { ...mouse, type: 'mouseReleased' }));
  }

  async press(name: string): Promise<void> {
    if (name === 'Escape') await pressEscape(this.target, () => this.key(name));
    else await this.key(name);
  }

  async screenshot(path: string): Promise<void> {
    const { data } = await this.target.send('Page.captureScreenshot', { format: 'png' });
    await writeFile(path, Buffer.from(data, 'base64'));
  }

  async close(): Promise<void> {
    if (!this.target.isOpen()) return;
    await this.elsewhere();
    await poll('the popup to close', () => !this.target.isOpen());
  }

  async isOpen(): Promise<boolean> {
    return this.target.isOpen();
  }

  private async key(name: string): Promise<void> {
    const key = keyOf(name);
    const type = key.text === undefined ? 'rawKeyDown' : 'keyDown';
    await this.last(this.target.send('Input.dispatchKeyEvent', { ...key, type }));
    if (!this.target.isOpen()) return;
    const { text: _, ...released } = key;
    await this.last(this.target.send('Input.dispatchKeyEvent', { ...released, type: 'keyUp' }));
  }

  /** An input that may close the popup, which then does not answer it. */
  private async last(input: Promise<unknown>): Promise<void> {
    try {
      await within('input into the popup', input);
    } catch (error) {
      if (this.target.isOpen()) throw error;
    }
  }
}
