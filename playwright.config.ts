import { defineConfig } from '@playwright/test';

const isUnderKills = Boolean(process.env.KILL_SEED);
/** What measures one background, and what kills by itself. */
const notUnderKills = isUnderKills ? ['**/limits.test.ts', '**/kill.test.ts'] : [];

/** One runner: `unit` in Node, and the same stories once in Chromium and once in Firefox. */
export default defineConfig({
  testDir: 'test',
  outputDir: 'artifacts/test-results',
  globalSetup: './test/unit/properties/seed.ts',
  forbidOnly: true,
  retries: 0,
  // Two keep two cores busy to nine tenths: with three the stories of Chromium take 276 s instead of 278, those of Firefox 357 instead of 341.
  workers: 2,
  fullyParallel: true,
  timeout: isUnderKills ? 240_000 : 60_000,
  // For waiting on a busy machine; where a time is promised, the story names it.
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ...(isUnderKills ? [['./test/kill-count.ts'] as [string]] : []),
    ['./test/closing-line.ts'],
  ],
  projects: [
    { name: 'unit', testMatch: 'unit/**/*.test.ts' },
    {
      name: 'chromium',
      testMatch: 'e2e/**/*.test.ts',
      testIgnore: ['e2e/**/*.firefox.test.ts', ...notUnderKills],
    },
    { name: 'firefox', testMatch: 'e2e/**/*.test.ts', testIgnore: notUnderKills },
  ],
});
