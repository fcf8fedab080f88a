import { rm } from 'node:fs/promises';
import { test as base } from '@playwright/test';
import { type MockWix, startMockWix } from '../mock-wix/index.ts';
import type { ExtensionBrowser, LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { Story } from './story.ts';
import { expectCleanProfile, expectNothingWrong } from './watchers.ts';

interface Options {
  language: 'en' | 'he';
  scheme: 'light' | 'dark';
}

/** Starts the browser of a project with the packed extension, behind the mock's proxy. */
export function launch(
  project: string,
  mock: MockWix,
  options: Partial<LaunchOptions> = {},
): Promise<ExtensionBrowser> {
  const isFirefox = project === 'firefox';
  return (isFirefox ? launchFirefox : launchChromium)({
    extension: isFirefox ? 'dist/firefox' : 'dist/chrome',
    proxy: mock.proxy,
    spki: mock.spki,
    ...options,
  });
}

/**
 * One story in one browser. The watchers look at every story: to whom it spoke, what it left behind, what it logged,
 * how often it wrote.
 */
export const test = base.extend<{ story: Story } & Options, { mock: MockWix }>({
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

  async story({ mock, language, scheme }, use, { project }) {
    mock.reset();
    const browser = await launch(project.name, mock, { language, colorScheme: scheme });
    const story = new Story(browser, mock);
    try {
      try {
        await use(story);
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
