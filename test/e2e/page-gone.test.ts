import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import { held } from './held.ts';
import { leaveHeld } from './leave-held.ts';
import type { Story } from './story.ts';

test('E9: a page that goes to another site by itself, under the popup: nothing is left of its member', async ({
  story,
}) => {
  const elsewhere = story.site('studio').url('/');
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await expect.poll(() => story.steps().at(-1)).toBe('rule');
  await tab.evaluate(`(location.href = ${JSON.stringify(elsewhere)}, true)`);
  await popup.says('Click the toolbar button again on this page.');
  await expect.poll(() => tab.url()).toBe(elsewhere);
  expect(await popup.who()).toEqual([]);
  await expect.poll(() => popup.heading()).not.toBe('www.acme-club.test');
  await story.toolbarSays(tab, '', 'Member Visibility');
});

test('E9: a page that leaves under a change: the popup keeps the change in view, and tells how it ended', async ({
  story,
}) => {
  const { tab, popup, release } = await leaveHeld(story);
  const elsewhere = story.site('studio').url('/');
  await tab.evaluate(`(location.href = ${JSON.stringify(elsewhere)}, true)`);
  await expect.poll(() => tab.url(), { intervals: [20] }).toBe(elsewhere);
  expect(await popup.headline()).toBe('Changing…');
  expect(await popup.heading()).toBe('www.acme-club.test');
  await story.leftAlone(async () => release());
  await popup.says("The change was sent, but we couldn't check it.");
  expect(await popup.heading()).toBe('www.acme-club.test');
});

/** Noa is private on yoga, Lior public on dance: neighbours of one origin, whose cookies are in one jar. */
async function bothLoggedIn(story: Story): Promise<Tab> {
  await story.visit('dance', { as: 'Lior' });
  return story.visit('yoga', { as: 'Noa' });
}

type Reading = 'tokens' | 'member' | 'rule';
const places: [name: string, during: Reading[], go: (story: Story, tab: Tab) => Promise<void>][] = [
  ['to another site', ['tokens'], (story, tab) => tab.goto(story.site('studio').url('/'))],
  ['to its neighbour on the same origin', ['rule'], (story, tab) => tab.goto(story.site('dance').url('/'))],
  ['to the same page once more', ['tokens', 'member'], (_story, tab) => tab.reload()],
];
for (const [name, during, go] of places) {
  for (const step of during) {
    test(`E9: the tab goes ${name} while ${step} is read before a change: nothing is sent from either page`, async ({
      story,
    }) => {
      const tab = await bothLoggedIn(story);
      const popup = await story.openPopup(tab);
      await popup.says('Your profile is private.');
      await story.hasAsked(['tokens', 'member', 'rule']);
      const { hold, release } = held();
      story.mock.fault({ site: 'yoga', step, hold, times: 1 });
      await story.leftAlone(() => popup.change('Join community'));
      await expect.poll(() => story.steps().slice(3)).toContain(step);
      await go(story, tab);
      release();
      expect(await popup.says('This tab shows another page now.')).toContain('Nothing was changed.');
      expect(story.writes()).toEqual([]);
      expect(story.site('yoga').member('Noa').privacyStatus).toBe('PRIVATE');
      expect(story.site('dance').member('Lior').privacyStatus).toBe('PUBLIC');
    });
  }

  test(`E9: the tab goes ${name} while it is read: what comes late is not shown`, async ({ story }) => {
    const tab = await bothLoggedIn(story);
    const { hold, release } = held();
    story.mock.fault({ site: 'yoga', step: 'member', hold, times: 1 });
    const popup = await story.openPopup(tab);
    await expect.poll(() => story.steps()).toContain('member');
    await go(story, tab);
    release();
    await expect.poll(() => story.mock.requests.every(({ isOver }) => isOver)).toBe(true);
    // The click gave Chromium access to the origin, Firefox to that one document.
    const isClosedToUs = story.browser.name === 'firefox' || name === 'to another site';
    if (isClosedToUs) {
      await popup.says('Click the toolbar button again on this page.');
      expect(await popup.who()).toEqual([]);
    } else {
      const isDance = name !== 'to the same page once more';
      await popup.says(isDance ? 'Your profile is public.' : 'Your profile is private.');
      expect((await popup.who())[0]).toBe(isDance ? 'Lior Peretz' : 'Noa Shahar');
    }
  });
}

/** How far the changes have come that the background still remembers. */
const records = `(async () => {
  const all = Object.entries(await (globalThis.browser ?? chrome).storage.session.get(null));
  return all.filter(([key]) => key.startsWith('change ')).map(([, { progress }]) => progress.step);
})()`;

for (const [name, end] of [
  ['is closed', (story: Story, tab: Tab) => story.close(tab)],
  [
    'crashes',
    async (story: Story, tab: Tab) => {
      await tab.crash();
      await story.close(tab);
    },
  ],
] as const) {
  test(`E10: the tab ${name} under a change: the next popup on that site tells, once`, async ({ story }) => {
    await story.go(story.site('plain').url());
    const { tab, popup, release } = await leaveHeld(story);
    await popup.close();
    await end(story, tab);
    release();
    await expect.poll(() => story.site('acme').member('Dana').privacyStatus).toBe('PRIVATE');
    await expect.poll(() => story.browser.evaluateInBackground(records)).toEqual(['ended']);
    const other = await story.visit('acme', { path: '/about' });
    const next = await story.openPopup(other);
    await next.says('Done. Wix confirms the profile is now private.');
    await next.close();
    await (await story.openPopup(other)).says('Your profile is private.');
    await expect.poll(() => story.browser.evaluateInBackground(records)).toEqual([]);
    expect(story.writes()).toEqual(['leave']);
  });
}
