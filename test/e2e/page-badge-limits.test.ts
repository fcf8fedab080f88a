import { behindAnother } from './behind-another.ts';
import { expect, test } from './fixture.ts';

const account = '/account/my-account';
const reading = ['tokens', 'member', 'rule'];
const push = (path: string) => `(history.pushState({}, '', ${JSON.stringify(path)}), true)`;

test('only member pages have it, also where the page changes its address by itself', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  await story.allowBadge(tab);
  await story.hasAsked(reading);
  await tab.reload();
  expect(await story.browser.pageBadge(tab)).toBeUndefined();

  await tab.evaluate(push(account));
  await story.pageBadgeSays(tab, 'Public');
  await tab.evaluate(push('/about'));
  await story.pageBadgeSays(tab, undefined);
  await tab.evaluate(push('/account/my-account'));
  await story.pageBadgeSays(tab, 'Public');
  await tab.evaluate('(history.back(), true)');
  await story.pageBadgeSays(tab, undefined);
  await tab.evaluate(push('/profile/dana/profile'));
  await story.pageBadgeSays(tab, 'Public');
  await story.hasAsked([...reading, ...reading]);
});

test('E13: a page that changes its address a thousand times costs no more than one that does so twice', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  await story.allowBadge(tab);
  await story.hasAsked(reading);
  await story.leftAlone(() =>
    tab.evaluate(`(() => {
      for (let i = 1; i <= 1000; i++) history.pushState({}, '', i % 20 ? '/blog/' + i : '/profile/omer/profile');
      return true;
    })()`),
  );
  // Chromium takes some two hundred in a row, and ignores the next ones for a while.
  const last = account;
  await expect.poll(() => tab.evaluate(`(${push(last)}, location.pathname)`)).toBe(last);
  await story.pageBadgeSays(tab, 'Public');
  const next = await story.visit('acme', { path: account });
  await story.pageBadgeSays(next, 'Public');
  // The popup's reading, the next page's, and two at most in between.
  story.hasAskedAtMost(reading.length * 4);
});

test('E14: a tab that nobody sees asks nothing until it comes to the front', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  await story.allowBadge(tab);
  await story.hasAsked(reading);
  await tab.reload(); // A document that nothing was read of yet.
  const comeToFront = await behindAnother(story, tab);
  await tab.evaluate(push(account));
  const seen = await story.visit('classic', { as: 'Avi', path: account });
  await story.allowBadge(seen);
  await story.pageBadgeSays(seen, 'Private');
  const { key } = story.site('acme');
  const ofAcme = () => story.mock.requests.filter(({ site }) => site === key).map(({ step }) => step);
  expect(ofAcme()).toEqual(reading);
  expect(await story.browser.pageBadge(tab)).toBeUndefined();

  await comeToFront();
  await story.pageBadgeSays(tab, 'Public');
  await expect.poll(ofAcme).toEqual([...reading, ...reading]);
});

test('a page that pretends to come in sight, again and again, is not read anew', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  await story.hasAsked([...reading, ...reading]);
  await tab.evaluate(`(() => {
    for (let i = 0; i < 100; i++) {
      for (const type of ['pagehide', 'pageshow']) dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
      document.dispatchEvent(new Event('visibilitychange'));
    }
    return true;
  })()`);
  await story.pageBadgeSays(tab, 'Public');
  const next = await story.visit('acme', { path: account });
  await story.pageBadgeSays(next, 'Public');
  await story.hasAsked([...reading, ...reading, ...reading]);
});

test('frames have none, whoever frames a member page', async ({ story }) => {
  const site = story.site('acme');
  const framing = `<!doctype html><title>Frames</title><iframe src="${site.url(account)}"></iframe>`;
  const [own, foreign] = [site.url('/framing'), story.site('plain').url('/framing')];
  for (const url of [own, foreign]) story.mock.servePage(url, { html: framing });
  const tab = await story.visit('acme', { as: 'Dana' });
  await story.allowBadge(tab);
  await story.hasAsked(reading);

  const inOwn = await story.go(own);
  await story.go(foreign);
  site.alterPage = (html, url) =>
    url.pathname.startsWith('/profile/')
      ? html.replace('</main>', `</main><iframe src="${site.url(account)}"></iframe>`)
      : html;
  const member = await story.visit('acme', { path: '/profile/dana/profile' });
  await story.pageBadgeSays(member, 'Public');
  const inFrame = `document.querySelector('iframe').contentDocument.querySelectorAll('member-visibility-badge').length`;
  for (const each of [inOwn, member]) expect(await each.evaluate(inFrame)).toBe(0);
  expect(await story.browser.pageBadge(inOwn)).toBeUndefined();
  await story.hasAsked([...reading, ...reading]);
});
