import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type MockWix, startMockWix } from '../mock-wix/index.ts';
import type { Looks } from './browser.ts';
import { BrowserInUse, type Profile } from './browser-in-use.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { Story } from './story.ts';
import { killing, StoryUnderKills } from './under-kills.ts';
import { secretsOf } from './watchers.ts';

interface Options extends Looks {
  /** Any other than `any` is the story's own, and searched whole at its end. */
  profile: Profile;
}

interface Fixtures extends Options {
  story: Story;
}

interface WorkerFixtures {
  mock: MockWix;
  extension: string;
  browserInUse: BrowserInUse;
}

/**
 * One story, in a browser as new. The watchers look at every story: to whom it spoke, what it left behind, what it logged,
 * how often it wrote.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  language: ['en', { option: true }],
  scheme: ['light', { option: true }],
  profile: ['any', { option: true }],

  mock: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from here.
    async ({}, use) => {
      const mock = await startMockWix();
      await use(mock);
      await mock.stop();
    },
    { scope: 'worker' },
  ],

  /** The built extension, out of the way of whoever builds it anew meanwhile. */
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use, { project }) => {
      const folder = await mkdtemp(join(tmpdir(), 'member-visibility-'));
      await cp(project.name === 'firefox' ? 'dist/firefox' : 'dist/chrome', folder, { recursive: true });
      await use(folder);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],

  browserInUse: [
    async ({ mock: { proxy, spki }, extension }, use, { project }) => {
      const launch = project.name === 'firefox' ? launchFirefox : launchChromium;
      const inUse = new BrowserInUse((looks) => launch({ extension, proxy, spki, ...looks }));
      await use(inUse);
      await inUse.end();
    },
    { scope: 'worker' },
  ],

  async story({ mock, browserInUse, language, scheme, profile }, use, { annotations, errors, title }) {
    mock.reset();
    const browser = await browserInUse.take({ language, scheme }, profile);
    const restart = () => browserInUse.restart();
    const seed = process.env.KILL_SEED;
    const story = seed
      ? new StoryUnderKills(browser, mock, restart, killing(browserInUse, mock, `${seed} ${title}`))
      : new Story(browser, mock, restart);
    await use(story);
    if (errors.length > 0) console.log('Asked of the sites:', story.steps().join(', '));
    await story.end();
    if (story instanceof StoryUnderKills)
      annotations.push({ type: 'kills', description: String(story.killing.kills) });
    await browserInUse.searchFor(secretsOf(story), title);
    // Before the mock is put back to its start: nothing of this story may reach the next one's.
    await browserInUse.giveBack();
  },
});

export { expect } from '@playwright/test';
