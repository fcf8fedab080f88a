import { expect } from '@playwright/test';
import type { Popup } from './browser.ts';

/** One change as it is listed. */
export interface ListedChange {
  site: string;
  member: string;
  change: string;
  outcome: string;
}

/** The page that lists every change, as a person meets it. */
export class HistoryView {
  constructor(readonly page: Popup) {}

  /** Waits until exactly these changes are listed, the newest first; when, is only known to be said. */
  async lists(changes: ListedChange[]): Promise<void> {
    const rows = async () => (await this.rows()).map(({ when: _, ...change }) => change);
    await expect.poll(rows, { message: 'the changes', intervals: [20] }).toEqual(changes);
    for (const { when } of await this.rows()) expect(when).toMatch(/\d/);
  }

  text(): Promise<string> {
    return this.page.evaluate(`document.querySelector('main').innerText`);
  }

  /** Waits until the page says so somewhere. */
  async says(text: string): Promise<void> {
    await expect.poll(() => this.text(), { message: 'the page', intervals: [20] }).toContain(text);
  }

  /** Clicks the first button or link of this name, in the open question where there is one. */
  async press(name: string): Promise<void> {
    const all = `[...(document.querySelector('dialog') ?? document).querySelectorAll('button, a')]`;
    await this.click(`${all}.find((b) => b.textContent === ${JSON.stringify(name)})`, name);
  }

  /** Clicks a link of this name, and waits for the page that it leads to. */
  async follow(name: string): Promise<void> {
    const at = () => this.page.evaluate<string>('location.href');
    const before = await at();
    await this.press(name);
    // Between the two there is none that could be asked.
    const now = () => at().catch(() => before);
    await expect.poll(now, { message: name, intervals: [20] }).not.toBe(before);
  }

  async switchKeeping(): Promise<void> {
    await this.click(`document.querySelector('[role=switch]')`, 'the switch');
  }

  isKept(): Promise<boolean> {
    return this.page.evaluate(`document.querySelector('[role=switch]').checked`);
  }

  /** The sites that can be chosen. */
  sites(): Promise<string[]> {
    return this.page.evaluate(`[...document.querySelectorAll('option')].map((o) => o.textContent)`);
  }

  /** Chooses a site, as the keyboard does in a list: by what it is called. */
  async choose(site: string): Promise<void> {
    await this.page.evaluate(`(() => {
      const list = document.querySelector('select');
      list.value = [...list.options].find((o) => o.textContent === ${JSON.stringify(site)}).value;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
  }

  private rows(): Promise<(ListedChange & { when: string })[]> {
    return this.page.evaluate(`[...document.querySelectorAll('tbody tr')].map((row) => {
      const [when, site, member, change, outcome] = [...row.cells].map((cell) => cell.firstChild.textContent);
      return { when, site, member, change, outcome };
    })`);
  }

  private async click(element: string, what: string): Promise<void> {
    const isThere = () => this.page.evaluate(`Boolean(${element})`);
    await expect.poll(isThere, { message: what, intervals: [20] }).toBe(true);
    await this.page.clickElement(element);
  }
}
