import { expect, test } from '@playwright/test';
import { recogniseSite } from '../../../src/wix/recognise-site.ts';
import { essential, findIn, full } from './fake-document.ts';

const site = 'https://dana.wixsite.test/yoga';
const fallback = `${site}/_api/v1/access-tokens`;
const old = `${site}/_api/v2/dynamicmodel`;

function urlFor(addresses: object, base = site): string | undefined {
  const elements = [essential({ site: { externalBaseUrl: base }, ...addresses })];
  const recognition = recogniseSite(new URL(base), findIn(elements));
  return recognition.kind === 'wix' ? recognition.site.accessTokensUrl : undefined;
}

const taken: [name: string, addresses: object, expected: string][] = [
  ['the one named', { accessTokensUrl: `${site}/_api/v1/tokens` }, `${site}/_api/v1/tokens`],
  ['the named one before dynamicModelUrl', { accessTokensUrl: fallback, dynamicModelUrl: old }, fallback],
  ['dynamicModelUrl of a page before 2024', { dynamicModelUrl: old }, old],
  ['the one named, with its query', { accessTokensUrl: `${fallback}?v=2` }, `${fallback}?v=2`],
  ['the one named, without its hash', { accessTokensUrl: `${fallback}#x` }, fallback],
  ['a doubled slash, normalised', { dynamicModelUrl: `${site}//_api/v2/dynamicmodel` }, old],
  ['an upper-case host, normalised', { dynamicModelUrl: old.replace('dana', 'DANA') }, old],
  ['the default port, left out', { dynamicModelUrl: old.replace('.test/', '.test:443/') }, old],
  ['no name and password', { dynamicModelUrl: old.replace('//', '//me:secret@') }, old],
  ['dots that stay in the site, resolved', { dynamicModelUrl: `${site}/x/../_api/v2/dynamicmodel` }, old],
];
for (const [name, addresses, expected] of taken) {
  test(`asked for tokens: ${name}`, () => {
    expect(urlFor(addresses)).toBe(expected);
  });
}

test('asked for tokens: dynamicModelUrl with a doubled slash after a bare host', () => {
  const base = 'https://www.acme-club.test/';
  const dynamicModelUrl = `${base}/_api/v2/dynamicmodel`;
  expect(urlFor({ dynamicModelUrl }, base)).toBe('https://www.acme-club.test/_api/v2/dynamicmodel');
});

test('asked for tokens: the address in the full model, where there is no other', () => {
  const elements = [full({ site: { externalBaseUrl: site }, dynamicModelUrl: old })];
  expect(recogniseSite(new URL(site), findIn(elements))).toMatchObject({ site: { accessTokensUrl: old } });
});

const foreign: [name: string, address: unknown][] = [
  ['of another origin', 'https://evil.test/yoga/_api/v1/access-tokens'],
  ['of a host that begins alike', 'https://dana.wixsite.test.evil.test/yoga/_api/v1/access-tokens'],
  ['with the host as user name', 'https://dana.wixsite.test@evil.test/yoga/_api/v1/access-tokens'],
  ['of the neighbour site', 'https://dana.wixsite.test/dance/_api/v1/access-tokens'],
  ['of a path that begins alike', 'https://dana.wixsite.test/yogamats/_api/v1/access-tokens'],
  ['of the site itself', site],
  ['of the site itself, with a query', `${site}?next=${site}/_api/v1/access-tokens`],
  ['of the bare origin', 'https://dana.wixsite.test/_api/v1/access-tokens'],
  ['that leaves the site with ..', `${site}/../dance/_api/v1/access-tokens`],
  ['that leaves the site with %2e%2e', `${site}/%2e%2e/dance/_api/v1/access-tokens`],
  ['that leaves the site with a backslash', `${site}/..\\dance/_api/v1/access-tokens`],
  ['that leaves the site with .. after doubled slashes', `${site}//../../dance/_api/v1/access-tokens`],
  ['of another port', 'https://dana.wixsite.test:8443/yoga/_api/v1/access-tokens'],
  ['over http', 'http://dana.wixsite.test/yoga/_api/v1/access-tokens'],
  ['of javascript:', 'javascript:alert(1)'],
  ['that is relative', '/yoga/_api/v1/other'],
  ['that is relative to the scheme', '//evil.test/yoga/_api/v1/access-tokens'],
  ['that is empty', ''],
  ['that is no text', { href: old }],
  ['that is null', null],
];
for (const [name, address] of foreign) {
  test(`an address for tokens ${name} is ignored`, () => {
    expect(urlFor({ accessTokensUrl: address, dynamicModelUrl: address })).toBe(fallback);
    expect(urlFor({ accessTokensUrl: address, dynamicModelUrl: old })).toBe(old);
  });
}
