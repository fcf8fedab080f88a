import { checkHeld } from './check-held.ts';
import { expect, test } from './fixture.ts';
import { leaveHeld } from './leave-held.ts';

test.use({ profile: 'lasting' });

test('E16: the browser ends while a change is under way: the next one shows what is read', async ({
  story,
}) => {
  const { popup, release } = await leaveHeld(story);
  await popup.close();
  await story.restartBrowser();
  release();
  await expect.poll(() => story.site('acme').member('Dana').privacyStatus).toBe('PRIVATE');
  const next = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await next.says('Your profile is private.');
  expect(story.writes()).toEqual(['leave']);
});

test('E16: the browser ends before a change was sent: the next one does not send it', async ({ story }) => {
  const { popup, release } = await checkHeld(story);
  await popup.close();
  await story.restartBrowser();
  release();
  const next = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await next.says('Your profile is public.');
  expect(story.writes()).toEqual([]);
});
