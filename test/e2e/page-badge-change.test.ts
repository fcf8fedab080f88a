import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import { held } from './held.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';

/** Two windows with Dana's badge, and the popup of the front one. */
async function twoWindows(story: Story): Promise<{ tab: Tab; second: Tab; popup: PopupView }> {
  const second = await story.visit('acme', { as: 'Dana', path: '/account/my-account' });
  const tab = await story.visit('acme', { path: '/account/my-account', place: 'window' });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  await story.pageBadgeSays(second, 'Public');
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await expect.poll(() => story.steps().at(-1)).toBe('rule');
  return { tab, second, popup };
}

test('a background ended in the middle of a change: the badge in the other window hears of it too', async ({
  story,
}) => {
  const { tab, second, popup } = await twoWindows(story);
  const { hold, release } = held();
  story.mock.fault({ site: 'acme', step: 'leave', hold });
  await popup.change('Leave community');
  await expect.poll(() => story.writes()).toEqual(['leave']);
  release();
  await expect.poll(() => story.site('acme').member('Dana').privacyStatus).toBe('PRIVATE');
  await story.browser.killBackground();
  await popup.says('Done. Wix confirms the profile is now private.', 15_000);
  await story.pageBadgeSays(tab, 'Private');
  await story.pageBadgeSays(second, 'Private');
});

test('a change that could not be checked: no badge of this member claims the old state', async ({
  story,
}) => {
  const { tab, second, popup } = await twoWindows(story);
  // The reading before the write works, every one after it fails.
  story.mock.fault({ site: 'acme', step: 'member', status: 503 });
  story.mock.fault({ site: 'acme', step: 'member', times: 1 });
  await story.leftAlone(() => popup.change('Leave community'));
  await popup.says("The change was sent, but we couldn't check it.", 15_000);
  await story.pageBadgeSays(tab, 'Unknown');
  await story.pageBadgeSays(second, 'Unknown');
  await popup.close();
  for (const each of [second, tab]) {
    await expect.poll(async () => (await story.browser.toolbar(each)).badge).toBe('!');
  }
  const again = await story.openPopup(tab);
  await again.says("The change was sent, but we couldn't check it.", 15_000);
  story.mock.fault({ site: 'acme', step: 'member' });
  await again.press('Check again');
  await again.says('Done. Wix confirms the profile is now private.', 15_000);
  await story.pageBadgeSays(tab, 'Private');
  await story.pageBadgeSays(second, 'Private');
});
