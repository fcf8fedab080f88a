import { writeFile } from 'node:fs/promises';
import type { Popup } from './browser.ts';
import { pressEscape } from './chromium-escape.ts';
import { keyOf } from './chromium-keys.ts';
import type { ChromiumTarget } from './chromium-target.ts';
import { clickPoint } from './click-point.ts';
import { poll, within } from './poll.ts';

/** The extension's page under its toolbar button. */
export class ChromiumPopup implements Popup {
  constructor(
    protected readonly target: ChromiumTarget,
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

  async setWidth(_width: number): Promise<void> {
    throw new Error('Only in a tab or window of its own has the page a width to set.');
  }

  async close(): Promise<void> {
    if (!this.target.isOpen()) return;
    await this.elsewhere();
    await poll('the popup to close', () => !this.target.isOpen());
  }

  async isOpen(): Promise<boolean> {
    return this.target.isOpen();
  }

  protected async key(name: string): Promise<void> {
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
