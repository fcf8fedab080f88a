import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isOnSite } from '../../../src/wix/site-key.ts';
import { matchesAny } from '../background/match-pattern.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { anyClone, anyName } from './anything.ts';
import { holds } from './holds.ts';
import { neighbour, restOfAddress, siteKey, spelling } from './sites.ts';

const { addressesOf, intendedSites, permissionFor, siteOfSwitch, switchedOnSites } = await import(
  '../../../src/shared/badge-switch.ts'
);

const pages = fc.record({ key: siteKey, rest: restOfAddress, spelt: spelling });

holds(
  'a page of a site is on it, in every spelling of its address',
  10_000,
  pages,
  ({ key, rest, spelt }) => {
    assert(isOnSite(spelt(key, rest), key));
  },
);

holds('an address that only looks like one of a site is not on it', 10_000, neighbour, ({ key, address }) => {
  assert(!isOnSite(address, key));
});

const anyAddress = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc
    .tuple(siteKey, fc.string({ unit: 'binary', maxLength: 8 }))
    .map(([key, more]) => `https://${key}${more}`),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constant(undefined),
);

holds(
  'what is on a site lies on its host and under its path, whatever the address and the key are',
  10_000,
  fc.tuple(anyAddress, fc.oneof(siteKey, anyName())),
  ([address, key]) => {
    if (!isOnSite(address, key)) return;
    const { origin, pathname } = new URL(address ?? '');
    assert(`${origin}${pathname}/`.startsWith(`https://${key}/`));
  },
);

const addresses = fc.oneof(
  pages.map(({ key, rest, spelt }) => ({ key, address: spelt(key, rest) })),
  neighbour,
);

holds(
  'the addresses that the badge of a site is registered for are those of its pages',
  5_000,
  addresses,
  ({ key, address }) => {
    assert.equal(matchesAny(addressesOf(key), address), isOnSite(address, key));
  },
);

holds(
  'a site asks permission for its own host, and for no other',
  5_000,
  fc.tuple(pages, neighbour),
  ([{ key, rest }, { address }]) => {
    const { origins } = permissionFor(key);
    assert.equal(origins.length, 1);
    assert(matchesAny(origins, `https://${key}${rest}`));
    assert.equal(matchesAny(origins, address), new URL(address).origin === new URL(`https://${key}`).origin);
  },
);

holds('the switch of every site is known as its own', 10_000, siteKey, (key) => {
  assert.equal(siteOfSwitch(`badge ${key}`), key);
});

const almostKey = fc
  .tuple(siteKey, fc.nat(), fc.constantFrom('*', '?', '#', ' ', '\n', '<all_urls>', '*.', '/*', 'A'))
  .map(
    ([key, place, bad]) => key.slice(0, place % (key.length + 1)) + bad + key.slice(place % (key.length + 1)),
  );

holds('no switch is of a site with a pattern in its name', 10_000, fc.oneof(almostKey, anyName()), (name) => {
  const key = siteOfSwitch(`badge ${name}`);
  if (key === undefined) return;
  assert.equal(key, name);
  assert.doesNotMatch(key, /[*?#\s]/);
  assert.equal(addressesOf(key).join().split('*').length, key.includes('/') ? 3 : 2);
});

const memberPages = fc.record({ profiles: fc.array(fc.string()), account: fc.array(fc.string()) });
const words = ['siteKey', 'memberPages', 'profiles', 'account'];
const sites = fc.uniqueArray(fc.tuple(siteKey, memberPages), { maxLength: 3, selector: ([key]) => key });
const others = fc.dictionary(
  fc.oneof(
    anyName(),
    siteKey.map((key) => `badge ${key}`),
    siteKey.map((key) => `badge intent ${key}`),
  ),
  anyClone(words),
  { maxKeys: 4 },
);
type Values = Record<string, unknown>;

/** What a storage area gives, over what it gives by itself. */
const holding = (values: Values) => async () => values;

holds(
  'of whatever is stored, the switches that are on are read, and nothing else',
  2_000,
  fc.tuple(sites, others),
  async ([on, more]) => {
    const right = on.map(([key, pages]) => [`badge ${key}`, pages] as const);
    fakeBrowser.storage.local.get = holding(Object.fromEntries([...Object.entries(more), ...right]));
    const expected = on.map(([key]) => key);
    const found = await switchedOnSites();
    assert.deepEqual(found.filter((key) => expected.includes(key)).sort(), expected.sort());
    for (const key of found) assert(expected.includes(key) || hasLists(more[`badge ${key}`]));
  },
);

holds(
  'of whatever is stored, the sites that are wanted are read, each from its own place',
  2_000,
  fc.tuple(sites, siteKey, others),
  async ([wanted, elsewhere, more]) => {
    const right = new Map(wanted.map(([siteKey, memberPages]) => [siteKey, { siteKey, memberPages }]));
    const values = [
      ...Object.entries(more),
      ...[...right.values()].map((site) => [`badge intent ${elsewhere}x`, site] as const),
      ...[...right].map(([key, site]) => [`badge intent ${key}`, site] as const),
    ];
    fakeBrowser.storage.session.get = holding(Object.fromEntries(values));
    const found = await intendedSites();
    const ours = found.filter(({ siteKey }) => right.has(siteKey));
    assert.equal(ours.length, right.size);
    assert.deepEqual(new Map(ours.map((site) => [site.siteKey, site])), right);
  },
);

function hasLists(value: unknown): boolean {
  const { profiles, account } = (value ?? {}) as Values;
  return Array.isArray(profiles) && Array.isArray(account);
}
