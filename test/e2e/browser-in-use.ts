import { rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { badgeTraces, noTraces } from './badge-traces.ts';
import type { ExtensionBrowser } from './browser.ts';
import { expectCleanProfile } from './clean-profile.ts';

/** What a browser is started with and keeps: a story in other looks needs another browser. */
export interface Looks {
  language: 'en' | 'he';
  scheme: 'light' | 'dark';
}

/**
 * Which profile a story needs: any one as on its first day; one that nobody has used before; one like that with the
 * extension installed for good, so that the browser can be started again.
 */
export type Profile = 'any' | 'untouched' | 'lasting';

type Launch = (looks: Looks & { isForGood: boolean }) => Promise<ExtensionBrowser>;

/**
 * The browser that the stories of a worker take turns in: started for the first one, and made as new after each. Starting
 * it costs more than most stories do.
 */
export class BrowserInUse {
  private current: { browser: ExtensionBrowser; looks: string } | undefined;
  private readonly secrets = new Set<string>();
  private readonly titles: string[] = [];
  /** When the story that uses it now began. */
  private since = 0;

  constructor(private readonly launch: Launch) {}

  /** A browser in these looks, with nothing open and the extension newly installed. */
  async take(looks: Looks, profile: Profile): Promise<ExtensionBrowser> {
    const wanted = JSON.stringify(looks);
    this.since = Date.now();
    if (profile !== 'any' || this.current?.looks !== wanted) await this.end();
    const isForGood = profile === 'lasting';
    this.current ??= { browser: await this.launch({ ...looks, isForGood }), looks: wanted };
    return this.current.browser;
  }

  /** The same browser, ended and started again. */
  async restart(): Promise<ExtensionBrowser> {
    if (!this.current) throw new Error('No browser is in use.');
    const browser = await this.current.browser.restarted();
    this.current = { ...this.current, browser };
    return browser;
  }

  /** What a story left in the profile so far holds none of these, nor may it when the browser has ended. */
  async searchFor(secrets: string[], title: string): Promise<void> {
    for (const secret of secrets) this.secrets.add(secret);
    this.titles.push(title);
    if (this.current) await expectCleanProfile(this.current.browser.profile, secrets, title, this.since);
  }

  /** Makes the browser as new for the next story. */
  async renew(): Promise<void> {
    if (!this.current) return;
    const browser = await this.current.browser.renewed();
    this.current = { ...this.current, browser };
    await expect.poll(() => badgeTraces(browser), 'a new browser').toEqual(noTraces);
    const stored = `(async () => {
      const { session, local, sync } = (globalThis.browser ?? chrome).storage;
      return Promise.all([session, local, sync].map((area) => area.get(null)));
    })()`;
    expect(await browser.evaluateInBackground(stored), 'a new browser').toEqual([{}, {}, {}]);
  }

  /** Ends the browser and searches the profile for what any of its stories must not leave there. */
  async end(): Promise<void> {
    if (!this.current) return;
    const { browser } = this.current;
    const [secrets, titles] = [[...this.secrets], this.titles.join(' | ')];
    this.current = undefined;
    this.secrets.clear();
    this.titles.length = 0;
    try {
      await browser.close();
      await expectCleanProfile(browser.profile, secrets, titles);
    } finally {
      await rm(browser.profile, { recursive: true, force: true });
    }
  }
}
