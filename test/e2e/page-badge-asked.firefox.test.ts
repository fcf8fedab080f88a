// Chromium's question is a window that no test can press; what happens there is in page-badge.test.ts.
import { badgeTraces } from './badge-traces.ts';
import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import type { Story } from './story.ts';

const account = '/account/my-account';
const acme = 'www.acme-club.test';

/** Asks for the badge of the tab's site; the popup is closed, and the browser's question stands. */
async function askFor(story: Story, tab: Tab, siteKey: string): Promise<void> {
  story.hadBadge = true;
  const popup = await story.openPopup(tab);
  await popup.switchBadge();
  const wanted = `(globalThis.browser ?? chrome).storage.session.get(null).then((all) =>
    JSON.stringify(Object.entries(all).filter(([key]) => key.startsWith('badge '))))`;
  await expect.poll(() => story.browser.evaluateInBackground<string>(wanted)).toContain(`"${siteKey}"`);
  if (await popup.popup.isOpen()) await popup.close();
}

test('a popup opened in another window while the question stands: an Allow still counts', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await story.browser.answerPrompt('allow', acme, async () => {
    await askFor(story, tab, acme);
    const other = await story.visit('plain', { place: 'window' });
    const popup = await story.openPopup(other);
    await popup.says("This isn't a Wix site.");
    await popup.close();
    await story.close(other);
    await tab.bringToFront();
  });
  await story.pageBadgeSays(tab, 'Public');
  expect(await badgeTraces(story.browser)).toEqual({ switches: [acme], scripts: [acme], hosts: [acme] });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await expect.poll(() => popup.isBadgeOn()).toBe(true);
});

test('asked for two sites at once: each answer is for its own', async ({ story }) => {
  const studio = story.site('studio').key;
  const { host } = new URL(story.site('studio').url());
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  const other = await story.visit('studio', { as: 'Shira', path: '/people/shira/profile', place: 'window' });
  await story.browser.answerPrompt('allow', host, async () => {
    await askFor(story, other, studio);
    await story.browser.answerPrompt('deny', acme, () => askFor(story, tab, acme));
    expect((await badgeTraces(story.browser)).switches).toEqual([]);
    await other.bringToFront();
  });
  await story.pageBadgeSays(other, 'Public');
  expect(await badgeTraces(story.browser)).toEqual({ switches: [studio], scripts: [studio], hosts: [host] });
  expect(await story.browser.pageBadge(tab)).toBeUndefined();
});
