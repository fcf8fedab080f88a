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
  // On two cores all stories of Chromium take 357 s with two, and hardly less with three (340), where each takes 3.6 s instead of 2.5.
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
