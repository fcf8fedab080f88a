import { expect, test } from '@playwright/test';
import { fakeBrowser } from '../fake-browser.ts';
import { eachRow } from '../rows.ts';
import { usualSite } from '../wix/usual-site.ts';

const { siteInATab } = await import('../../../src/pages/members/site-in-a-tab.ts');

const id = '5b1f0000-0000-4000-8000-000000000001';
const siteAt = (key: string, metaSiteId = id) => ({
  key,
  base: `https://${key}`,
  accessTokensUrl: `https://${key}/_api/v1/access-tokens`,
  ...usualSite,
  metaSiteId,
});
/** What is known of a tab on a page of that site. */
const tabOn = (site: object) => ({ kind: 'not-named', site });

const { session } = fakeBrowser.storage;
const { get } = session;
test.afterEach(() => {
  session.get = get;
});

test('G8: the site is where its tabs are; where two addresses claim its id it is at neither', async () => {
  const acme = siteAt('www.acme-club.test');
  const rows: [name: string, tabs: [jar: string, site: object][], key: string | undefined][] = [
    ['no tab', [], undefined],
    ['a tab', [['normal', acme]], acme.key],
    [
      'two tabs at one address',
      [
        ['normal', acme],
        ['firefox-container-1', acme],
      ],
      acme.key,
    ],
    ['its id in capitals', [['normal', siteAt(acme.key, id.toUpperCase())]], acme.key],
    [
      'another site beside it',
      [
        ['normal', acme],
        ['normal', siteAt('www.other.test', id.replace('5', '6'))],
      ],
      acme.key,
    ],
    [
      'another address that claims its id',
      [
        ['normal', acme],
        ['normal', siteAt('www.evil.test')],
      ],
      undefined,
    ],
    ['a private window', [['private', acme]], undefined],
  ];
  await eachRow(
    rows,
    ([name]) => name,
    async ([, tabs, key]) => {
      const kept = tabs.map(([jar, site], index) => [`tab ${jar} ${index}`, tabOn(site)]);
      session.get = async () => Object.fromEntries(kept);
      expect((await siteInATab(id))?.key).toBe(key);
    },
  );
});
