import { answered, broken, type Reply, silent } from './fake-site.ts';
import { filtersOf, listing, noa, omer, omersPage, openOn, profilesIn, withSlug } from './profile-world.ts';
import { expectOneStory } from './truth.ts';
import { expect, test } from './worker-world.ts';

const budgetMs = 8000;
const guid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

const known: [name: string, whose: string, reply: Reply, told: object][] = [
  ['seen', 'omer', listing(omer), { seen: 'seen', name: 'Omer' }],
  ['seen, without a nickname', 'omer', listing({ id: 'o', profile: { slug: 'omer' } }), { seen: 'seen' }],
  ['seen, by id', guid, listing({ ...omer, id: guid }), { seen: 'seen', name: 'Omer' }],
  ['seen, by id in capitals', guid.toUpperCase(), listing({ id: guid }), { seen: 'seen' }],
  ['left out', 'omer', listing(), { seen: 'not-seen' }],
  ['left out, by id', guid, listing(), { seen: 'not-seen' }],
];
const failing: [name: string, reply: Reply][] = [
  ['answered with somebody else', listing(noa)],
  ['answered with somebody else as well', listing(omer, noa)],
  ['answered with members that are none', listing({})],
  ['answered without a list', () => Response.json({})],
  ['answered with null', () => Response.json(null)],
  ['answered with a page', () => new Response('<!doctype html>')],
  ['answered with 204', () => new Response(null, { status: 204 })],
  ...[401, 403, 404, 429, 500].map((status): [string, Reply] => [
    `answered with ${status}`,
    answered(status),
  ]),
  ['not answered', silent],
  ['never connected', broken],
];
const unknown = failing.map(([name, reply]): (typeof known)[number] => [
  name,
  'omer',
  reply,
  { seen: 'unknown' },
]);
for (const [name, whose, reply, expected] of [...known, ...unknown]) {
  test(`somebody else's profile is ${name}: the member is shown first, then the rule, then that`, async ({
    world,
  }) => {
    const tab = openOn(world, `profile/${whose}/profile`);
    const told = world.followShown(tab);
    const life = world.start();
    world.site.reply('query', reply);
    const last = await world.look(life, tab);
    const dana = { kind: 'member', member: { id: 'dana', privacyStatus: 'PUBLIC' } };
    expect(told).toMatchObject([{ kind: 'looking' }, dana, { ...dana, rule: 'everyone' }, last]);
    expect(told[1]).not.toHaveProperty('rule');
    expect(profilesIn(told)).toEqual([
      undefined,
      { whose, seen: 'asking' },
      { whose, seen: 'asking' },
      { whose, ...expected },
    ]);
    expect({ ...told[2], otherProfile: { whose, ...expected } }).toEqual(last);
    expect(world.site.steps).toEqual(['tokens', 'member', 'rule', 'query']);
    expect(world.clock.now()).toBeLessThanOrEqual(budgetMs);
    expect(await expectOneStory(world, life, tab)).toEqual(last);
  });
}

for (const [whose, filter] of [
  ['omer', { 'profile.slug': 'omer' }],
  ['%D7%A2%D7%95%D7%9E%D7%A8', { 'profile.slug': 'עומר' }],
  [guid.toUpperCase(), { id: guid }],
] as const) {
  test(`the query of an address that says ${whose} names who is meant, in the member's own name`, async ({
    world,
  }) => {
    const filters = filtersOf(world.site);
    await world.look(world.start(), openOn(world, `profile/${whose}/profile`));
    expect(filters).toEqual([filter]);
    expect(world.site.credentials).toEqual(['include', 'include', 'include', 'include']);
  });
}

const noQuery: [name: string, path: string, slug: string][] = [
  ["the member's own profile, by slug", 'profile/dana-k/profile', 'dana-k'],
  ["the member's own profile, by a slug that is spelled with percent signs", 'profile/%D7%93', 'ד'],
  ["the member's own profile, by id", 'profile/dana/profile', 'dana-k'],
  ['the account', 'account/my-account', 'dana-k'],
  ['an account page that is named like a profile', 'members-area/profile/omer', 'dana-k'],
  ['the home page', '', 'dana-k'],
  ['a page of nobody', 'profile', 'dana-k'],
  ['an ordinary page that is named like a profile', 'blog/profile/omer', 'dana-k'],
  ['an ordinary page with a profile in its query', 'blog?page=/profile/omer/profile', 'dana-k'],
];
for (const [name, path, slug] of noQuery) {
  test(`on ${name} nobody else is asked for`, async ({ world }) => {
    const tab = openOn(world, path);
    const told = world.followShown(tab);
    world.site.reply('member', withSlug(slug));
    expect(await world.look(world.start(), tab)).toMatchObject({ member: { slug }, rule: 'everyone' });
    expect(profilesIn(told)).toEqual([undefined, undefined, undefined]);
    expect(world.site.steps).toEqual(['tokens', 'member', 'rule']);
  });
}

test("it turns out to be the member's own profile, under a slug of before: nothing is said of anybody else", async ({
  world,
}) => {
  const tab = openOn(world, 'profile/dana-old/profile');
  world.site.reply('query', listing({ id: 'dana', profile: { slug: 'dana-old', nickname: 'Dana' } }));
  const last = await world.look(world.start(), tab);
  expect(last).toMatchObject({ member: { id: 'dana' }, rule: 'everyone' });
  expect(last).not.toHaveProperty('otherProfile');
  expect(await world.shownOf(tab)).toEqual(last);
  expect(world.site.steps).toContain('query');
});

test('nobody is logged in: nobody is asked for', async ({ world }) => {
  world.site.sessions.clear();
  const told = await world.look(world.start(), openOn(world, omersPage));
  expect(told).toEqual({ kind: 'logged-out', site: world.site.site });
  expect(world.site.steps).toEqual(['tokens']);
});
