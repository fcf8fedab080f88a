import { expect, test } from './fixture.ts';
import { leaveHeld } from './leave-held.ts';
import { privateRecords } from './private-records.ts';

test('a private session that ends during a change: the next one is told nothing of it', async ({ story }) => {
  const open = await story.visit('plain');
  const { tab, popup, release } = await leaveHeld(story, {}, 'private window');
  const { site, member } = { site: story.site('acme'), member: story.site('acme').member('Dana') };
  await popup.close();
  await story.close(tab);
  await open.bringToFront();
  release();
  await expect.poll(() => story.mock.requests.every(({ isOver }) => isOver)).toBe(true);
  if (story.browser.name === 'firefox') {
    await expect.poll(() => privateRecords(story.browser)).toEqual([]);
  }
  member.privacyStatus = 'PUBLIC';
  const again = await story.visit(site, { as: 'Dana', place: 'private window' });
  await (await story.openPopup(again)).says('Your profile is public.');
  expect(await privateRecords(story.browser)).toEqual(['tab']);
});
