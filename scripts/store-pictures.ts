import { mkdir, readFile, rm } from 'node:fs/promises';
import { chromium } from 'playwright';
import { launchChromium } from '../test/e2e/chromium.ts';
import { findChromium } from '../test/e2e/find-browser.ts';
import { HistoryView } from '../test/e2e/history-view.ts';
import type { MockWix } from '../test/mock-wix/index.ts';
import { pageSize } from './picture-html.ts';
import { storePictureHtml, storeSize } from './store-picture-html.ts';
import { switchBadgeOn } from './tour-badge.ts';
import { TourGuide } from './tour-guide.ts';
import { tourOfALook, wordsOf } from './tour-looks.ts';

type Language = 'en' | 'he';
type Shown = 'popup' | 'question' | 'badge' | 'history' | 'settings';

const captions: Record<Language, Record<Shown, string>> = {
  en: {
    popup: 'See who sees your profile',
    question: 'Nothing changes before you were asked',
    badge: 'On the page itself, where you want it',
    history: 'What you changed, listed and taken back',
    settings: 'What you allowed, in one place',
  },
  he: {
    popup: 'רואים מי רואה את הפרופיל',
    question: 'שום דבר לא משתנה בלי לשאול',
    badge: 'גם בדף עצמו, איפה שרוצים',
    history: 'כל שינוי רשום, ואפשר לבטל אותו',
    settings: 'כל מה שהרשיתם, במקום אחד',
  },
};

const folder = 'artifacts/tour/store';

/** Writes the stores' pictures, of the real extension on the made-up site, into docs/store; gives back their paths. */
export async function writeStorePictures(mock: MockWix): Promise<string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const language of ['en', 'he'] as const) {
    mock.reset();
    if (language === 'he') mock.sites.acme.member('Dana').nickname = 'דנה לוי';
    written.push(...(await compose(language, await photographParts(mock, language))));
  }
  return written;
}

interface Photographs extends Record<Shown, string> {
  /** The site without anything of ours. */
  site: string;
  address: string;
}

async function photographParts(mock: MockWix, language: Language): Promise<Photographs> {
  const { proxy, spki, sites } = mock;
  const browser = await launchChromium({ extension: 'dist/chrome', proxy, spki, language, scale: 2 });
  const say = wordsOf(language);
  try {
    const guide = new TourGuide(browser, folder, 0);
    const { popup, question } = await tourOfALook(guide, mock, { name: `store-${language}`, language });
    const tab = await browser.open(sites.acme.profileUrl('Dana'));
    await tab.setSize(pageSize.width, pageSize.height);
    const site = await guide.photograph(tab, `site-${language}`);
    const view = await guide.openPopup(tab);
    for (const button of ['leave', 'join'] as const) {
      await view.change(say(button));
      await view.says(say(button === 'leave' ? 'donePrivate' : 'donePublic'));
    }
    await view.close();
    await switchBadgeOn(guide, mock, tab, language);
    await guide.expectBadge(tab, say('badgePublic'));
    const badge = await guide.photograph(tab, `badge-${language}`);
    const ownPage = async (name: 'history' | 'settings', says: string) => {
      const page = await browser.openOwnPage(`${name}.html`, tab);
      await page.setWidth(pageSize.width);
      await new HistoryView(page).says(says);
      const path = await guide.photograph(page, `${name}-${language}`);
      await page.close();
      return path;
    };
    return {
      popup,
      question,
      badge,
      history: await ownPage('history', say('outcomeUndone')),
      settings: await ownPage('settings', sites.acme.key),
      site,
      address: `${sites.acme.key}/profile/dana/profile`,
    };
  } finally {
    await browser.close();
  }
}

async function compose(language: Language, photographs: Photographs): Promise<string[]> {
  const to = `docs/store/${language}`;
  await mkdir(to, { recursive: true });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const written: string[] = [];
  /** One picture in the full size, or at half of it. */
  const picture = async (name: string, html: string, deviceScaleFactor = 1) => {
    const page = await browser.newPage({ viewport: storeSize, deviceScaleFactor, colorScheme: 'light' });
    await page.setContent(html);
    written.push(`${to}/${name}.png`);
    await page.screenshot({ path: `${to}/${name}.png` });
    await page.close();
  };
  try {
    const icon = await readFile('extension/icons/public.svg');
    const note = wordsOf(language)('madeBy');
    for (const [index, shown] of (['popup', 'question', 'badge', 'history', 'settings'] as const).entries()) {
      const isPopup = shown === 'popup' || shown === 'question';
      const isOwnPage = shown === 'history' || shown === 'settings';
      const html = storePictureHtml(
        { language, caption: captions[language][shown], note },
        {
          icon,
          address: isOwnPage ? wordsOf(language)('extensionName') : photographs.address,
          site: await readFile(isPopup ? photographs.site : photographs[shown]),
          ...(isPopup ? { popup: await readFile(photographs[shown]) } : {}),
        },
      );
      await picture(`${index + 1}-${shown}`, html);
      if (shown === 'popup') await picture('promo', html, 0.5);
    }
    return written;
  } finally {
    await browser.close();
  }
}
