import { mkdir, readFile, rm } from 'node:fs/promises';
import { chromium } from 'playwright';
import { launchChromium } from '../test/e2e/chromium.ts';
import { findChromium } from '../test/e2e/find-browser.ts';
import type { MockWix } from '../test/mock-wix/index.ts';
import { pageSize, pictureHtml, pictureSize } from './picture-html.ts';
import { TourGuide } from './tour-guide.ts';
import { tourOfALook } from './tour-looks.ts';

type Scheme = 'light' | 'dark';

/** Pixels of a picture to one of CSS. */
const scale = 2;

/** Where the popups alone are kept. */
const folder = 'artifacts/tour/sharp';

/** Writes the README's pictures, the real popup over the page it was opened on; gives back their paths. */
export async function writePictures(mock: MockWix): Promise<string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    const { popup, question } = await photographPopup(mock, scheme);
    const ending = scheme === 'dark' ? '-dark.png' : '.png';
    written.push(
      ...(await compose(mock, scheme, {
        [`docs/popup${ending}`]: popup,
        [`docs/question${ending}`]: question,
      })),
    );
  }
  return written;
}

async function photographPopup(
  mock: MockWix,
  colorScheme: Scheme,
): Promise<{ popup: string; question: string }> {
  const { proxy, spki } = mock;
  const browser = await launchChromium({ extension: 'dist/chrome', proxy, spki, colorScheme, scale });
  try {
    const guide = new TourGuide(browser, folder, 0);
    return await tourOfALook(guide, mock, { name: colorScheme, language: 'en' });
  } finally {
    await browser.close();
  }
}

/** Lays each popup over the site's page and saves that; `popups` are paths of popups by the paths of pictures. */
async function compose(
  mock: MockWix,
  colorScheme: Scheme,
  popups: Record<string, string>,
): Promise<string[]> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    chromiumSandbox: process.getuid?.() !== 0,
    proxy: { server: `http://${mock.proxy}` },
  });
  try {
    const page = await browser.newPage({
      colorScheme,
      deviceScaleFactor: scale,
      viewport: pageSize,
      ignoreHTTPSErrors: true,
    });
    await page.goto(mock.sites.acme.logInUrl('Dana', '/profile/dana/profile'));
    await page.getByText('Dana Levi', { exact: true }).first().waitFor();
    const site = await page.screenshot();
    await page.setViewportSize(pictureSize);
    for (const [path, popup] of Object.entries(popups)) {
      const icon = await readFile('extension/icons/public.svg');
      await page.setContent(pictureHtml({ site, popup: await readFile(popup), icon, address: page.url() }));
      await page.screenshot({ path });
    }
    return Object.keys(popups);
  } finally {
    await browser.close();
  }
}
