import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type MockWix, startMockWix } from '../mock-wix/index.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { Story } from './story.ts';
import { expectCleanProfile, expectNothingWrong } from './watchers.ts';

interface Options {
  language: 'en' | 'he';
  scheme: 'light' | 'dark';
}

/**
 * One story in one browser. The watchers look at every story: to whom it spoke, what it left behind, what it logged,
 * how often it wrote.
 */
export const test = base.extend<{ story: Story } & Options, { mock: MockWix; extension: string }>({
  language: ['en', { option: true }],
  scheme: ['light', { option: true }],

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

  async story({ mock, extension, language, scheme }, use, { project, errors }) {
    mock.reset();
    const { proxy, spki } = mock;
    const launch = project.name === 'firefox' ? launchFirefox : launchChromium;
    const browser = await launch({ extension, proxy, spki, language, colorScheme: scheme });
    const story = new Story(browser, mock);
    try {
      try {
        await use(story);
        if (errors.length > 0) console.log('Asked of the sites:', story.steps().join(', '));
        await expectNothingWrong(story);
      } finally {
        await browser.close();
      }
      await expectCleanProfile(story);
    } finally {
      await rm(browser.profile, { recursive: true, force: true });
    }
  },
});

export { expect } from '@playwright/test';
