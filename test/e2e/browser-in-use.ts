import { rm } from 'node:fs/promises';
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
 * The browser of one worker: started for its first story and as new for each one after that. Starting it costs more
 * than most stories do.
 */
export class BrowserInUse {
  private current: { browser: ExtensionBrowser; looks: string } | undefined;
  private secrets = new Set<string>();
  /** When the story that uses it now began. */
  private since = 0;

  constructor(private readonly launch: Launch) {}

  /** A browser in these looks, with nothing open and the extension newly installed. */
  async take(looks: Looks, profile: Profile): Promise<ExtensionBrowser> {
    const wanted = JSON.stringify(looks);
    this.since = Date.now();
    if (profile !== 'any' || this.current?.looks !== wanted) await this.end();
    const browser = await (this.current
      ? this.current.browser.renewed()
      : this.launch({ ...looks, isForGood: profile === 'lasting' }));
    this.current = { browser, looks: wanted };
    return browser;
  }

  /** The same browser, ended and started again. */
  async restart(): Promise<ExtensionBrowser> {
    if (!this.current) throw new Error('No browser is in use.');
    const browser = await this.current.browser.restarted();
    this.current = { ...this.current, browser };
    return browser;
  }

  /** What a story left in the profile so far holds none of these, nor may it when the browser has ended. */
  async expectWithout(secrets: string[]): Promise<void> {
    for (const secret of secrets) this.secrets.add(secret);
    if (this.current) await expectCleanProfile(this.current.browser.profile, secrets, this.since);
  }

  /** Ends the browser and searches the profile for what any of its stories must not leave there. */
  async end(): Promise<void> {
    if (!this.current) return;
    const { browser } = this.current;
    const secrets = [...this.secrets];
    this.current = undefined;
    this.secrets = new Set();
    try {
      await browser.close();
      await expectCleanProfile(browser.profile, secrets);
    } finally {
      await rm(browser.profile, { recursive: true, force: true });
    }
  }
}
