import { expect, test } from './fixture.ts';
import { leaveHeld } from './leave-held.ts';

const offline = "You're offline.";
const notSent = 'Nothing was sent.';
const nothing = 'Nothing was changed.';

test('F1: offline: that is said, nobody is asked, and Try again works when online again', async ({
  story,
}) => {
  const { browser } = story;
  const tab = await story.visit('acme', { as: 'Dana' });
  await browser.setOffline(true, tab);
  const popup = await story.openPopup(tab);
  const text = await popup.says(offline);
  expect(text).toContain(notSent);
  expect(text).not.toContain(nothing);
  expect(await popup.buttons()).toEqual(['Try again', 'Copy details']);
  expect(story.steps()).toEqual([]);
  await story.toolbarSays(tab, '!', `Needs attention – ${offline}`);
  await browser.setOffline(false, tab);
  await popup.press('Try again');
  await popup.says('Your profile is public.');
});

test('F1: offline since the state was shown: the change is not sent', async ({ story }) => {
  const { browser } = story;
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await browser.setOffline(true, tab);
  await story.leftAlone(() => popup.change('Leave community'));
  const text = await popup.says(offline);
  expect(text).toContain(notSent);
  expect(text).toContain(nothing);
  expect(story.writes()).toEqual([]);
  await browser.setOffline(false, tab);
  await popup.press('Try again');
  await popup.says('Your profile is public.');
});

test('F1: offline while a reading is under way: nothing is said but what is true', async ({ story }) => {
  const { browser } = story;
  const hold = new Promise<void>(() => {}); // The answer never comes.
  const end = story.mock.fault({ site: 'acme', step: 'member', hold });
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await expect.poll(() => story.steps()).toContain('member');
  await browser.setOffline(true, tab);
  await expect
    .poll(() => popup.headline(), { timeout: 10_000 })
    .toMatch(/^(You're offline\.|This site is too slow to answer\.|There is no connection to this site\.)$/);
  end();
  await browser.setOffline(false, tab);
  await popup.press('Try again');
  await popup.says('Your profile is public.');
});

test('F1: offline while the change is on its way: it may have worked, and a reading decides', async ({
  story,
}) => {
  const { browser } = story;
  const { tab, popup, release } = await leaveHeld(story);
  await browser.setOffline(true, tab);
  const text = await popup.says("The change was sent, but we couldn't check it.", 16_000);
  expect(text).not.toContain(nothing);
  expect(text).not.toContain(notSent);
  release();
  await expect.poll(() => story.site('acme').member('Dana').privacyStatus).toBe('PRIVATE');
  await browser.setOffline(false, tab);
  await popup.press('Check again');
  await popup.says('Done. Wix confirms the profile is now private.');
  expect(story.writes()).toEqual(['leave']);
});
