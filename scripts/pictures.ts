import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { chromium } from 'playwright';
import { launchChromium } from '../test/e2e/chromium.ts';
import { findChromium } from '../test/e2e/find-browser.ts';
import type { MockWix } from '../test/mock-wix/index.ts';
import { pageSize, pictureHtml, pictureSize } from './picture-html.ts';
import { switchBadgeOn } from './tour-badge.ts';
import { TourGuide } from './tour-guide.ts';
import { tourOfWhatWasFound } from './tour-history.ts';
import { tourOfALook } from './tour-looks.ts';
import { tourOfAllMembers } from './tour-members.ts';

type Scheme = 'light' | 'dark';

/** Pixels of a picture to one of CSS. */
const scale = 2;

/** Where popups and pages alone are kept. */
const folder = 'artifacts/tour/sharp';

/** Writes the README's pictures, the real popup over the page it was opened on; gives back their paths. */
export async function writePictures(mock: MockWix): Promise<string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    mock.reset();
    const { popup, question, badge, history, members } = await photographParts(mock, scheme);
    const ending = scheme === 'dark' ? '-dark.png' : '.png';
    written.push(
      ...(await compose(mock, scheme, {
        [`docs/popup${ending}`]: { popup },
        [`docs/question${ending}`]: { popup: question },
        [`docs/badge${ending}`]: { site: badge },
      })),
    );
    for (const [name, page] of Object.entries({ history, members })) {
      await copyFile(page, `docs/${name}${ending}`);
      written.push(`docs/${name}${ending}`);
    }
  }
  return written;
}

async function photographParts(
  mock: MockWix,
  scheme: Scheme,
): Promise<{ popup: string; question: string; badge: string; history: string; members: string }> {
  const { proxy, spki } = mock;
  const browser = await launchChromium({ extension: 'dist/chrome', proxy, spki, scheme, scale });
  try {
    const guide = new TourGuide(browser, folder, 0);
    const parts = await tourOfALook(guide, mock, { name: scheme, language: 'en' });
    const tab = await browser.open(mock.sites.acme.profileUrl('Dana'));
    await switchBadgeOn(guide, mock, tab);
    await guide.expectBadge(tab, 'Public');
    // Zoomed in until it is as wide as the page in the picture.
    await tab.evaluate(`document.documentElement.style.zoom = innerWidth / ${pageSize.width}`);
    const badge = await guide.photograph(tab, `badge-${scheme}`);
    const history = await tourOfWhatWasFound(guide, mock);
    return { ...parts, badge, history, members: await tourOfAllMembers(guide, mock) };
  } finally {
    await browser.close();
  }
}

/** Lays a popup over the site's page, or shows a page that was photographed, and saves that under the path of the picture. */
async function compose(
  mock: MockWix,
  colorScheme: Scheme,
  pictures: Record<string, { popup: string } | { site: string }>,
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
    const icon = await readFile('extension/icons/public.svg');
    const { host, pathname } = new URL(page.url());
    const address = host + pathname;
    for (const [path, part] of Object.entries(pictures)) {
      const parts =
        'popup' in part ? { site, popup: await readFile(part.popup) } : { site: await readFile(part.site) };
      await page.setContent(pictureHtml({ ...parts, icon, address }));
      await page.screenshot({ path });
    }
    return Object.keys(pictures);
  } finally {
    await browser.close();
  }
}
