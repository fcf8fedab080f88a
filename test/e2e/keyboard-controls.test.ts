import type { Popup } from './browser.ts';
import { expect, test } from './fixture.ts';
import { focused, tabThrough, tabTo } from './keyboard.ts';

const isPublic = 'Your profile is public.';

const isOpen = (page: Popup, name: string) =>
  page.evaluate<boolean>(
    `[...document.querySelectorAll('details')].find((d) => d.querySelector('summary').textContent === '${name}').open`,
  );

test('F6: Details and the last changes open and close by Enter or Space, and what is in them is reached', async ({
  story,
}) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says(isPublic);
  const page = popup.popup;
  await expect.poll(() => popup.details()).toHaveProperty('Site rule');
  await tabTo(page, 'Changes made here');
  await page.press(' ');
  await expect.poll(() => isOpen(page, 'Changes made here')).toBe(true);
  await tabThrough(page, ['All changes', 'Details']);
  await page.press('Enter');
  await expect.poll(() => isOpen(page, 'Details')).toBe(true);
  await tabThrough(page, ['Copy member id']);
  await page.press('Enter');
  await expect.poll(async () => (await focused(page)).name).toBe('Copied');
  await tabThrough(page, ['Copy contact id', 'Copy profile link', 'Copy request id', 'Help']);
  for (let times = 0; times < 5; times++) await page.press('Shift+Tab');
  expect(await focused(page)).toMatchObject({ name: 'Details', isSeen: true });
  await page.press(' ');
  await expect.poll(() => isOpen(page, 'Details')).toBe(false);
  await tabTo(page, 'All changes');
  const history = await story.browser.ownWindowOpenedBy(() => page.press('Enter'));
  expect(await history.evaluate('location.pathname')).toBe('/history.html');
  await history.close();
});

test('F6: Space switches the badge on as a click does, with the question for the site, and off again', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  story.hadBadge = true;
  const popup = await story.openPopup(tab);
  await popup.says(isPublic);
  await tabTo(popup.popup, 'Show badge on this site');
  const { host } = new URL(await tab.url());
  await story.leftAlone(() => story.browser.answerPrompt('allow', host, () => popup.popup.press(' ')));
  if (await popup.popup.isOpen()) await popup.close();
  const next = await story.openPopup(tab);
  await next.says(isPublic);
  await expect.poll(() => next.isBadgeOn()).toBe(true);
  await tabTo(next.popup, 'Show badge on this site');
  await story.leftAlone(() => next.popup.press(' '));
  await expect.poll(() => next.isBadgeOn()).toBe(false);
  expect(await focused(next.popup)).toMatchObject({ role: 'switch', isSeen: true });
});

test('F6: asking as a visitor leaves the focus where it is; what a dismissed note had goes to the status', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Omer' });
  const first = await story.openPopup(tab);
  await first.says('Your profile is private.');
  await first.close();
  story.site('acme').member('Omer').privacyStatus = 'PUBLIC';
  const popup = await story.openPopup(tab);
  await popup.says(isPublic);
  await expect.poll(() => popup.elsewhereNote()).toBeTruthy();
  await tabThrough(popup.popup, ['Dismiss']);
  await popup.popup.press('Enter');
  await expect.poll(() => popup.elsewhereNote()).toBe('');
  expect((await focused(popup.popup)).role).toBe('status');
  await tabTo(popup.popup, 'Check as a visitor');
  await story.leftAlone(() => popup.popup.press('Enter'));
  await expect.poll(async () => (await focused(popup.popup)).name).toBe('Check again');
  expect(await popup.visitorAnswer()).not.toBe('');
});

test('F6: Try again by the keyboard: the focus is on the status, and what can be done then is the next', async ({
  story,
}) => {
  story.site('acme').bindingRequired = true;
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says("You're not logged in to this site.");
  await tabThrough(popup.popup, ['Try again']);
  await story.leftAlone(() => popup.popup.press(' '));
  await popup.says("Wix didn't say who is logged in.");
  expect((await focused(popup.popup)).role).toBe('status');
  await tabThrough(popup.popup, ['Allow and try again', 'Try again']);
});

test('F6: the links at the end of the popup are reached and followed by the keyboard', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  for (const [name, path] of [
    ['Help', '/help.html'],
    ['Open in a window', '/popup.html'],
  ] as const) {
    const popup = await story.openPopup(tab);
    await popup.says(isPublic);
    await tabTo(popup.popup, name);
    const page = await story.browser.ownWindowOpenedBy(() => popup.popup.press('Enter'));
    expect(await page.evaluate('location.pathname')).toBe(path);
    await page.close();
  }
});
