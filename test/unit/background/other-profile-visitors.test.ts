import { answered, broken, held, type Reply, silent } from './fake-site.ts';
import { filtersOf, goOn, listing, noa, noasPage, omer, omersPage, openOn } from './profile-world.ts';
import { expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

const guid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

/** Dana has looked at this page, and somebody wants to know what visitors see there. */
async function looked(world: WorkerWorld, path: string) {
  const tab = openOn(world, path);
  const life = world.start();
  world.site.reply('query', listing());
  const state = await world.lookAtMember(life, tab);
  const { document, member, site } = state;
  const { steps, credentials } = world.site;
  const before = steps.length;
  const question = { document, site: site.key, memberId: member.id };
  /** Of the member alone, where nobody else is named. */
  const ask = (other?: string) =>
    life.ask('visitor:check', { ...question, ...(other === undefined ? {} : { other }) });
  return {
    tab,
    life,
    state,
    filters: filtersOf(world.site),
    check: (other?: string) => world.clock.until(ask(other)),
    ask,
    asked: () => steps.slice(before),
    credentials: () => credentials.slice(before),
  };
}

const named: [whose: string, filter: object, listed: object][] = [
  ['omer', { 'profile.slug': 'omer' }, omer],
  [guid, { id: guid }, { id: guid }],
  [guid.toUpperCase(), { id: guid }, { id: guid }],
];
for (const [whose, filter, listed] of named) {
  for (const [found, members] of [
    ['seen', [listed]],
    ['not-seen', []],
  ] as const) {
    test(`visitors and the profile of ${whose}: ${found}, asked for it alone and without cookies`, async ({
      world,
    }) => {
      const { tab, check, asked, credentials, filters } = await looked(world, `profile/${whose}/profile`);
      const shown = await world.shownOf(tab);
      world.site.reply('query', listing(...members));
      expect(await check(whose)).toBe(found);
      expect(filters).toEqual([filter]);
      expect(asked()).toEqual(['tokens', 'query']);
      expect(credentials()).toEqual(['omit', 'omit']);
      expect(await world.shownOf(tab)).toEqual(shown);
    });
  }
}

test("what visitors see of another profile has nothing to do with the member's own", async ({ world }) => {
  world.site.dana.privacyStatus = 'PRIVATE';
  const { check } = await looked(world, omersPage);
  world.site.reply('query', listing(omer));
  expect(await check('omer')).toBe('seen');
});

test('visitors can be asked about a profile while the member is asked about it', async ({ world }) => {
  const { tab, life, check } = await looked(world, omersPage);
  goOn(world, tab, noasPage);
  const { reply, release } = held(listing());
  world.site.reply('query', reply, listing(noa));
  const look = life.ask('tab:look', { tabId: tab.about.id, asked: 'again', view: 'a view' });
  await world.clock.quiet();
  expect(await world.shownOf(tab)).toMatchObject({ otherProfile: { whose: 'noa', seen: 'asking' } });
  expect(await check('noa')).toBe('seen');
  release();
  expect(await world.clock.until(look)).toMatchObject({ otherProfile: { whose: 'noa', seen: 'not-seen' } });
});

const notShown: [name: string, path: string, other: string | undefined][] = [
  ['somebody else than the page shows', omersPage, 'noa'],
  ['the page shows by slug, by id', omersPage, omer.id],
  ['the page shows, in capitals', omersPage, 'Omer'],
  ['the member, on a page of somebody else', omersPage, 'dana'],
  ['nobody, on a page of somebody else', omersPage, undefined],
  ["somebody, on the member's own page", 'profile/dana/profile', 'omer'],
  ['the member by name, on their own page', 'profile/dana/profile', 'dana'],
  ['somebody, on the account page', 'account/my-account', 'omer'],
  ['somebody, on an ordinary page', 'blog', 'omer'],
  ['somebody without a name, on an ordinary page', 'blog', ''],
];
for (const [name, path, other] of notShown) {
  test(`who asks about ${name}, is told that it is unknown, and nobody is asked`, async ({ world }) => {
    const { check, asked } = await looked(world, path);
    world.site.reply('query', listing(omer));
    expect(await check(other)).toBe('unknown');
    expect(asked()).toEqual([]);
  });
}

const odd: [name: string, reply: Reply][] = [
  ['somebody else', listing(noa)],
  ['somebody else as well', listing(omer, noa)],
  ['no list', () => Response.json({})],
  ['null', () => Response.json(null)],
  ['403', answered(403)],
  ['500', answered(500)],
  ['nothing', silent],
  ['no connection', broken],
];
for (const [name, reply] of odd) {
  test(`a query for another profile that is answered with ${name}: what visitors see is unknown`, async ({
    world,
  }) => {
    const { check, asked } = await looked(world, omersPage);
    world.site.reply('query', reply);
    expect(await check('omer')).toBe('unknown');
    expect(asked()).toEqual(['tokens', 'query']);
    world.site.reply('query', listing(omer));
    expect(await check('omer')).toBe('seen');
  });
}

test('the page goes on to another profile while visitors are asked about the one before: that is unknown', async ({
  world,
}) => {
  const { tab, life, ask, check } = await looked(world, omersPage);
  const { reply, release } = held(listing(omer));
  world.site.reply('query', reply, listing(noa));
  const checked = ask('omer');
  await world.clock.quiet();
  goOn(world, tab, noasPage);
  await world.look(life, tab);
  release();
  expect(await world.clock.until(checked)).toBe('unknown');
  expect(await check('noa')).toBe('seen');
});

test('the page is left while visitors are asked about its profile: that is unknown', async ({ world }) => {
  const { tab, ask } = await looked(world, omersPage);
  world.site.reply('query', silent);
  const checked = ask('omer');
  await world.clock.quiet();
  tab.navigate();
  expect(await world.clock.until(checked)).toBe('unknown');
});

test('the member is changed while visitors are asked about another profile: that is unknown', async ({
  world,
}) => {
  const { life, state, ask } = await looked(world, omersPage);
  const { reply, release } = held(listing(omer));
  world.site.reply('query', reply);
  const checked = ask('omer');
  await world.clock.quiet();
  await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  release();
  expect(await world.clock.until(checked)).toBe('unknown');
});
