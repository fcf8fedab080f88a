import { expect, test } from '@playwright/test';
import { FakePage } from './fake-page.ts';

const site = 'www.acme-club.test';
const shop = `https://${site}/shop`;
const profile = `https://${site}/profile/dana/profile`;
const badge = {
  text: 'Public',
  names: ['dana'],
  icon: { shape: 'M0 0', colour: 'red' },
  language: 'en',
  direction: 'ltr' as const,
};

/** A page of a site whose badge is on. */
async function pageAt(url: string): Promise<FakePage> {
  const page = new FakePage(url);
  await page.switchOn(site);
  await page.start();
  return page;
}

test('a page that is no member page is left alone: nothing listens in it, nothing is asked or added', async () => {
  const page = await pageAt(shop);
  await page.see('visible');
  await page.goTo(`${shop}/climbing-shoes`);
  const { listeners, hasNamedRuntime, sent } = page;
  expect({ listeners, hasNamedRuntime, sent, children: page.root.children }).toEqual({
    listeners: 0,
    hasNamedRuntime: false,
    sent: [],
    children: [],
  });
  expect(page.world.memberVisibilityBadgeElement).toBeUndefined();
});

test('with the first member page it listens and asks, once, and shows what it is told', async () => {
  const page = await pageAt(shop);
  await page.goTo(profile);
  await page.goTo(shop);
  await page.goTo(profile);
  expect(page.listeners).toBe(6);
  expect(page.sent).toHaveLength(1);
  page.show(badge);
  expect(page.text).toBe('Public');
});

test('a site that was switched off while nobody was on a member page stays off', async () => {
  const page = await pageAt(shop);
  await page.local.remove(`badge ${site}`);
  await page.goTo(profile);
  expect(page.sent).toEqual([]);
  expect(page.world.memberVisibilityBadge).toBeUndefined();
  await page.switchOn(site);
  await page.goTo(`${profile}/about`);
  expect(page.sent, 'that copy has ended; the switch starts another').toEqual([]);
});

test('what comes last is drawn when what draws it comes', async () => {
  const page = await pageAt(profile);
  const show = page.world.memberVisibilityBadge?.show;
  expect(show?.(badge)).toBe(true);
  expect(show?.(null)).toBe(false);
  page.bringElement();
  expect(page.text).toBeUndefined();
  show?.({ ...badge, text: 'Private' });
  page.bringElement();
  expect(page.text).toBe('Private');
  expect(page.hosts).toHaveLength(1);
});

test('what is shown to a page before there is a member page is not kept', async () => {
  const page = await pageAt(shop);
  expect(page.world.memberVisibilityBadge?.show(badge)).toBe(false);
  await page.goTo(profile);
  page.bringElement();
  expect(page.text).toBeUndefined();
});

test('a copy that an update has left alone stops at the first member page', async () => {
  const page = await pageAt(shop);
  page.runtime.id = undefined;
  page.local.get = () => Promise.reject(new Error('Extension context invalidated.'));
  await page.goTo(profile);
  expect(page.sent).toEqual([]);
  expect(page.world.memberVisibilityBadge).toBeUndefined();
});

test('a copy that an update has left alone in a tab that nobody saw stops when it is seen', async () => {
  const page = new FakePage(profile);
  await page.switchOn(site);
  await page.see('hidden');
  await page.start();
  page.runtime.id = undefined;
  await page.see('visible');
  expect(page.sent).toEqual([]);
  expect(page.world.memberVisibilityBadge).toBeUndefined();
});

test('what draws the badge is of the same version as what shows it', async () => {
  const page = await pageAt(profile);
  page.show(badge);
  expect(page.world.memberVisibilityBadgeElement).toBeDefined();
  await page.start();
  expect(page.world.memberVisibilityBadgeElement).toBeUndefined();
  expect(page.hosts).toEqual([]);
});
