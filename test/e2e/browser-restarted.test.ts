import { badgeTraces } from './badge-traces.ts';
import { checkHeld } from './check-held.ts';
import { expect, test } from './fixture.ts';
import { leaveHeld } from './leave-held.ts';
import type { Story } from './story.ts';

test.use({ profile: 'lasting' });

const account = '/my-space/my-account';
const host = 'north.wixstudio.test';
const on = { switches: [`${host}/light`], scripts: [`${host}/light`], hosts: [host] };

/** Switches the badge on, on another site than the one whose member is changed. */
async function switchBadgeOn(story: Story): Promise<void> {
  const tab = await story.visit('studio', { as: 'Shira', path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  expect(await badgeTraces(story.browser)).toEqual(on);
}

/** The badge is on, and comes by itself, for whoever is logged in now. */
async function expectBadgeOn(story: Story): Promise<void> {
  await expect.poll(() => badgeTraces(story.browser)).toEqual(on);
  await story.pageBadgeSays(await story.visit('studio', { as: 'Eitan', path: account }), 'Private');
}

// Starting a browser costs more than most stories do: what is asked of its next start is asked of the same one.
test('E16: the browser ends while a change is under way: the next one shows what is read; a badge that was on still is', async ({
  story,
}) => {
  await switchBadgeOn(story);
  const { popup, release } = await leaveHeld(story);
  await popup.close();
  await story.restartBrowser();
  release();
  await expect.poll(() => story.site('acme').member('Dana').privacyStatus).toBe('PRIVATE');
  await expectBadgeOn(story);
  const next = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await next.says('Your profile is private.');
  expect(story.writes()).toEqual(['leave']);
});

test('E16: the browser ends before a change was sent: the next one does not send it; a badge that was on without its script has it again', async ({
  story,
}) => {
  await switchBadgeOn(story);
  await story.browser.evaluateInBackground(
    '(globalThis.browser ?? chrome).scripting.unregisterContentScripts().then(() => null)',
  );
  expect(await badgeTraces(story.browser)).toEqual({ ...on, scripts: [] });
  const { popup, release } = await checkHeld(story);
  await popup.close();
  await story.restartBrowser();
  release();
  await expectBadgeOn(story);
  const next = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await next.says('Your profile is public.');
  expect(story.writes()).toEqual([]);
});
