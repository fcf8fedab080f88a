import { expect } from '@playwright/test';
import type { Popup } from './browser.ts';
import { soon } from './soon.ts';

/** The popup as a person meets it: one status, named buttons, perhaps a question. */
export class PopupView {
  constructor(
    readonly popup: Popup,
    private readonly afterReading: (popup: PopupView) => Promise<void>,
    private readonly onConfirm: () => void,
  ) {}

  /** Waits until the status starts with this headline and gives back the whole of it. */
  async says(headline: string, timeout = 9000): Promise<string> {
    const message = 'the headline of the status';
    try {
      const isSaid = soon(`${shown} === ${JSON.stringify(headline)}`);
      const said = async () => ((await this.popup.evaluate(isSaid)) ? headline : this.headline());
      await expect.poll(said, { message, timeout, intervals: [20] }).toBe(headline);
    } catch (error) {
      console.log(`The popup instead: ${await this.popup.evaluate('document.documentElement.outerHTML')}`);
      throw error;
    }
    await this.afterReading(this);
    return this.status();
  }

  headline(): Promise<string> {
    return this.popup.evaluate(shown);
  }

  /** What it says of whom and where, at one moment. */
  claim(): Promise<{ headline: string; key: string; who: string[] }> {
    return this.popup.evaluate(`({ headline: ${shown}, key: ${heading}, who: ${who} })`);
  }

  status(): Promise<string> {
    return this.popup.evaluate(`document.querySelector('[role=status]')?.innerText ?? ''`);
  }

  /** The names of the buttons beside the status (not those of a question or of Details). */
  buttons(): Promise<string[]> {
    return this.popup.evaluate(
      `[...document.querySelectorAll('main > .controls button')].map((b) => b.textContent)`,
    );
  }

  heading(): Promise<string> {
    return this.popup.evaluate(heading);
  }

  /** Nickname and e-mail under the site's name. */
  who(): Promise<string[]> {
    return this.popup.evaluate(who);
  }

  /** Clicks a button beside the status, once it is there. */
  async press(name: string): Promise<void> {
    const button = `[...document.querySelectorAll('main > .controls button')].find((b) => b.textContent === ${JSON.stringify(name)})`;
    await this.untilThere(button, `the button ${name}`);
    await this.click(button);
  }

  /** The text of the open question, or undefined. */
  async question(): Promise<string | undefined> {
    const text = await this.popup.evaluate<string | null>(`${question}?.innerText ?? null`);
    return text ?? undefined;
  }

  /** Waits until a question is open and gives back its text. */
  async asks(): Promise<string> {
    await this.untilThere(question, 'a question');
    return (await this.question()) ?? '';
  }

  /** Clicks a button of the open question. */
  async answer(name: string): Promise<void> {
    const button = `[...document.querySelectorAll('[role=alertdialog] button')].find((b) => b.textContent === ${JSON.stringify(name)})`;
    await this.untilThere(button, `the button ${name} in the question`);
    if (name !== 'Cancel') this.onConfirm();
    await this.click(button);
  }

  /** Presses a control that changes, and confirms it. */
  async change(name: string, confirmWith?: string): Promise<void> {
    await this.press(name);
    await this.answer(confirmWith ?? name);
  }

  /** The text of the element that has the keyboard focus. */
  focused(): Promise<string> {
    return this.popup.evaluate('document.activeElement.textContent');
  }

  /** The rows of Details, by name. */
  details(): Promise<Record<string, string>> {
    return this.popup.evaluate(
      `Object.fromEntries([...document.querySelectorAll('details dl > div')].map((row) => [row.querySelector('dt').textContent, row.querySelector('dd bdi').textContent]))`,
    );
  }

  /** Whether the switch of the page badge is on; undefined where the popup has none. */
  async isBadgeOn(): Promise<boolean | undefined> {
    const isOn = await this.popup.evaluate<boolean | null>(`${badgeSwitch}?.checked ?? null`);
    return isOn ?? undefined;
  }

  /** Clicks the switch of the page badge, once it is there. */
  async switchBadge(): Promise<void> {
    await this.untilThere(badgeSwitch, 'the switch of the page badge');
    await this.popup.clickElement(badgeSwitch);
  }

  /** What stands under the switch of the page badge. */
  badgeNote(): Promise<string> {
    return this.popup.evaluate(`document.querySelector('.badge-switch .note')?.textContent ?? ''`);
  }

  /** Why the switch of the page badge can't be switched here; undefined where it can be, or there is none. */
  async badgeHindrance(): Promise<string | undefined> {
    const isHindered = await this.popup.evaluate<boolean>(
      `${badgeSwitch}?.getAttribute('aria-disabled') === 'true'`,
    );
    return isHindered ? this.badgeNote() : undefined;
  }

  /** What was found out of the profile as a visitor sees it. */
  visitorAnswer(): Promise<string> {
    return this.popup.evaluate(`document.querySelector('.visitor-check .answer')?.textContent ?? ''`);
  }

  /** Clicks the button that looks at the profile as a visitor, once it has this name and can be used. */
  async checkAsVisitor(name: 'Check as a visitor' | 'Check again'): Promise<void> {
    const button = `document.querySelector('.visitor-check button:not([aria-disabled=true])')`;
    await this.untilThere(`${button}?.textContent === ${JSON.stringify(name)}`, name);
    await this.click(button);
  }

  async openInWindow(): Promise<void> {
    const button = `document.querySelector('footer button:last-of-type')`;
    await this.untilThere(button, 'the button Open in a window');
    await this.popup.clickElement(button);
  }

  /** What is said of the profile that the page shows, where it is somebody else's. */
  whoseProfile(): Promise<string> {
    return this.popup.evaluate(`document.querySelector('.whose-profile')?.textContent ?? ''`);
  }

  /** The note that the member was changed elsewhere. */
  elsewhereNote(): Promise<string> {
    return this.popup.evaluate(`document.querySelector('.elsewhere p')?.textContent ?? ''`);
  }

  /** The last changes of the site, the newest first. */
  recentChanges(): Promise<string[]> {
    return this.popup.evaluate(
      `[...document.querySelectorAll('.recent li')].map((item) => item.firstChild.textContent)`,
    );
  }

  /** Opens the list of the last changes, unless it is open. */
  async openRecentChanges(): Promise<void> {
    await this.untilThere(recent, 'the last changes');
    const isOpen = () => this.popup.evaluate<boolean>(`${recent}.open`);
    if (!(await isOpen())) await this.popup.clickElement(`${recent}.querySelector('summary')`);
    await this.untilThere(`${recent}.open`, 'the last changes to open');
  }

  /** Clicks a button below the status, outside of the list of controls, once it is there. */
  async pressBelow(name: string): Promise<void> {
    const button = `[...document.querySelectorAll('main button')].find((b) => b.textContent === ${JSON.stringify(name)} && b.checkVisibility())`;
    await this.untilThere(button, name);
    await this.popup.clickElement(button);
  }

  close(): Promise<void> {
    return this.popup.close();
  }

  /** Resolves when the popup has heard the click: what it says from then on is its answer to it. */
  private async click(button: string): Promise<void> {
    await this.popup.evaluate(
      `(globalThis.lastClick = new Promise((hear) => addEventListener('click', () => hear(true), { once: true })), true)`,
    );
    await this.popup.clickElement(button);
    await this.popup.evaluate('globalThis.lastClick');
  }

  private async untilThere(element: string, what: string): Promise<void> {
    await expect
      .poll(() => this.popup.evaluate(soon(`Boolean(${element})`)), { message: what, intervals: [20] })
      .toBe(true);
  }
}

const shown = `(document.querySelector('[role=status] .headline')?.textContent ?? '')`;
const heading = `(document.querySelector('main h1')?.textContent ?? '')`;
const who = `[...document.querySelectorAll('main header p bdi')].map((part) => part.textContent)`;
const question = `document.querySelector('[role=alertdialog]')`;
const recent = `document.querySelector('.recent')`;
const badgeSwitch = `document.querySelector('[role=switch]')`;
