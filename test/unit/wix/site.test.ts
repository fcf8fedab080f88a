import { expect, test } from '@playwright/test';
import { type Recognition, recogniseSite } from '../../../src/wix/site.ts';
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

const recognised: Row[] = [
  ['B5: a page of 2023 (essential model)', `${acme}/about`, [essential(pageOf(acme))], atAcme],
  [
    'B5: a page with both models',
    acme,
    [essential(pageOf(acme)), full(pageOf(acme, { siteType: 'UGC' }))],
    atAcme,
  ],
  [
    'B5: a page of 2021 (full model only)',
    acme,
    [full(pageOf(acme, { siteType: 'UGC' })), generator],
    atAcme,
  ],
  ['a page whose essential model is broken', acme, [essential('{'), full(pageOf(acme))], atAcme],
  ['B5: a Studio page', acme, [full(pageOf(acme, { editorName: 'Studio', isResponsive: true }))], atAcme],
  ['a free site under a path', yoga, [essential(pageOf(yoga))], atYoga],
  ['a free site, with a slash after it', `${yoga}/`, [essential(pageOf(yoga))], atYoga],
  ['B8: a deep link', `${yoga}/blog/2024/post?x=1#part`, [essential(pageOf(yoga))], atYoga],
  ['B8: a hash route', `${acme}/#!/page`, [essential(pageOf(acme))], atAcme],
  ['B8: a multilingual path', `${acme}/fr/membres`, [essential(pageOf(acme))], atAcme],
  ['B8: a multilingual path of a free site', `${yoga}/fr/membres`, [essential(pageOf(yoga))], atYoga],
  [
    'B2: a location with a name and password',
    'https://me:secret@dana.wixsite.test/yoga',
    named(yoga),
    atYoga,
  ],
  ['B2: a base with a name and password', yoga, named('https://me:secret@dana.wixsite.test/yoga'), atYoga],
  ['B4: a base with a trailing slash', yoga, named(`${yoga}/`), atYoga],
  ['B4: a bare base with a trailing slash', acme, named(`${acme}/`), atAcme],
  ['B4: a base with several trailing slashes', acme, named(`${acme}//`), atAcme],
  ['B4: a base in an upper-case host', yoga, named('https://DANA.WixSite.test/yoga'), atYoga],
  ['B4: a location in an upper-case host', 'https://DANA.wixsite.test/yoga', named(yoga), atYoga],
  ['B4: a base with the default port spelled out', yoga, named('https://dana.wixsite.test:443/yoga'), atYoga],
  [
    'B4: a location with the default port spelled out',
    'https://www.acme-club.test:443/',
    named(acme),
    atAcme,
  ],
  ['a base with a query and a hash', yoga, named(`${yoga}?lang=fr#top`), atYoga],
  [
    'a site on a port of its own',
    'https://localhost:8443/site/page',
    named('https://localhost:8443/site'),
    wix('https://localhost:8443/site', 'localhost:8443/site'),
  ],
  [
    'B4: a host that is not ASCII',
    'https://bücher.test/',
    named('https://bücher.test'),
    wix('https://xn--bcher-kva.test', 'xn--bcher-kva.test'),
  ],
  [
    'B4: a host that mixes Latin and Cyrillic letters',
    'https://аcme.test/',
    named('https://аcme.test'),
    wix('https://xn--cme-5cd.test', 'xn--cme-5cd.test'),
  ],
  ['a page that names no other address', acme, [essential({ site: { externalBaseUrl: acme } })], atAcme],
];

const copyOf = (of: string): Recognition => ({ kind: 'copy', of });
const refused: Row[] = [
  [
    'A10: a copy on another host',
    'https://copy.test/',
    [essential(pageOf(acme))],
    copyOf('www.acme-club.test'),
  ],
  [
    'A10: a copy on a host below the real one',
    'https://x.www.acme-club.test/',
    named(acme),
    copyOf('www.acme-club.test'),
  ],
  [
    'A10: a copy on another port',
    'https://www.acme-club.test:8443/',
    named(acme),
    copyOf('www.acme-club.test'),
  ],
  ['A10: a page that names another port', acme, named(`${acme}:8443`), copyOf('www.acme-club.test:8443')],
  [
    'A10: a copy of a full-model page',
    'https://copy.test/',
    [full(pageOf(acme))],
    copyOf('www.acme-club.test'),
  ],
  [
    'B5: a template',
    acme,
    [essential(pageOf(acme)), full(pageOf(acme, { siteType: 'Template' }))],
    { kind: 'template' },
  ],
  [
    'B5: a template with the full model only',
    acme,
    [full(pageOf(acme, { siteType: 'Template' }))],
    { kind: 'template' },
  ],
  ['B5: a page of 2019', acme, [generator, metaSiteId], { kind: 'too-old' }],
  [
    'B1: a page over http',
    'http://www.acme-club.test/',
    named('http://www.acme-club.test'),
    { kind: 'not-secure' },
  ],
  ['B1: an http page of an https site', 'http://www.acme-club.test/', named(acme), { kind: 'not-secure' }],
];

const notWix: [name: string, at: string, elements: FakeElement[]][] = [
  ['an empty page', acme, []],
  ['B6: a page with the generator meta only', acme, [generator]],
  ['a page with the site id meta only', acme, [metaSiteId]],
  [
    'B6: a page with pictures of Wix',
    acme,
    [{ tag: 'img', attributes: { src: 'https://static.wixstatic.com/media/a.png' } }, generator],
  ],
  ['B6: a model that is not JSON', acme, [full('var x = 1;')]],
  ['B6: a model that is empty', acme, [full(''), essential(' ')]],
  ...[null, [], 'x', 0, true, {}, { site: null }, { site: {} }, { site: [] }, [pageOf(acme)]].map(
    (shape): [string, string, FakeElement[]] => [
      `B6: a model that is ${JSON.stringify(shape).slice(0, 20)}`,
      acme,
      [full(JSON.stringify(shape)), essential(JSON.stringify(shape))],
    ],
  ),
  ['B6: a model in a div', acme, [{ ...full(pageOf(acme)), tag: 'div' }]],
  [
    'B6: a model in a script of another type',
    acme,
    [{ ...full(pageOf(acme)), attributes: { id: 'wix-viewer-model', type: 'text/javascript' } }],
  ],
  ['a base in __proto__', acme, [full(`{"__proto__":${JSON.stringify(pageOf(acme))}}`)]],
  ['a base that is no text', acme, [full({ site: { externalBaseUrl: { toString: acme } } })]],
  ['a base that is no address', acme, named('www.acme-club.test')],
  ['a base that is empty', acme, named('')],
  ['A10: a base of javascript:', acme, named('javascript:alert(1)//www.acme-club.test')],
  ['A10: a base of data:', acme, named('data:text/html,x')],
  ['A10: a base of file:', acme, named('file:///www.acme-club.test')],
  ['A10: a base of 1 MB', acme, named(`${acme}/${'x'.repeat(1_000_000)}`)],
  ...['about:blank', 'file:///home/page.html', 'data:text/html,x', 'blob:https://www.acme-club.test/1'].map(
    (at): [string, string, FakeElement[]] => [`B1: a page at ${at}`, at, [essential(pageOf(acme))]],
  ),
];
const rows: Row[] = [
  ...recognised,
  ...refused,
  ...notWix.map(([name, at, elements]): Row => [name, at, elements, { kind: 'not-wix' }]),
];
for (const [name, at, elements, expected] of rows) {
  test(`${name} is ${expected.kind}`, () => {
    expect(recogniseSite(new URL(at), findIn(elements))).toEqual(expected);
  });
}

const neighbours: [at: string, base: string][] = [
  ['https://dana.wixsite.test/dance', yoga],
  ['https://dana.wixsite.test/yogamats', yoga],
  ['https://dana.wixsite.test/', yoga],
  ['https://dana.wixsite.test/Xyoga/yoga', yoga],
  ['https://dana.wixsite.test/yoga/../dance', yoga],
];
for (const [at, base] of neighbours) {
  test(`B3: a page at ${at} is not one of ${base}`, () => {
    expect(recogniseSite(new URL(at), findIn(named(base))).kind).not.toBe('wix');
  });
}

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
for (const [cookie, elements, kind] of cookies) {
  test(`B5: with the cookie "${cookie}" a page of ${elements.length} markers is ${kind}`, () => {
    expect(recogniseSite(new URL(acme), findIn(elements), cookie).kind).toBe(kind);
  });
}
