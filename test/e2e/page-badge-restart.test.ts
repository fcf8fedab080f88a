import { badgeTraces } from './badge-traces.ts';
import { expect, test } from './fixture.ts';
import type { Story } from './story.ts';

const account = '/account/my-account';
const acme = 'www.acme-club.test';
const on = { switches: [acme], scripts: [acme], hosts: [acme] };

async function switchOn(story: Story): Promise<void> {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
}

test.use({ profile: 'lasting' });

test('the browser was closed and opened again: the switch is still on, and the badge comes by itself', async ({
  story,
}) => {
  await switchOn(story);
  await story.restartBrowser();
  await expect.poll(() => badgeTraces(story.browser)).toEqual(on);
  await story.pageBadgeSays(await story.visit('acme', { as: 'Omer', path: account }), 'Private');
});

test('the browser was closed with switch and script apart: at its next start they agree again', async ({
  story,
}) => {
  await switchOn(story);
  await story.browser.evaluateInBackground(
    '(globalThis.browser ?? chrome).scripting.unregisterContentScripts().then(() => null)',
  );
  expect(await badgeTraces(story.browser)).toEqual({ ...on, scripts: [] });
  await story.restartBrowser();
  await expect.poll(() => badgeTraces(story.browser)).toEqual(on);
  await story.pageBadgeSays(await story.visit('acme', { as: 'Dana', path: account }), 'Public');
});
