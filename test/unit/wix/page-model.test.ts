import { expect, test } from '@playwright/test';
import { type MemberPages, usualMemberPages } from '../../../src/wix/member-pages.ts';
import { hasMembersAreaIn, memberPagesIn, readPageModel } from '../../../src/wix/page-model.ts';
import { findIn, full, modelElement } from './fake-document.ts';

const site = { externalBaseUrl: 'https://www.acme-club.test' };
const membersArea = '14cc59bc-f0b7-15b8-e1c7-89ce41d0e0c9';
const velo = '675bbcef-18d8-41f5-800e-131ec9e08762';

const read = (content: unknown) => readPageModel(findIn([full(content)]), 'wix-viewer-model');
const router = (type: unknown) => ({ optionsData: { bodyData: { config: { type } } } });
const withRouters = (routers: unknown) =>
  read({ site, siteFeaturesConfigs: { dynamicPages: { prefixToRouterFetchData: routers } } });
const withApps = (appsSpecData: unknown) =>
  read({ site, siteFeaturesConfigs: { platform: { bootstrapData: { appsSpecData } } } });

const many = Array.from({ length: 300 }, (_, index) => [`shop-${index}`, router(undefined)] as const);
const manyProfiles = many.map(([prefix]) => [prefix, router('public')] as const);
const usual = { profile: router('public'), account: router('private') };

const prefixes: [name: string, routers: unknown, expected: MemberPages][] = [
  ['the usual two', usual, { profiles: ['profile'], account: ['account'] }],
  [
    'names of its own',
    { people: router('public'), 'my-space': router('private') },
    { profiles: ['people'], account: ['my-space'] },
  ],
  ['a Hebrew name', { פרופיל: router('public') }, { profiles: ['פרופיל'], account: [] }],
  ['account pages only', { me: router('private') }, { profiles: [], account: ['me'] }],
  ['two of a kind', { a: router('public'), b: router('public') }, { profiles: ['a', 'b'], account: [] }],
  ['routers of other apps', { shop: router(undefined), team: {}, blog: router('static') }, usualMemberPages],
  [
    'the two after 300 others',
    Object.fromEntries([...many, ...Object.entries(usual)]),
    { profiles: ['profile'], account: ['account'] },
  ],
  [
    '300 of a kind: the first ten',
    Object.fromEntries(manyProfiles),
    { profiles: manyProfiles.slice(0, 10).map(([prefix]) => prefix), account: [] },
  ],
  [
    'an empty name, and one far too long',
    { '': router('public'), ['x'.repeat(101)]: router('public') },
    usualMemberPages,
  ],
  [
    'broken ones beside a good one',
    { a: null, b: 1, c: [], d: { optionsData: 'x' }, e: router(['public']), f: router('public') },
    { profiles: ['f'], account: [] },
  ],
  ['none', {}, usualMemberPages],
  ['an array', [router('public')], usualMemberPages],
  ['null', null, usualMemberPages],
  ['a text', 'public', usualMemberPages],
];
for (const [name, routers, expected] of prefixes) {
  test(`member pages of a model whose routers are ${name}`, () => {
    expect(memberPagesIn(withRouters(routers))).toEqual(expected);
  });
}

test('member pages where no model is there, or no routers are in it', () => {
  expect(memberPagesIn(undefined)).toBe(usualMemberPages);
  expect(memberPagesIn(read({ site }))).toBe(usualMemberPages);
});

test('a router named __proto__ is a name like any other', () => {
  const text = JSON.stringify({
    site,
    siteFeaturesConfigs: { dynamicPages: { prefixToRouterFetchData: { NAME: router('public') } } },
  });
  const model = read(text.replace('NAME', '__proto__'));
  expect(memberPagesIn(model)).toEqual({ profiles: ['__proto__'], account: [] });
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('routers that stand in a prototype do not count', () => {
  const text = '{"__proto__":{"profile":{"optionsData":{"bodyData":{"config":{"type":"public"}}}}}}';
  expect(memberPagesIn(withRouters(JSON.parse(text)))).toBe(usualMemberPages);
});

const areas: [name: string, model: ReturnType<typeof read>, expected: boolean | undefined][] = [
  ['its app is there', withApps({ [membersArea]: {}, [velo]: {} }), true],
  ['its app is there, whatever stands under it', withApps({ [membersArea]: null }), true],
  ['its routers are there', withRouters(usual), true],
  ['only its private router is there', withRouters({ me: router('private') }), true],
  ['other apps are there', withApps({ [velo]: {} }), false],
  ['no app is there', withApps({}), false],
  ['the apps are named as an app is', withApps({ name: membersArea }), false],
  ['the list of apps is missing', read({ site }), undefined],
  ['the list of apps is none', withApps([membersArea]), undefined],
  ['the list of apps is null', withApps(null), undefined],
  ['there is no model', undefined, undefined],
];
for (const [name, model, expected] of areas) {
  test(`a Members Area, where ${name}: ${expected}`, () => {
    expect(hasMembersAreaIn(model)).toBe(expected);
  });
}

test('an app that stands in a prototype is not there', () => {
  expect(hasMembersAreaIn(withApps(JSON.parse(`{"__proto__":{"${membersArea}":{}}}`)))).toBe(false);
});

const hostile: [name: string, more: object][] = [
  ['features that are a text', { siteFeaturesConfigs: 'x' }],
  ['features that are null', { siteFeaturesConfigs: null }],
  ['pages that are a number', { siteFeaturesConfigs: { dynamicPages: 1, platform: [] } }],
  ['a bootstrap that is a list', { siteFeaturesConfigs: { platform: { bootstrapData: [1] } } }],
  ['addresses that are objects', { accessTokensUrl: {}, dynamicModelUrl: [] }],
];
for (const [name, more] of hostile) {
  test(`a model with ${name} is still a model of its site`, () => {
    const model = read({ site, ...more });
    expect(model?.externalBaseUrl).toBe(site.externalBaseUrl);
    expect(memberPagesIn(model)).toBe(usualMemberPages);
    expect(hasMembersAreaIn(model)).toBeUndefined();
  });
}

test('each model is read from the element of its own name', () => {
  const find = findIn([modelElement('wix-warmup-data', { site }), full({ site })]);
  expect(readPageModel(find, 'wix-essential-viewer-model')).toBeUndefined();
  expect(readPageModel(find, 'wix-viewer-model')?.externalBaseUrl).toBe(site.externalBaseUrl);
});
