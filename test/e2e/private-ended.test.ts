import type { ExtensionBrowser, Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import { leaveHeld } from './leave-held.ts';
import { privateRecords } from './private-records.ts';

test('a private session that ends during a change: the next one is told nothing of it', async ({ story }) => {
  const open = await story.visit('plain');
  const { tab, popup, release } = await leaveHeld(story, {}, 'private window');
  const { site, member } = { site: story.site('acme'), member: story.site('acme').member('Dana') };
  await popup.close();
  await story.close(tab);
  if (story.browser.name === 'firefox') {
    await expect.poll(() => privateRecords(story.browser)).toEqual([]);
  }
  await open.bringToFront();
  const again = await story.visit(site, { as: 'Dana', place: 'private window' });
  const next = await story.openPopup(again);
  await next.says('Your profile is public.');
  release();
  await expect.poll(() => story.mock.requests.every(({ isOver }) => isOver)).toBe(true);
  await expect.poll(() => changesUnderWay(story.browser, again)).toBe(0);
  expect(await next.headline()).toBe('Your profile is public.');
  await next.close();
  member.privacyStatus = 'PUBLIC';
  await (await story.openPopup(again)).says('Your profile is public.');
  await expect.poll(() => privateRecords(story.browser)).toEqual(['tab']);
});

/** A change holds a lock from its beginning until its end is written down. */
function changesUnderWay(browser: ExtensionBrowser, tab: Tab): Promise<number> {
  return browser.evaluateInBackground<number>(
    `navigator.locks.query().then(({ held }) => held.filter(({ name }) => name.startsWith('change ')).length)`,
    tab,
  );
}
