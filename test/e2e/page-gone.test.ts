import { expect, test } from './fixture.ts';
import { leaveHeld } from './leave-held.ts';

test('a page that goes to another site by itself, under the popup: nothing is left of its member', async ({
  story,
}) => {
  const elsewhere = story.site('studio').url('/');
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await expect.poll(() => story.steps().at(-1)).toBe('rule');
  await tab.evaluate(`(location.href = ${JSON.stringify(elsewhere)}, true)`);
  await popup.says('Click the toolbar button again on this page.');
  expect(await tab.url()).toBe(elsewhere);
  expect(await popup.who()).toEqual([]);
  await expect.poll(() => popup.heading()).not.toBe('www.acme-club.test');
  await story.toolbarSays(tab, '', 'Member Visibility');
});

test('E9: a page that leaves under a change: the popup keeps the change in view, and tells how it ended', async ({
  story,
}) => {
  const { tab, popup, release } = await leaveHeld(story);
  const elsewhere = story.site('studio').url('/');
  await tab.evaluate(`(location.href = ${JSON.stringify(elsewhere)}, true)`);
  await expect.poll(() => tab.url()).toBe(elsewhere);
  expect(await popup.headline()).toBe('Changing…');
  expect(await popup.heading()).toBe('www.acme-club.test');
  release();
  await popup.says("The change was sent, but we couldn't check it.");
  expect(await popup.heading()).toBe('www.acme-club.test');
});
