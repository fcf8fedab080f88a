import { expect, test } from './fixture.ts';

test.use({ profile: 'lasting' });

/** Help pages that are open. */
const open = `(async () => {
  const tabs = await (globalThis.browser ?? chrome).tabs.query({});
  return tabs.filter(({ url }) => url?.endsWith('/help.html')).length;
})()`;

// Chromium takes an extension here only unpacked, as from who works on it.
test('the help opens once, after installing for good', async ({ story }) => {
  const { browser } = story;
  await expect.poll(() => browser.evaluateInBackground(open)).toBe(1);
  await story.restartBrowser();
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  expect(await story.browser.evaluateInBackground(open)).toBe(0);
});
