import type { Popup } from './browser.ts';
import { expect, test } from './fixture.ts';
import { hindrances } from './narrow.ts';

const heading = `document.querySelector('h1')?.textContent`;

/** What the heading says; nothing while one page gives way to the next, because neither answers then. */
async function headingOf(page: Popup): Promise<string | undefined> {
  try {
    return await page.evaluate<string>(heading);
  } catch (error) {
    if (await page.isOpen()) return undefined;
    throw error;
  }
}

test('F6: the popup leads to the help, with three pictures, and that to the settings', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  const page = await story.browser.ownWindowOpenedBy(() => popup.pressBelow('Help'));
  await expect.poll(() => popup.popup.isOpen()).toBe(false);
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
  await expect.poll(() => headingOf(page)).toBe('Settings');
  await page.close();
});
