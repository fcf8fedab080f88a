import { expect, test } from './fixture.ts';
import { hindrances } from './narrow.ts';

const heading = `document.querySelector('h1')?.textContent`;

/** Help pages that are open. */
const open = `(async () => {
  const tabs = await (globalThis.browser ?? chrome).tabs.query({});
  return tabs.filter(({ url }) => url?.endsWith('/help.html')).length;
})()`;

test('F6: the popup leads to the help, with three pictures, and that to the settings', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  const page = await story.browser.ownWindowOpenedBy(() => popup.pressBelow('Help'));
  expect(await popup.popup.isOpen()).toBe(false);
  expect(await page.evaluate(heading)).toBe('Member Visibility for Wix');
  const steps = `[...document.querySelectorAll('.steps li h2')].map((step) => step.textContent)`;
  expect(await page.evaluate(steps)).toEqual([
    'Click this button',
    'See who sees you, and change it',
    'Have it on the page, too',
  ]);
  const pictures = `[...document.querySelectorAll('.picture')].map((picture) => picture.getBoundingClientRect().height > 100)`;
  expect(await page.evaluate(pictures)).toEqual([true, true, true]);
  await page.setWidth(320);
  expect(await hindrances(page)).toEqual([]);
  await page.clickElement(`document.querySelector('a')`);
  await expect.poll(() => page.evaluate(heading)).toBe('Settings');
  await page.close();
});

test('who loads it unpacked, to work on it, is not shown the help each time', async ({ story }) => {
  await story.visit('acme');
  expect(await story.browser.evaluateInBackground(open)).toBe(0);
});

test.describe('installed for good', () => {
  test.use({ profile: 'lasting' });

  test('the help opens once, after installing, where the browser knows that somebody installed it', async ({
    story,
  }) => {
    // Chromium can be given an extension here only as to who works on it.
    const times = story.browser.name === 'firefox' ? 1 : 0;
    await expect.poll(() => story.browser.evaluateInBackground(open)).toBe(times);
    await story.restartBrowser();
    await story.visit('acme');
    expect(await story.browser.evaluateInBackground(open)).toBe(0);
  });
});
