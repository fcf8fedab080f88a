import { defineConfig } from '@playwright/test';

/** One runner: `unit` in Node, and the same stories once in Chromium and once in Firefox. */
export default defineConfig({
  testDir: 'test',
  outputDir: 'artifacts/test-results',
  globalSetup: './test/unit/properties/seed.ts',
  forbidOnly: true,
  retries: 0,
  // Measured on two cores: with three both browsers took 8.9 minutes, with two 10.7.
  workers: 3,
  fullyParallel: true,
  timeout: 60_000,
  // For waiting on a busy machine; where a time is promised, the story names it.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./test/closing-line.ts']],
  projects: [
    { name: 'unit', testMatch: 'unit/**/*.test.ts' },
    { name: 'chromium', testMatch: 'e2e/**/*.test.ts', testIgnore: 'e2e/**/*.firefox.test.ts' },
    { name: 'firefox', testMatch: 'e2e/**/*.test.ts' },
  ],
});
