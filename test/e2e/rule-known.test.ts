import { expect, test } from './fixture.ts';
import { held } from './held.ts';

test('C20: read again while the site rule is slow: what the rule said still holds, everywhere', async ({
  story,
}) => {
  story.site('acme').rule.publicMemberVisibility = 'VISIBLE_TO_MEMBERS_ONLY';
  const tab = await story.visit('acme', { as: 'Dana', path: '/account/my-account' });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public to members');
  await expect.poll(() => story.steps().filter((step) => step === 'rule')).toHaveLength(2);
  await expect.poll(() => story.mock.requests.every(({ isOver }) => isOver)).toBe(true);
  const { hold, release } = held();
  story.mock.fault({ site: 'acme', step: 'rule', hold });
  const before = story.steps().length;
  const popup = await story.openPopup(tab);
  await story.hasAsked(['tokens', 'member', 'rule'], before);
  await popup.says('Your profile is public to members.');
  expect((await story.browser.pageBadge(tab))?.text).toBe('Public to members');
  await story.toolbarSays(tab, 'MEM', 'Public to members – Dana Levi on www.acme-club.test');
  release();
  await expect.poll(() => story.mock.requests.every(({ isOver }) => isOver)).toBe(true);
  await popup.says('Your profile is public to members.');
});
