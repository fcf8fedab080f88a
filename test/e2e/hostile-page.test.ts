import { expect, test } from './fixture.ts';

/** Takes away what scripts are made of, and puts forms in the place of what a document has. */
const takenAway = `<script>
  const no = () => { throw new Error('not for you'); };
  window.fetch = no;
  JSON.parse = no;
  JSON.stringify = no;
  Element.prototype.attachShadow = no;
  Document.prototype.querySelector = no;
  Array.prototype[Symbol.iterator] = no;
  AbortSignal.timeout = no;
  navigator.sendBeacon = no;
  window.TextDecoder = window.URL = window.Headers = no;
</script>`;
const clobbering = [
  'querySelector',
  'cookie',
  'location',
  'defaultView',
  'addEventListener',
  'documentElement',
]
  .map((name) => `<form name="${name}"><input name="${name}"></form>`)
  .join('');

test('A9: a page that takes away what scripts are made of: its member is read and changed as ever', async ({
  story,
}) => {
  const site = story.site('acme');
  site.alterPage = (html) =>
    html.replace('<head>', `<head>${takenAway}`).replace('</main>', `</main>${clobbering}`);
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says('Done. Wix confirms the profile is now private.');
  expect(story.writes()).toEqual(['leave']);
  await popup.close();
  // Who drives the browser needs what the page has replaced.
  site.alterPage = (html) => html;
  await tab.reload();
});

const isCopy = 'This is a copy of a Wix site.';
const isNotWix = "This isn't a Wix site.";
const own = 'https://www.acme-mirror.test';
const claims: [what: string, base: string, headline: string][] = [
  ['another site', 'https://www.acme-club.test', isCopy],
  ['a site below another path', `${own}/yoga`, isCopy],
  ['another port', `${own}:8443`, isCopy],
  ['http', 'http://www.acme-mirror.test', isCopy],
  ['the host as a user name', `${own}@www.acme-club.test`, isCopy],
  ['javascript:', 'javascript:alert(1)//www.acme-mirror.test', isNotWix],
  ['1 MB', `${own}/${'x'.repeat(1_000_000)}`, isNotWix],
];

test('A10: a page with every marker of Wix that says it belongs elsewhere is a copy or not Wix, and nobody is asked', async ({
  story,
}) => {
  test.slow(); // The popup is opened for each of them.
  const { base } = story.site('acme');
  const tab = await story.visit('copy');
  for (const [what, claimed, headline] of claims) {
    await test.step(what, async () => {
      story.site('copy').alterPage = (html) =>
        html.replaceAll(`"externalBaseUrl":"${base}"`, `"externalBaseUrl":"${claimed}"`);
      await tab.reload();
      const popup = await story.openPopup(tab);
      await popup.says(headline);
      expect(await popup.buttons()).toEqual([]);
      expect(story.steps()).toEqual([]);
      await popup.close();
    });
  }
});

test('A10: a page that says it is at home, and names addresses of another site: only its own is asked', async ({
  story,
}) => {
  const { base } = story.site('acme');
  story.site('copy').alterPage = (html) =>
    html.replaceAll(base, own).replaceAll(`${own}/_api`, `${base}/_api`);
  const tab = await story.visit('copy');
  const popup = await story.openPopup(tab);
  await expect.poll(() => popup.headline()).not.toMatch(/^(Looking at this site…)?$/);
  const asked = story.mock.requests.map(({ site, path }) => `${site} ${path}`);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((request) => !request.startsWith('www.acme-mirror.test /_api/v1/'))).toEqual([]);
});
