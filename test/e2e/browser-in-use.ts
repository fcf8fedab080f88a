import { rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect } from '@playwright/test';
import { badgeTraces, noTraces } from './badge-traces.ts';
import type { ExtensionBrowser, Looks } from './browser.ts';
import { expectCleanProfile } from './clean-profile.ts';

/**
 * Which profile a story needs: any one as on its first day; one that nobody has used before; one like that with the
 * extension installed for good, so that the browser can be started again.
 */
export type Profile = 'any' | 'untouched' | 'lasting';

type Launch = (looks: Looks & { isForGood: boolean }) => Promise<ExtensionBrowser>;

interface Used {
  browser: ExtensionBrowser;
  looks: Looks;
  /** What its stories must not leave in its profile. */
  secrets: Set<string>;
  titles: string[];
}

/**
 * The browser that the stories of a worker take turns in: started for the first one, and made as new after each, because
 * starting it costs more than most stories do. It waits while a story has one of its own: for its profile, or for looks
 * that this browser is only started with.
 */
export class BrowserInUse {
  private shared: Used | undefined;
  private used: Used | undefined;
  /** When the story that uses it now began. */
  private since = 0;

  constructor(private readonly launch: Launch) {}

  /** A browser in these looks, with nothing open and the extension newly installed. */
  async take(looks: Looks, profile: Profile): Promise<ExtensionBrowser> {
    this.since = Date.now();
    const shared = profile === 'any' ? await this.sharedIn(looks) : undefined;
    this.used = shared ?? (await this.start(looks, profile === 'lasting'));
    const { changesLooks } = this.used.browser;
    if (profile === 'any' && (changesLooks || isUsual(looks))) this.shared = this.used;
    return this.used.browser;
  }

  /** The same browser, ended and started again. */
  async restart(): Promise<ExtensionBrowser> {
    if (!this.used) throw new Error('No browser is in use.');
    this.used.browser = await this.used.browser.restarted();
    return this.used.browser;
  }

  /** The one that the story uses now. */
  get browser(): ExtensionBrowser {
    if (!this.used) throw new Error('No browser is in use.');
    return this.used.browser;
  }

  /** What a story left in the profile so far holds none of these, nor may it when the browser has ended. */
  async searchFor(secrets: string[], title: string): Promise<void> {
    if (!this.used) return;
    for (const secret of secrets) this.used.secrets.add(secret);
    this.used.titles.push(title);
    await expectCleanProfile(this.used.browser.profile, secrets, title, this.since);
  }

  /** Makes the shared browser as new for the next story, and ends any other. */
  async giveBack(): Promise<void> {
    if (!this.used) return;
    if (this.used === this.shared) this.used.browser = await renewed(this.used.browser, this.used.looks);
    else await ended(this.used);
    this.used = undefined;
  }

  async end(): Promise<void> {
    const all = new Set([this.used, this.shared]);
    for (const used of all) if (used) await ended(used);
  }

  private async start(looks: Looks, isForGood: boolean): Promise<Used> {
    return { browser: await this.launch({ ...looks, isForGood }), looks, secrets: new Set(), titles: [] };
  }

  private async sharedIn(looks: Looks): Promise<Used | undefined> {
    if (!this.shared || isDeepStrictEqual(this.shared.looks, looks)) return this.shared;
    if (!this.shared.browser.changesLooks) return undefined;
    this.shared.browser = await renewed(this.shared.browser, looks);
    this.shared.looks = looks;
    return this.shared;
  }
}

function isUsual({ language, scheme }: Looks): boolean {
  return language === 'en' && scheme === 'light';
}

async function renewed(browser: ExtensionBrowser, looks: Looks): Promise<ExtensionBrowser> {
  const now = await browser.renewed(looks);
  await expect.poll(() => badgeTraces(now), 'a new browser').toEqual(noTraces);
  const stored = `(async () => {
    const { session, local, sync } = (globalThis.browser ?? chrome).storage;
    return Promise.all([session, local, sync].map((area) => area.get(null)));
  })()`;
  expect(await now.evaluateInBackground(stored), 'a new browser').toEqual([{}, {}, {}]);
  return now;
}

/** Ends a browser and searches its profile for what none of its stories may leave there. */
async function ended({ browser, secrets, titles }: Used): Promise<void> {
  try {
    await browser.close();
    await expectCleanProfile(browser.profile, [...secrets], titles.join(' | '));
  } finally {
    await rm(browser.profile, { recursive: true, force: true });
  }
}
