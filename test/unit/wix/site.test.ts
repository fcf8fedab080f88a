import { expect, test } from '@playwright/test';
import { recogniseSite } from '../../../src/wix/recognise-site.ts';
import type { Recognition } from '../../../src/wix/site.ts';
import { eachRow } from '../rows.ts';
import { essential, type FakeElement, findIn, full, generator, metaSiteId } from './fake-document.ts';
import { usualSite } from './usual-site.ts';

type Row = [name: string, at: string, elements: FakeElement[], expected: Recognition];

const acme = 'https://www.acme-club.test';
const yoga = 'https://dana.wixsite.test/yoga';
const tokens = '/_api/v1/access-tokens';
const dynamic = '/_api/v2/dynamicmodel';

const pageOf = (base: string, more: object = {}) => ({
  site: { externalBaseUrl: base, ...more },
  accessTokensUrl: `${base}${tokens}`,
  dynamicModelUrl: `${base}${dynamic}`,
  siteFeatures: ['siteMembers'],
});
const wix = (base: string, key: string, accessTokensUrl = `${base}${tokens}`): Recognition => ({
  kind: 'wix',
  site: { base, key, accessTokensUrl, ...usualSite },
});
const atAcme = wix(acme, 'www.acme-club.test');
const atYoga = wix(yoga, 'dana.wixsite.test/yoga');

/** A page that names its base in this spelling and leaves the rest to us. */
const named = (base: string) => [essential({ site: { externalBaseUrl: base } })];

const copyOf = (of: string): Recognition => ({ kind: 'copy', of });
const template: Recognition = { kind: 'template' };
const notSecure: Recognition = { kind: 'not-secure' };
const notWix: Recognition = { kind: 'not-wix' };

/** What is recognised, by the titles of the tests. */
const table: Record<string, Row[]> = {
  'B5: pages of all years and editors, and templates, are told for what they are': [
    ['a page of 2023 (essential model)', `${acme}/about`, [essential(pageOf(acme))], atAcme],
    [
      'a page with both models',
      acme,
      [essential(pageOf(acme)), full(pageOf(acme, { siteType: 'UGC' }))],
      atAcme,
    ],
    ['a page of 2021 (full model only)', acme, [full(pageOf(acme, { siteType: 'UGC' })), generator], atAcme],
    ['a Studio page', acme, [full(pageOf(acme, { editorName: 'Studio', isResponsive: true }))], atAcme],
    ['a template', acme, [essential(pageOf(acme)), full(pageOf(acme, { siteType: 'Template' }))], template],
    ['a template with the full model only', acme, [full(pageOf(acme, { siteType: 'Template' }))], template],
    ['a page of 2019', acme, [generator, metaSiteId], { kind: 'too-old' }],
  ],
  'a page is of the site that it names': [
    ['a page whose essential model is broken', acme, [essential('{'), full(pageOf(acme))], atAcme],
    ['a free site under a path', yoga, [essential(pageOf(yoga))], atYoga],
    ['a free site, with a slash after it', `${yoga}/`, [essential(pageOf(yoga))], atYoga],
    ['a base with a query and a hash', yoga, named(`${yoga}?lang=fr#top`), atYoga],
    [
      'a site on a port of its own',
      'https://localhost:8443/site/page',
      named('https://localhost:8443/site'),
      wix('https://localhost:8443/site', 'localhost:8443/site'),
    ],
    ['a page that names no other address', acme, named(acme), atAcme],
  ],
  'B8: pages deep in a site, in another language, or behind a # are of the same site': [
    ['a deep link', `${yoga}/blog/2024/post?x=1#part`, [essential(pageOf(yoga))], atYoga],
    ['a hash route', `${acme}/#!/page`, [essential(pageOf(acme))], atAcme],
    ['a multilingual path', `${acme}/fr/membres`, [essential(pageOf(acme))], atAcme],
    ['a multilingual path of a free site', `${yoga}/fr/membres`, [essential(pageOf(yoga))], atYoga],
  ],
  'B2: a name and password in an address count for nothing': [
    ['a location with them', 'https://me:secret@dana.wixsite.test/yoga', named(yoga), atYoga],
    ['a base with them', yoga, named('https://me:secret@dana.wixsite.test/yoga'), atYoga],
  ],
  'B4: one address that is spelled in several ways is one site': [
    ['a base with a trailing slash', yoga, named(`${yoga}/`), atYoga],
    ['a bare base with a trailing slash', acme, named(`${acme}/`), atAcme],
    ['a base with several trailing slashes', acme, named(`${acme}//`), atAcme],
    ['a base in an upper-case host', yoga, named('https://DANA.WixSite.test/yoga'), atYoga],
    ['a location in an upper-case host', 'https://DANA.wixsite.test/yoga', named(yoga), atYoga],
    ['a base with the default port spelled out', yoga, named('https://dana.wixsite.test:443/yoga'), atYoga],
    ['a location with the default port spelled out', 'https://www.acme-club.test:443/', named(acme), atAcme],
    [
      'a host that is not ASCII',
      'https://bücher.test/',
      named('https://bücher.test'),
      wix('https://xn--bcher-kva.test', 'xn--bcher-kva.test'),
    ],
    [
      'a host that mixes Latin and Cyrillic letters',
      'https://аcme.test/',
      named('https://аcme.test'),
      wix('https://xn--cme-5cd.test', 'xn--cme-5cd.test'),
    ],
  ],
  'A10: a page that is elsewhere than it says is a copy': [
    ['on another host', 'https://copy.test/', [essential(pageOf(acme))], copyOf('www.acme-club.test')],
    [
      'on a host below the real one',
      'https://x.www.acme-club.test/',
      named(acme),
      copyOf('www.acme-club.test'),
    ],
    ['on another port', 'https://www.acme-club.test:8443/', named(acme), copyOf('www.acme-club.test')],
    ['a page that names another port', acme, named(`${acme}:8443`), copyOf('www.acme-club.test:8443')],
    ['of a full-model page', 'https://copy.test/', [full(pageOf(acme))], copyOf('www.acme-club.test')],
  ],
  'A10: a base that is no address of a site, or is 1 MB long, counts for nothing': [
    ['javascript:', acme, named('javascript:alert(1)//www.acme-club.test'), notWix],
    ['data:', acme, named('data:text/html,x'), notWix],
    ['file:', acme, named('file:///www.acme-club.test'), notWix],
    ['an address of 1 MB', acme, named(`${acme}/${'x'.repeat(1_000_000)}`), notWix],
  ],
  'B1: a page that did not come over https is no site': [
    ['a page over http', 'http://www.acme-club.test/', named('http://www.acme-club.test'), notSecure],
    ['an http page of an https site', 'http://www.acme-club.test/', named(acme), notSecure],
    ...['about:blank', 'file:///home/page.html', 'data:text/html,x', 'blob:https://www.acme-club.test/1'].map(
      (at): Row => [`a page at ${at}`, at, [essential(pageOf(acme))], notWix],
    ),
  ],
  'B6: a page that has some of the markers of Wix is not Wix': [
    ['the generator meta only', acme, [generator], notWix],
    [
      'pictures of Wix',
      acme,
      [{ tag: 'img', attributes: { src: 'https://static.wixstatic.com/media/a.png' } }, generator],
      notWix,
    ],
    ['a model that is not JSON', acme, [full('var x = 1;')], notWix],
    ['a model that is empty', acme, [full(''), essential(' ')], notWix],
    ...[null, [], 'x', 0, true, {}, { site: null }, { site: {} }, { site: [] }, [pageOf(acme)]].map(
      (shape): Row => [
        `a model that is ${JSON.stringify(shape).slice(0, 20)}`,
        acme,
        [full(JSON.stringify(shape)), essential(JSON.stringify(shape))],
        notWix,
      ],
    ),
    ['a model in a div', acme, [{ ...full(pageOf(acme)), tag: 'div' }], notWix],
    [
      'a model in a script of another type',
      acme,
      [{ ...full(pageOf(acme)), attributes: { id: 'wix-viewer-model', type: 'text/javascript' } }],
      notWix,
    ],
  ],
  'a page without a base is not Wix': [
    ['an empty page', acme, [], notWix],
    ['a page with the site id meta only', acme, [metaSiteId], notWix],
    ['a base in __proto__', acme, [full(`{"__proto__":${JSON.stringify(pageOf(acme))}}`)], notWix],
    ['a base that is no text', acme, [full({ site: { externalBaseUrl: { toString: acme } } })], notWix],
    ['a base that is no address', acme, named('www.acme-club.test'), notWix],
    ['a base that is empty', acme, named(''), notWix],
  ],
};
for (const [title, rows] of Object.entries(table)) {
  test(title, async () => {
    await eachRow(
      rows,
      ([name]) => name,
      ([, at, elements, expected]) => expect(recogniseSite(new URL(at), findIn(elements))).toEqual(expected),
    );
  });
}

const neighbours = ['dance', 'yogamats', '', 'Xyoga/yoga', 'yoga/../dance'];
test(`B3: a page beside ${yoga} is not one of it`, async () => {
  await eachRow(
    neighbours,
    (path) => `at https://dana.wixsite.test/${path}`,
    (path) => {
      const at = new URL(`https://dana.wixsite.test/${path}`);
      expect(recogniseSite(at, findIn(named(yoga))).kind).not.toBe('wix');
    },
  );
});

test('A10: an http base on an https page is refused', () => {
  expect(['copy', 'not-wix']).toContain(
    recogniseSite(new URL(acme), findIn(named('http://www.acme-club.test'))).kind,
  );
});

const cookies: [cookie: string, elements: FakeElement[], kind: Recognition['kind']][] = [
  ['wixSession=x', [], 'headless'],
  ['a=1; wixSession=x; b=2', [], 'headless'],
  ['wixSession=', [generator], 'headless'],
  ['a=1', [], 'not-wix'],
  ['', [], 'not-wix'],
  ['xwixSession=x', [], 'not-wix'],
  ['wixSessionId=x', [], 'not-wix'],
  ['a=wixSession=x', [], 'not-wix'],
  ['WIXSESSION=x', [], 'not-wix'],
  ['wixSession=x', [essential(pageOf(acme))], 'wix'],
  ['wixSession=x', [full('{')], 'headless'],
  ['wixSession=x', [generator, metaSiteId], 'too-old'],
];
test('B5: with the cookie of a session a page that shows nothing else of Wix is Headless', async () => {
  await eachRow(
    cookies,
    ([cookie, elements, kind]) =>
      `with the cookie "${cookie}" a page of ${elements.length} markers is ${kind}`,
    ([cookie, elements, kind]) =>
      expect(recogniseSite(new URL(acme), findIn(elements), cookie).kind).toBe(kind),
  );
});
