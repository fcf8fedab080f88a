import { expect, test } from './fixture.ts';
import { goBack } from './go-back.ts';

const account = '/account/my-account';

test('back on a member page: badge and toolbar agree; switched off meanwhile: there is no badge', async ({
  story,
}) => {
  const site = story.site('acme');
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  await expect.poll(() => story.steps().at(-1)).toBe('rule');
  await tab.evaluate('globalThis.isAsItWasLeft = true');
  await tab.goto(site.url('/'));
  await goBack(tab, site.url(account));
  // Else none of these stories would meet a page that the browser keeps for going back.
  expect(await tab.evaluate('globalThis.isAsItWasLeft ?? false')).toBe(true);
  await story.pageBadgeSays(tab, 'Public');
  await story.toolbarSays(tab, 'PUB', 'Public – Dana Levi on www.acme-club.test');

  await tab.goto(site.url('/'));
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await expect.poll(() => popup.isBadgeOn()).toBe(true);
  await popup.switchBadge();
  await expect.poll(() => popup.isBadgeOn()).toBe(false);
  await popup.close();
  await goBack(tab, site.url(account));
  expect(await story.browser.pageBadge(tab)).toBeUndefined();
  const again = await story.openPopup(tab);
  await again.says('Your profile is public.');
  expect(await again.isBadgeOn()).toBe(false);
  expect(await story.browser.pageBadge(tab)).toBeUndefined();
});

test('a page that stops being one of Wix under its badge: the badge goes', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  await expect.poll(() => story.steps().at(-1)).toBe('rule');
  await tab.evaluate(
    `(document.querySelectorAll('script[type="application/json"]').forEach((model) => model.remove()), true)`,
  );
  const popup = await story.openPopup(tab);
  await popup.says("This Wix site can't be read.");
  await story.pageBadgeSays(tab, undefined);
});
