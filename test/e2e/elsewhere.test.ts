import { expect, test } from './fixture.ts';

test('B6: a page that is not Wix, though it carries the generator meta: no request', async ({ story }) => {
  const tab = await story.visit('plain');
  const popup = await story.openPopup(tab);
  expect(await popup.says("This isn't a Wix site.")).toContain('Open a page of your Wix site.');
  expect(await popup.heading()).toBe('plain.test');
  expect(await popup.buttons()).toEqual([]);
  expect(story.steps()).toEqual([]);
  await story.toolbarSays(tab, '', 'Member Visibility');
});

test('A10: a copy of a Wix site on another host: it names the real one and asks nobody', async ({
  story,
}) => {
  const popup = await story.openPopup(await story.visit('copy'));
  expect(await popup.says('This is a copy of a Wix site.')).toContain(
    'The real one is at www.acme-club.test.',
  );
  expect(story.steps()).toEqual([]);
});

test('A10, B3: a page of one site that claims to be its neighbour is a copy too', async ({ story }) => {
  const { base, url } = { base: story.site('yoga').base, url: story.site('dance').url('/') };
  story.site('dance').alterPage = (html) => html.replaceAll(story.site('dance').base, base);
  const popup = await story.openPopup(await story.go(url));
  expect(await popup.says('This is a copy of a Wix site.')).toContain('at dana.wixsite.test/yoga.');
  expect(story.steps()).toEqual([]);
});

test('B1: an http page', async ({ story }) => {
  const popup = await story.openPopup(await story.go('http://plain.test/'));
  expect(await popup.says("This page isn't secure.")).toContain('Open it with https.');
  expect(story.steps()).toEqual([]);
});

test("B1: one of the browser's own pages", async ({ story }) => {
  const page = story.browser.name === 'firefox' ? 'about:support' : 'chrome://version/';
  const tab = await story.go(page);
  const popup = await story.openPopup(tab);
  expect(await popup.says("Extensions can't read this page.")).toContain('Open your site in a normal tab.');
  await story.toolbarSays(tab, '', 'Member Visibility');
});

test('a page opened under the popup: access is gone, and a click on the toolbar button brings it back', async ({
  story,
}) => {
  const tab = await story.visit('acme');
  const popup = await story.openPopup(tab);
  await popup.says("You're not logged in to this site.");
  const elsewhere = story.site('studio').logInUrl('Shira');
  await tab.evaluate(`(location.href = ${JSON.stringify(elsewhere)}, true)`);
  await expect.poll(() => tab.url()).toBe(story.site('studio').url('/'));
  await popup.says('Click the toolbar button again on this page.');
  await popup.close();

  story.visited.add(story.site('studio').key);
  const again = await story.openPopup(tab);
  await again.says('Your profile is public.');
});
