import { expect, test } from '@playwright/test';
import { type MockWix, startMockWix } from '../mock-wix/index.ts';
import { createNodeBrowser } from '../mock-wix/node-browser.ts';
import { fetchTokens, sdkAs } from '../mock-wix/sdk-client.ts';

let mock: MockWix;

test.beforeAll(async () => {
  mock = await startMockWix();
});
test.beforeEach(() => mock.reset());
test.afterAll(() => mock.stop());

const html = '<!doctype html><title>Mine</title>';
const bases = [
  'https://www.paper-boats.test',
  'https://www.paper-boats.test/',
  'https://ella.wixsite.test/boats',
  'https://ella.wixstudio.test/boats/',
];

for (const base of bases) {
  test(`a page added at ${base} is a live site with members of its own`, async () => {
    const site = mock.addSite({ base, html });
    const browser = createNodeBrowser(mock);
    const bare = base.replace(/\/$/, '');
    for (const address of [bare, `${bare}/`, `${bare}//`, `${bare}/a/page?x=1`]) {
      expect(await (await browser.fetch(address)).text()).toBe(html);
    }
    const { members } = await sdkAs(browser, site, 'Gil');
    const { member } = await members.getCurrentMember({ fieldsets: ['EXTENDED'] });
    expect(member).toMatchObject({ privacyStatus: 'PRIVATE', profile: { nickname: 'Gil Oren' } });
    await members.joinCommunity();
    expect(site.member('Gil').privacyStatus).toBe('PUBLIC');
    for (const path of ['/_api/v1/access-tokens', '/_api/v2/dynamicmodel', '//_api/v2/dynamicmodel']) {
      expect(await (await browser.fetch(`${bare}${path}`)).json()).toMatchObject({
        siteMemberId: site.member('Gil').id,
      });
    }
    expect(new Set(mock.requests.map((request) => request.site))).toEqual(new Set([site.key]));
    await browser.fetch(site.logOutUrl());
    expect((await fetchTokens(browser, site)).smToken).toBeUndefined();
  });
}

test('an added site is gone after a reset; the others stay', async () => {
  const site = mock.addSite({ base: 'https://www.paper-boats.test', html });
  expect(mock.everySite).toContain(site);
  mock.reset();
  expect(mock.everySite).toEqual(Object.values(mock.sites));
  const browser = createNodeBrowser(mock);
  expect((await browser.fetch(site.url())).status).toBe(404);
  expect((await browser.fetch(site.url('/_api/v1/access-tokens'))).status).toBe(404);
  mock.addSite({ base: site.base, html });
  expect((await browser.fetch(site.url())).status).toBe(200);
});

test('one address holds one site, in any spelling', () => {
  mock.addSite({ base: 'https://www.paper-boats.test', html });
  for (const base of [
    'https://www.paper-boats.test/',
    'https://WWW.paper-boats.test',
    'https://www.acme-club.test',
  ]) {
    expect(() => mock.addSite({ base, html })).toThrow('is there already');
  }
});

test('without a Members Area its apps have no token; members of its own replace the usual ones', async () => {
  const members = [{ name: 'Tal', lastName: 'Harel', privacyStatus: 'PRIVATE' }] as const;
  const site = mock.addSite({ base: 'https://www.paper-boats.test', html, membersArea: false, members });
  const browser = createNodeBrowser(mock);
  await browser.fetch(site.logInUrl('Tal'));
  const { apps, siteMemberId } = await fetchTokens(browser, site);
  expect(Object.keys(apps)).not.toContain('14cc59bc-f0b7-15b8-e1c7-89ce41d0e0c9');
  expect(siteMemberId).toBe(site.member('Tal').id);
});
