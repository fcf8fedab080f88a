import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtensionBrowser, LaunchOptions } from '../test/e2e/browser.ts';
import { launchChromium } from '../test/e2e/chromium.ts';
import { launchFirefox } from '../test/e2e/firefox.ts';
import { type MockWix, startMockWix } from '../test/mock-wix/index.ts';
import { writePictures } from './pictures.ts';
import { writeStorePictures } from './store-pictures.ts';
import { tourOfTheBadge } from './tour-badge.ts';
import { tourOfAChange } from './tour-change.ts';
import { TourGuide } from './tour-guide.ts';
import { tourOfWhatWasFound } from './tour-history.ts';
import { tourOfALook } from './tour-looks.ts';
import { tourOfAllMembers } from './tour-members.ts';
import { tourOfThePages } from './tour-pages.ts';
import { tourOfStates } from './tour-states.ts';

const [name = 'chromium', withPictures] = process.argv.slice(2);
const folder = join('artifacts', 'tour', name);
let count = 0;

/** Starts a browser of its own for one part of the tour, and ends it whatever happens. */
async function inBrowser(
  mock: MockWix,
  looks: Partial<LaunchOptions>,
  part: (guide: TourGuide) => Promise<unknown>,
): Promise<void> {
  const start = name === 'firefox' ? launchFirefox : launchChromium;
  const extension = name === 'firefox' ? 'dist/firefox' : 'dist/chrome';
  const browser = await start({ extension, proxy: mock.proxy, spki: mock.spki, ...looks });
  try {
    if (count === 0)
      console.log(`A tour through the packed extension in ${name} ${browser.version}, headless.`);
    const guide = new TourGuide(browser, folder, count);
    await part(guide);
    count = guide.count;
    await expectNoErrors(browser);
  } finally {
    await browser.close();
  }
}

/** Firefox itself says this when a popup closes that listens to storage, or still waits for an answer. */
const firefoxCleaningUp =
  /^(sendRemoveListener on closed conduit |Promise rejected after context unloaded: Actor 'Conduits' destroyed )/;

async function expectNoErrors(browser: ExtensionBrowser): Promise<void> {
  const errors = (await browser.consoleLines())
    .filter(({ where, kind }) => where !== 'page' && (kind === 'error' || kind === 'uncaught'))
    .filter(({ text }) => !firefoxCleaningUp.test(text));
  if (errors.length > 0)
    throw new Error(`the extension logged: ${errors.map(({ text }) => text).join('\n')}`);
}

async function tour(mock: MockWix): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await inBrowser(mock, {}, async (guide) => {
    await tourOfAChange(guide, mock);
    await tourOfTheBadge(guide, mock);
    await tourOfStates(guide, mock);
    await tourOfThePages(guide, mock);
    await tourOfAllMembers(guide, mock);
  });
  mock.reset();
  await inBrowser(mock, {}, (guide) => tourOfWhatWasFound(guide, mock));
  mock.reset();
  await inBrowser(mock, { scheme: 'dark' }, (guide) => {
    return tourOfALook(guide, mock, { name: 'dark', language: 'en' });
  });
  await inBrowser(mock, { language: 'he' }, (guide) => {
    return tourOfALook(guide, mock, { name: 'hebrew', language: 'he' });
  });
  console.log(`\nEverything was as it should be. ${count} pictures are in ${folder}.`);
  if (!withPictures) return;
  console.log(`For the README: ${(await writePictures(mock)).join(', ')}.`);
  console.log(`For the stores: ${(await writeStorePictures(mock)).join(', ')}.`);
}

const mock = await startMockWix();
try {
  await tour(mock);
} catch (error) {
  console.error(`\nThe tour failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await mock.stop();
}
