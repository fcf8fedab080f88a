import { behindAnother } from './behind-another.ts';
import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import { goBack } from './go-back.ts';
import type { Story } from './story.ts';

const account = '/account/my-account';

async function danaWithBadge(story: Story): Promise<Tab> {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  await expect.poll(() => story.steps().at(-1)).toBe('rule');
  return tab;
}

test('logged out in another tab a moment ago: back in front, the badge is gone', async ({ story }) => {
  const tab = await danaWithBadge(story);
  const comeToFront = await behindAnother(story, tab);
  await story.go(story.site('acme').logOutUrl('/'));
  await comeToFront();
  await story.toolbarSays(tab, '', 'Member Visibility');
  await story.pageBadgeSays(tab, undefined);
});

test('somebody else logged in in another tab a moment ago: back in front, it is their word', async ({
  story,
}) => {
  const tab = await danaWithBadge(story);
  const comeToFront = await behindAnother(story, tab);
  await story.visit('acme', { as: 'Omer' });
  await comeToFront();
  await story.pageBadgeSays(tab, 'Private');
  await story.toolbarSays(tab, 'PRI', 'Private – Omer Katz on www.acme-club.test');
});

test('logged out, and then Back: nothing is said of whoever was logged in', async ({ story }) => {
  const tab = await danaWithBadge(story);
  await tab.evaluate(`(() => {
    window.badges = 0;
    new MutationObserver(() => { window.badges += document.querySelectorAll('member-visibility-badge').length; })
      .observe(document, { childList: true, subtree: true });
    return true;
  })()`);
  await tab.goto(story.site('acme').logOutUrl('/'));
  const before = story.steps().length;
  await goBack(tab, story.site('acme').url(account));
  await expect.poll(() => story.steps().slice(before)).toContain('tokens');
  await story.toolbarSays(tab, '', 'Member Visibility');
  await story.pageBadgeSays(tab, undefined);
  expect(await tab.evaluate('window.badges ?? 0')).toBe(0);
  expect(story.steps().slice(before)).not.toContain('member');
});
