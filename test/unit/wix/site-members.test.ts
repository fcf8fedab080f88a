import { expect, test } from '@playwright/test';
import { recogniseSite } from '../../../src/wix/recognise-site.ts';
import { essential, type FakeElement, findIn, full } from './fake-document.ts';
import { usualSite } from './usual-site.ts';

const base = 'https://www.acme-club.test';
const page = { site: { externalBaseUrl: base } };
const router = (type: 'public' | 'private') => ({ optionsData: { bodyData: { config: { type } } } });
const routed = {
  siteFeaturesConfigs: {
    dynamicPages: { prefixToRouterFetchData: { people: router('public'), 'my-space': router('private') } },
  },
};
const appsOnly = (apps: object) => ({
  siteFeaturesConfigs: { platform: { bootstrapData: { appsSpecData: apps } } },
});
const membersArea = { '14cc59bc-f0b7-15b8-e1c7-89ce41d0e0c9': {} };
const ownPages = { profiles: ['people'], account: ['my-space'] };
const { memberPages } = usualSite;

const membership: [name: string, elements: FakeElement[], expected: object][] = [
  ['no large model yet', [essential(page)], { memberPages, hasMembersArea: true }],
  [
    'a large model that is broken',
    [essential(page), full('{"site":')],
    { memberPages, hasMembersArea: true },
  ],
  [
    'a large model without a list of apps',
    [essential(page), full(page)],
    { memberPages, hasMembersArea: true },
  ],
  [
    'routers of its own in the large model',
    [essential(page), full({ ...page, ...routed })],
    { memberPages: ownPages, hasMembersArea: true },
  ],
  [
    'routers of its own, in the large model only',
    [full({ ...page, ...routed })],
    { memberPages: ownPages, hasMembersArea: true },
  ],
  [
    'routers in the essential model, where they never are',
    [essential({ ...page, ...routed })],
    { memberPages, hasMembersArea: true },
  ],
  [
    'the app of the Members Area',
    [full({ ...page, ...appsOnly(membersArea) })],
    { memberPages, hasMembersArea: true },
  ],
  [
    'apps without that of the Members Area',
    [essential(page), full({ ...page, ...appsOnly({}) })],
    { memberPages, hasMembersArea: false },
  ],
];
for (const [name, elements, expected] of membership) {
  test(`member pages and Members Area of a site with ${name}`, () => {
    expect(recogniseSite(new URL(base), findIn(elements))).toMatchObject({ kind: 'wix', site: expected });
  });
}
