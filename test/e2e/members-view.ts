import { expect } from '@playwright/test';
import type { Popup } from './browser.ts';
import { soon } from './soon.ts';

/** The page of all members, as an owner meets it. */
export class MembersView {
  constructor(readonly page: Popup) {}

  /** Puts site ID and key into their fields, as pasting does. */
  async fill(metaSiteId: string | undefined, key: string): Promise<void> {
    await this.untilThere(`document.querySelector('form')`, 'the form');
    await this.page.evaluate(`(() => {
      const [site, key] = document.querySelectorAll('form input');
      if (${JSON.stringify(metaSiteId ?? null)} !== null) site.value = ${JSON.stringify(metaSiteId ?? '')};
      key.value = ${JSON.stringify(key)};
    })()`);
  }

  /** Site ID and key as they stand in their fields; undefined where there is no form. */
  async filled(): Promise<string[] | undefined> {
    const values = `[...document.querySelectorAll('form input')].map((input) => input.value)`;
    const found = await this.page.evaluate<string[]>(values);
    return found.length > 0 ? found : undefined;
  }

  /** Waits until the page says so somewhere. */
  async says(text: string, timeout = 15_000): Promise<void> {
    const isSaid = soon(`document.querySelector('main')?.innerText.includes(${JSON.stringify(text)})`);
    await expect
      .poll(() => this.page.evaluate(isSaid), { message: text, timeout, intervals: [20] })
      .toBe(true);
  }

  text(): Promise<string> {
    return this.page.evaluate(`document.querySelector('main').innerText`);
  }

  async press(name: string): Promise<void> {
    const button = `[...document.querySelectorAll('button')].find((b) => b.textContent === ${JSON.stringify(name)})`;
    await this.untilThere(button, name);
    await this.page.clickElement(button);
  }

  /** Chooses from a list by its label, as the keyboard does: by what it is called. */
  async choose(label: string, choice: string): Promise<void> {
    await this.page.evaluate(`(() => {
      const list = [...document.querySelectorAll('label')].find((l) => l.firstChild.textContent === ${JSON.stringify(label)}).querySelector('select');
      list.value = [...list.options].find((o) => o.textContent === ${JSON.stringify(choice)}).value;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
  }

  async search(text: string): Promise<void> {
    await this.page.evaluate(`(() => {
      const field = document.querySelector('input[type=search]');
      field.value = ${JSON.stringify(text)};
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
  }

  /** Opens what the owner sets for all members. */
  async openSettings(): Promise<void> {
    await this.untilThere(`document.querySelector('summary')`, 'the settings');
    await this.page.clickElement(`document.querySelector('summary')`);
    await this.says('publicMemberCandidates: ');
  }

  /** What an open question says that follows, once there is one. */
  async asks(): Promise<string> {
    await this.untilThere(`document.querySelector('#question-text')`, 'a question');
    return this.page.evaluate(`document.querySelector('#question-text').innerText`);
  }

  async switchEmails(): Promise<void> {
    await this.page.clickElement(`document.querySelector('[role=switch]')`);
  }

  /** How many are counted, by name. */
  counts(): Promise<Record<string, string>> {
    return this.page.evaluate(
      `Object.fromEntries([...document.querySelectorAll('.tally > div')].map((d) => [d.firstChild.textContent, d.lastChild.textContent]))`,
    );
  }

  /** The rows that are drawn, each by the heads of its columns. */
  rows(): Promise<Record<string, string>[]> {
    return this.page.evaluate(`(() => {
      const heads = [...document.querySelectorAll('[role=columnheader]')].map((h) => h.textContent);
      const rows = [...document.querySelectorAll('[role=rowgroup] [role=row]')];
      const number = (row) => Number(row.ariaRowIndex);
      return rows.sort((a, b) => number(a) - number(b)).map((row) =>
        Object.fromEntries([...row.children].map((cell, column) => [heads[column], cell.textContent])));
    })()`);
  }

  /** Where each row leads, in the order of the rows that are drawn. */
  profiles(): Promise<string[]> {
    return this.page.evaluate(
      `[...document.querySelectorAll('[role=rowgroup] a')].map(({ href, rel, target, tabIndex }) => [href, rel, target, tabIndex].join(' '))`,
    );
  }

  /** How many rows the grid says that it has, its head included. */
  rowCount(): Promise<number> {
    return this.page.evaluate(`Number(document.querySelector('[role=grid]').ariaRowCount)`);
  }

  /** The cell that the keys have led to, and whether it can be seen whole. */
  activeCell(): Promise<{ text: string; row: number; isSeen: boolean }> {
    return this.page.evaluate(`(() => {
      const grid = document.querySelector('[role=grid]');
      const cell = document.getElementById(grid.getAttribute('aria-activedescendant'));
      if (!cell) return { text: '', row: 0, isSeen: false };
      const [outer, inner] = [grid.getBoundingClientRect(), cell.getBoundingClientRect()];
      const head = grid.firstChild.getBoundingClientRect();
      const isSeen = inner.top >= head.bottom - 1 && inner.bottom <= outer.bottom + 1;
      return { text: cell.textContent, row: Number(cell.parentElement.ariaRowIndex), isSeen };
    })()`);
  }

  private async untilThere(element: string, what: string): Promise<void> {
    const isThere = soon(`Boolean(${element})`);
    await expect.poll(() => this.page.evaluate(isThere), { message: what, intervals: [20] }).toBe(true);
  }
}
