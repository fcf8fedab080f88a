import type { Recognition } from '../../../src/wix/site.ts';
import { eachRow } from '../rows.ts';
import { siteAt } from './fake-site.ts';
import { expect, inNewWorld, test } from './worker-world.ts';

const site = siteAt('www.acme-club.test');
const wix = (forged: object) => ({ kind: 'wix', site: { ...site, ...forged } });
const pages = (profiles: unknown) => wix({ memberPages: { profiles, account: ['account'] } });

/** What no `inspect.js` of ours gives back. */
const forged: [name: string, result: unknown][] = [
  ['nothing', null],
  ['a text', 'wix'],
  ['a kind there is not', { kind: 'x', site }],
  ['no site', { kind: 'wix' }],
  ['a key that is a number', wix({ key: 7 })],
  ['another base under the same key', wix({ base: 'https://www.other.test' })],
  ['a base that is not secure', wix({ base: 'http://www.acme-club.test' })],
  ['tokens of another host', wix({ accessTokensUrl: 'https://www.other.test/_api/v1/access-tokens' })],
  ['tokens of a host that begins alike', wix({ accessTokensUrl: 'https://www.acme-club.test.other.test/t' })],
  ['tokens that are not secure', wix({ accessTokensUrl: 'http://www.acme-club.test/_api/v1/access-tokens' })],
  ['tokens with a name in the address', wix({ accessTokensUrl: 'https://www.acme-club.test@other.test/' })],
  ['member pages that are a list', wix({ memberPages: [] })],
  ['a prefix that is empty', pages([''])],
  ['a prefix that is a number', pages([1])],
  ['a prefix that is too long', pages(['x'.repeat(101)])],
  ['too many prefixes', pages(Array.from({ length: 11 }, (_, index) => `profile-${index}`))],
  ['a Members Area that is a text', wix({ hasMembersArea: 'yes' })],
];

test('A10: what comes back of a page is checked anew: where it is not what it should be, nobody is asked', async () => {
  await eachRow(
    forged,
    ([name]) => name,
    ([, result]) =>
      inNewWorld(async (world) => {
        const recognition = result as Recognition;
        const tab = world.openTab({ page: { ...world.page, recognition } });
        const life = world.start();
        const state = await world.look(life, tab);
        expect(world.site.steps).toEqual([]);
        expect(state).not.toHaveProperty('site');
      }),
  );
});

test('the same page with nothing forged is read', async () => {
  await inNewWorld(async (world) => {
    const tab = world.openTab({ page: { ...world.page, recognition: { kind: 'wix', site } } });
    expect(await world.look(world.start(), tab)).toMatchObject({ kind: 'member', site });
  });
});
