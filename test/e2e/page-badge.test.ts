import { badgeTraces, noTraces } from './badge-traces.ts';
import { expect, test } from './fixture.ts';

const account = '/account/my-account';
const key = 'www.acme-club.test';
const allOf = (site: string) => ({ switches: [site], scripts: [site], hosts: [site] });

test('F3: switched on, the badge comes into tabs that are open already, into new ones, and after a navigation', async ({
  story,
}) => {
  const site = story.site('acme');
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await tab.evaluate('(window.isTheSame = true)');
  const second = await story.visit('acme', { path: '/account/my-account' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  expect(await popup.isBadgeOn()).toBe(false);
  await popup.close();
  expect(await badgeTraces(story.browser)).toEqual(noTraces);
  expect(await story.browser.pageBadge(tab)).toBeUndefined();

  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  expect(await tab.evaluate('window.isTheSame')).toBe(true);
  await second.bringToFront();
  await story.pageBadgeSays(second, 'Public');
  expect(await badgeTraces(story.browser)).toEqual(allOf(key));

  const third = await story.visit('acme', { path: '/profile/dana/profile' });
  await story.pageBadgeSays(third, 'Public');
  await story.toolbarSays(third, 'PUB', `Public – Dana Levi on ${key}`);
  await third.goto(site.url(`/profile/${site.member('Dana').id}/profile`));
  await story.pageBadgeSays(third, 'Public');

  const again = await story.openPopup(third);
  await again.says('Your profile is public.');
  await expect.poll(() => again.isBadgeOn()).toBe(true);
});

/** Whether it is noted that a badge is wanted, or it is on already. */
const wanted = `(async () => {
  const { storage } = globalThis.browser ?? chrome;
  const stored = [await storage.session.get(null), await storage.local.get(null)];
  return stored.flatMap(Object.keys).some((key) => key.startsWith('badge '));
})()`;

test('F3: allowed after the popup closed under the question: the badge comes, and the switch is on', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Omer', path: account });
  const popup = await story.openPopup(tab);
  await story.browser.answerPrompt('allow', key, async () => {
    await popup.switchBadge();
    // The browser has been asked by then.
    await expect.poll(() => story.browser.evaluateInBackground(wanted)).toBe(true);
    if (await popup.popup.isOpen()) await popup.close();
  });
  await story.pageBadgeSays(tab, 'Private');
  const again = await story.openPopup(tab);
  await again.says('Your profile is private.');
  await expect.poll(() => again.isBadgeOn()).toBe(true);
});

test('F3: not allowed, or not yet: the switch is off, nothing is kept, and the popup works on', async ({
  story,
}) => {
  const { browser } = story;
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  if (browser.answersPrompts.includes('deny')) {
    await browser.answerPrompt('deny', key, () => popup.switchBadge());
    await expect
      .poll(() => popup.badgeNote())
      .toBe('The browser gave no access to this site, so the badge stays off.');
    expect(await popup.isBadgeOn()).toBe(false);
    expect(await browser.pageBadge(tab)).toBeUndefined();
    const kept = `(globalThis.browser ?? chrome).storage.session.get('badge intent www.acme-club.test')`;
    expect(await browser.evaluateInBackground(kept)).toEqual({});
    await popup.change('Leave community');
    await popup.says('Done. Wix confirms the profile is now private.');
  } else {
    // The question closes the popup and stands open until the tab goes: nobody can press its buttons.
    await popup.switchBadge();
    const kept = `chrome.storage.session.get('badge intent www.acme-club.test').then(Object.keys)`;
    await expect.poll(() => browser.evaluateInBackground(kept)).toEqual(['badge intent www.acme-club.test']);
    await expect.poll(() => popup.popup.isOpen()).toBe(false);
    expect(await browser.pageBadge(tab)).toBeUndefined();
    expect(await badgeTraces(browser)).toEqual(noTraces);
    await story.close(tab);
    const next = await story.openPopup(await story.visit('acme', { path: account }));
    await next.says('Your profile is public.');
    expect(await next.isBadgeOn()).toBe(false);
    expect(await next.badgeNote()).toBe('');
  }
  expect(await badgeTraces(browser)).toEqual(noTraces);
});

test('badge and toolbar say the same of whoever is logged in, and nothing of a visitor', async ({
  story,
}) => {
  const site = story.site('acme');
  const dana = site.member('Dana');
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');

  const sayAgain = async (word: string, badge: string, title: string) => {
    await tab.reload();
    await story.pageBadgeSays(tab, word);
    await story.toolbarSays(tab, badge, `${title} – Dana Levi on ${key}`);
  };
  site.rule.publicMemberVisibility = 'VISIBLE_TO_MEMBERS_ONLY';
  await sayAgain('Public to members', 'MEM', 'Public to members');
  site.rule.publicMemberCandidates = 'NO_ONE';
  await sayAgain('Private', 'PRI', 'Private');
  site.rule = { publicMemberVisibility: 'VISIBLE_TO_ALL', publicMemberCandidates: 'ANYONE', revision: 2 };
  dana.privacyStatus = 'UNKNOWN';
  await sayAgain('Unknown', '?', 'Unknown');
  dana.privacyStatus = 'PRIVATE';
  await sayAgain('Private', 'PRI', 'Private');

  await expect.poll(() => story.steps().at(-1)).toBe('rule');
  const before = story.steps().length;
  await tab.goto(site.logOutUrl(account));
  await story.hasAsked(['tokens'], before);
  await story.toolbarSays(tab, '', 'Member Visibility');
  await story.pageBadgeSays(tab, undefined);
});

test('a change made in the popup shows in the badge, and in a second tab of the same member', async ({
  story,
}) => {
  const second = await story.visit('acme', { as: 'Dana', path: '/account/my-account' });
  const tab = await story.visit('acme', { path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  await second.bringToFront();
  await story.pageBadgeSays(second, 'Public');
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says('Done. Wix confirms the profile is now private.');
  await story.pageBadgeSays(tab, 'Private');
  await story.pageBadgeSays(second, 'Private');
});

test("a member without a nickname is never named by their e-mail in somebody's page", async ({ story }) => {
  story.site('acme').member('Ruth').nickname = '';
  const tab = await story.visit('acme', { as: 'Dana', path: '/profile/ruth/profile' });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Visible to you: ruth');
});

test('E15: an extension loaded anew takes its old badge away and shows one of its own', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  await tab.evaluate(`document.querySelector('member-visibility-badge').setAttribute('data-old', '')`);
  await story.browser.reloadExtension();
  await expect
    .poll(() => tab.evaluate(`document.querySelector('member-visibility-badge')?.dataset.old ?? null`))
    .toBeNull();
  await story.pageBadgeSays(tab, 'Public');
  expect(await badgeTraces(story.browser)).toEqual(allOf(key));
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await expect.poll(() => popup.isBadgeOn()).toBe(true);
});

test('a background that was ended: the badge stays, and the next member page gets one', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  await story.browser.killBackground();
  await story.pageBadgeSays(tab, 'Public');
  const next = await story.visit('acme', { path: '/account/my-account' });
  await story.pageBadgeSays(next, 'Public');
});
