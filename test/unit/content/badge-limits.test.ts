import { expect, test } from '@playwright/test';
import { FakePage } from './fake-page.ts';
import { badge } from './usual-badge.ts';

const acme = 'www.acme-club.test';
const own = `https://${acme}/profile/dana`;

test('E13: two hundred addresses, ten of them member pages: asked once, and one badge at most', async () => {
  const page = new FakePage(own);
  await page.switchOn(acme);
  await page.start();
  page.show(badge);
  for (let index = 1; index <= 200; index++) {
    const isProfile = index % 20 === 0;
    await page.goTo(`https://${acme}${isProfile ? `/profile/dana/tab-${index}` : `/blog/${index}`}`);
    expect(page.hosts).toHaveLength(isProfile ? 1 : 0);
  }
  expect(page.text).toBe(badge.text);
  expect(page.sent).toHaveLength(1);
});

test('E14: fifty pages that nobody sees yet, or that are made ready in advance, ask nothing until they are seen', async () => {
  const pages = Array.from({ length: 50 }, () => new FakePage(own));
  for (const page of pages) {
    await page.switchOn(acme);
    await page.see('hidden'); // So is a page that is being prerendered.
    await page.start();
    await page.goTo(`https://${acme}/profile/omer`);
  }
  expect(pages.flatMap(({ sent }) => sent)).toEqual([]);
  await pages[7]?.see('visible');
  expect(pages.map(({ sent }) => sent.length)).toEqual(pages.map((_, index) => (index === 7 ? 1 : 0)));
});
