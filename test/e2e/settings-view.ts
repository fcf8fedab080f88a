import { expect } from '@playwright/test';
import type { Popup } from './browser.ts';

/** The settings page, as a person meets it. */
export class SettingsView {
  constructor(readonly page: Popup) {}

  /** Waits until these sites are listed under a heading; undefined: until there is no such heading. */
  async lists(heading: string, sites: string[] | undefined): Promise<void> {
    const listed = async () => (await this.page.evaluate<string[] | null>(sitesUnder(heading))) ?? undefined;
    await expect.poll(listed, { message: heading, intervals: [20] }).toEqual(sites);
  }

  /** Presses the button that is named so to who hears it. */
  async press(name: string): Promise<void> {
    const button = `[...document.querySelectorAll('button')].find((b) => (b.ariaLabel ?? b.textContent) === ${JSON.stringify(name)})`;
    const isThere = () => this.page.evaluate(`Boolean(${button})`);
    await expect.poll(isThere, { message: name, intervals: [20] }).toBe(true);
    await this.page.clickElement(button);
  }

  text(): Promise<string> {
    return this.page.evaluate(`document.querySelector('main').innerText`);
  }

  /** What the permissions listed are called. */
  permissions(): Promise<string[]> {
    return this.page.evaluate(`[...document.querySelectorAll('dt')].map((name) => name.textContent)`);
  }

  /** The text of the element that has the keyboard focus. */
  focused(): Promise<string> {
    return this.page.evaluate('document.activeElement.textContent');
  }
}

const sitesUnder = (heading: string) => `(() => {
  const section = [...document.querySelectorAll('section')].find((s) => s.querySelector('h2').textContent === ${JSON.stringify(heading)});
  return section ? [...section.querySelectorAll('li bdi')].map((site) => site.textContent) : null;
})()`;
