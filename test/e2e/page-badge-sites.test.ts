import { badgeTraces, noTraces } from './badge-traces.ts';
import { expect, test } from './fixture.ts';

const account = '/account/my-account';

test('B3, F3: neighbours on one host: one is on, the other is not; the permission goes with the last', async ({
  story,
}) => {
  const [host, yogaKey, danceKey] = [
    'dana.wixsite.test',
    'dana.wixsite.test/yoga',
    'dana.wixsite.test/dance',
  ];
  const dance = await story.visit('dance', { as: 'Lior', path: account });
  const yoga = await story.visit('yoga', { as: 'Noa', path: account });
  await story.allowBadge(yoga);
  await story.pageBadgeSays(yoga, 'Private');
  expect(await badgeTraces(story.browser)).toEqual({
    switches: [yogaKey],
    scripts: [yogaKey],
    hosts: [host],
  });
  await dance.reload();
  const root = await story.go(`https://${host}${account}`);
  const next = await story.visit('yoga', { path: '/profile/maya/profile' });
  await story.pageBadgeSays(next, 'Visible to you: Maya Golan');
  expect(story.mock.requests.filter(({ site }) => site !== yogaKey)).toEqual([]);
  for (const tab of [dance, root]) expect(await story.browser.pageBadge(tab)).toBeUndefined();

  await story.allowBadge(dance);
  await story.pageBadgeSays(dance, 'Public');
  const both = [danceKey, yogaKey];
  expect(await badgeTraces(story.browser)).toEqual({ switches: both, scripts: both, hosts: [host] });

  const onDance = await story.openPopup(dance);
  await onDance.says('Your profile is public.');
  await onDance.switchBadge();
  await story.pageBadgeSays(dance, undefined);
  await onDance.close();
  await expect
    .poll(() => badgeTraces(story.browser))
    .toEqual({ switches: [yogaKey], scripts: [yogaKey], hosts: [host] });
  await story.pageBadgeSays(yoga, 'Private');

  const onYoga = await story.openPopup(yoga);
  await onYoga.says('Your profile is private.');
  await onYoga.switchBadge();
  await story.pageBadgeSays(yoga, undefined);
  await expect.poll(() => badgeTraces(story.browser)).toEqual(noTraces);
});

test('F3: switched off, it is gone at once from every open tab, and the popup works on', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  const second = await story.visit('acme', { path: '/account/my-account' });
  await story.allowBadge(second);
  await story.pageBadgeSays(second, 'Public');
  await tab.bringToFront();
  await story.pageBadgeSays(tab, 'Public');

  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await expect.poll(() => popup.isBadgeOn()).toBe(true);
  await popup.switchBadge();
  await expect.poll(() => popup.isBadgeOn()).toBe(false);
  await story.pageBadgeSays(tab, undefined);
  await story.pageBadgeSays(second, undefined);
  await expect.poll(() => badgeTraces(story.browser)).toEqual(noTraces);
  await popup.close();

  const again = await story.openPopup(tab);
  await again.says('Your profile is public.');
  expect(await again.isBadgeOn()).toBe(false);
  await again.change('Leave community');
  await again.says('Done. Wix confirms the profile is now private.');
  expect(await story.browser.pageBadge(tab)).toBeUndefined();
});

test("F3: taken back in the browser's own settings: the badge goes, the switch is off, nothing is kept", async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  const second = await story.visit('acme', { path: '/account/my-account' });
  await story.allowBadge(second);
  await story.pageBadgeSays(second, 'Public');
  await tab.bringToFront();
  await story.pageBadgeSays(tab, 'Public');
  await story.browser.revokePermission('www.acme-club.test');
  await story.pageBadgeSays(tab, undefined);
  await story.pageBadgeSays(second, undefined);
  await expect.poll(() => badgeTraces(story.browser)).toEqual(noTraces);
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  expect(await popup.isBadgeOn()).toBe(false);
});

test("a site's own names for its member pages are used, and no others", async ({ story }) => {
  const tab = await story.visit('studio', { as: 'Shira', path: '/people/shira/profile' });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  await tab.goto(story.site('studio').accountUrl());
  await story.pageBadgeSays(tab, 'Public');
  expect(await tab.url()).toContain('/light/my-space/');
  await expect.poll(() => story.steps().at(-1)).toBe('rule');
  const before = story.steps().length;
  await tab.goto(story.site('studio').url('/profile/shira/profile'));
  expect(await story.browser.pageBadge(tab)).toBeUndefined();
  await tab.goto(story.site('studio').url('/people/eitan/profile'));
  await story.pageBadgeSays(tab, 'Not visible to you: eitan');
  await story.hasAsked(['tokens', 'member', 'rule', 'query'], before);
});

test('F3: nothing at all happens on sites that were not allowed', async ({ story }) => {
  const other = await story.visit('classic', { as: 'Avi', path: account });
  const plain = await story.visit('plain', { path: account });
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  for (const each of [other, plain]) {
    await each.reload();
    await each.bringToFront();
  }
  await tab.reload();
  await tab.bringToFront();
  await story.pageBadgeSays(tab, 'Public');
  for (const each of [other, plain]) {
    expect(await each.evaluate(`document.querySelectorAll('member-visibility-badge').length`)).toBe(0);
  }
  expect(story.mock.requests.filter(({ site }) => site !== story.site('acme').key)).toEqual([]);
});
