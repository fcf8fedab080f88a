import { broken, held } from './fake-site.ts';
import {
  filtersOf,
  goOn,
  listing,
  noa,
  noasPage,
  omer,
  omersPage,
  openOn,
  profilesIn,
} from './profile-world.ts';
import { expect, test } from './worker-world.ts';

for (const asked of ['toolbar', 'again', 'page'] as const) {
  test(`looked at again (${asked}), what is known of the profile stands until it is read anew`, async ({
    world,
  }) => {
    const tab = openOn(world, omersPage);
    const life = world.start();
    world.site.reply('query', listing(omer));
    await world.look(life, tab);
    const { reply, release } = held(listing());
    world.site.reply('query', reply);
    const told = world.followShown(tab);
    const look = life.ask('tab:look', { tabId: tab.about.id, asked, view: 'a view' });
    await world.clock.quiet();
    expect(profilesIn(told).at(-1)).toEqual({ whose: 'omer', seen: 'seen', name: 'Omer' });
    release();
    await world.clock.until(look);
    expect(profilesIn(told).filter((profile) => profile?.seen === 'asking')).toEqual([]);
    expect(profilesIn(told).at(-1)).toEqual({ whose: 'omer', seen: 'not-seen' });
  });

  test(`the page goes on to another profile by itself, and is looked at (${asked}): nothing is said of the one before`, async ({
    world,
  }) => {
    const tab = openOn(world, omersPage);
    const life = world.start();
    world.site.reply('query', listing(omer), listing(noa));
    await world.look(life, tab);
    goOn(world, tab, noasPage);
    const told = world.followShown(tab);
    await world.look(life, tab, asked);
    const next = { whose: 'noa', seen: 'asking' };
    const said = profilesIn(told).filter(Boolean);
    expect(said).toEqual([next, next, { whose: 'noa', seen: 'seen', name: 'Noa' }]);
    goOn(world, tab, 'blog');
    expect(await world.look(life, tab, asked)).not.toHaveProperty('otherProfile');
  });
}

test('what was known of a profile goes where it can be read no more', async ({ world }) => {
  const tab = openOn(world, omersPage);
  const life = world.start();
  world.site.reply('query', listing(omer), broken);
  await world.look(life, tab);
  expect(await world.look(life, tab)).toMatchObject({ otherProfile: { whose: 'omer', seen: 'unknown' } });
  expect((await world.lookAtMember(life, tab)).otherProfile).not.toHaveProperty('name');
});

test('a page that goes on to another profile while the member is asked for is asked for that one', async ({
  world,
}) => {
  const tab = openOn(world, omersPage);
  const filters = filtersOf(world.site);
  world.site.reply('member', (serve) => {
    goOn(world, tab, noasPage);
    return serve();
  });
  const last = await world.look(world.start(), tab);
  expect(last).toMatchObject({ otherProfile: { whose: 'noa', seen: 'not-seen' } });
  expect(filters).toEqual([{ 'profile.slug': 'noa' }]);
});

test('of a page that is loaded anew nothing is known before it is asked for', async ({ world }) => {
  const tab = openOn(world, omersPage);
  const life = world.start();
  world.site.reply('query', listing(omer));
  await world.look(life, tab);
  tab.navigate();
  const told = world.followShown(tab);
  await world.look(life, tab);
  expect(profilesIn(told).map((profile) => profile?.seen)).toEqual([undefined, 'asking', 'asking', 'seen']);
});
