import type { Sighting } from '../../../src/background/sightings.ts';
import { lookAndWait, noted, noteIn } from './elsewhere-world.ts';
import { siteAt } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import { changeAndSee, epoch, minute, privateOnes, sightingsIn } from './history-world.ts';
import { expect, test, type WorkerWorld } from './worker-world.ts';

const dana: Sighting = {
  jar: 'normal',
  site: 'www.acme-club.test',
  memberId: 'dana',
  privacyStatus: 'PUBLIC',
  at: epoch,
};

test('what is kept of sightings and can’t be read counts as not there', async ({ world }) => {
  const sightings = { version: 1, members: [{ ...dana, privacyStatus: 'PRIVATE' }] };
  const [tab, life] = [world.openTab(), world.start()];
  const unreadable = [null, [], { ...sightings, version: 2 }, { ...sightings, members: 'dana' }];
  for (const value of unreadable) {
    await world.local.set({ sightings: value });
    expect(noteIn(await world.lookAtMember(life, tab))).toBeUndefined();
    expect(await sightingsIn(world)).toEqual([dana]);
  }
  await world.local.set({ sightings });
  expect(noteIn(await world.lookAtMember(life, tab))).toBe(epoch);
});

for (const { name, options, about, jar } of privateOnes) {
  test(`a private window of ${name} remembers nothing, and tells nothing of what normal ones remember`, async ({
    world,
  }) => {
    world.site.sessions.set(jar, world.site.dana);
    await lookAndWait(world, world.start(), world.openTab());
    const kept = await world.local.get(null);
    const [tab, life] = [world.openTab(about), world.start(options)];
    for (const status of ['PRIVATE', 'PUBLIC', 'PRIVATE']) {
      world.site.dana.privacyStatus = status;
      expect(await lookAndWait(world, life, tab)).toMatchObject({ member: { privacyStatus: status } });
      expect(noteIn(await world.shownOf(tab))).toBeUndefined();
    }
    const whose = { tabId: tab.about.id, site: dana.site, memberId: dana.memberId };
    await world.clock.until(life.ask('elsewhere:dismiss', whose));
    expect(await world.local.get(null)).toEqual(kept);
    expect(world.local.written).toHaveLength(1);
  });
}

test('while no history is kept nothing is remembered, and what was is forgotten', async ({ world }) => {
  const { tab, life } = await noted(world);
  await world.clock.until(life.ask('history:keep', { isKept: false }));
  expect(Object.keys(await world.local.get(null))).toEqual(['history']);
  for (const status of ['PUBLIC', 'PRIVATE']) {
    world.site.dana.privacyStatus = status;
    expect(noteIn(await lookAndWait(world, life, tab))).toBeUndefined();
  }
  expect(await sightingsIn(world)).toEqual([]);
  await world.clock.until(life.ask('history:keep', { isKept: true }));
  world.site.dana.privacyStatus = 'PUBLIC';
  expect(noteIn(await lookAndWait(world, life, tab)), 'seen for the first time').toBeUndefined();
  world.site.dana.privacyStatus = 'PRIVATE';
  expect(noteIn(await world.lookAtMember(life, tab))).toBe(epoch + 4 * minute);
});

test('what was last seen is forgotten when the history is cleared', async ({ world }) => {
  const { tab, life } = await noted(world);
  await world.clock.until(life.ask('history:clear', null));
  expect(await sightingsIn(world)).toEqual([]);
  expect(noteIn(await lookAndWait(world, life, tab)), 'the note too').toBeUndefined();
  await world.clock.until(life.ask('history:clear', null));
  world.site.dana.privacyStatus = 'PUBLIC';
  expect(noteIn(await world.lookAtMember(life, tab))).toBeUndefined();
});

/** Somebody who is seen in a tab, and how to make it this somebody. */
interface Other {
  name: string;
  open: (world: WorkerWorld) => FakeTab;
  enter?: (world: WorkerWorld) => void;
  /** What is changed there is no news here. */
  isOurs?: boolean;
}

const others: Other[] = [
  {
    name: 'member',
    open: (world) => world.openTab(),
    enter: ({ site }) => site.sessions.set('normal', site.omer),
  },
  {
    name: 'site',
    open: (world) => {
      const site = siteAt('www.acme-club.test/other');
      const page = { url: `${site.base}/`, recognition: { kind: 'wix', site } } as const;
      return world.openTab({ page });
    },
  },
  {
    name: 'cookie jar',
    isOurs: true, // It is the same member of the same site.
    open: (world) => world.openTab({ cookieStoreId: 'firefox-container-1' }),
    enter: ({ site }) => site.sessions.set('firefox-container-1', { ...site.dana }),
  },
];
for (const { name, open, enter, isOurs } of others) {
  test(`another ${name} is another matter: neither its state nor a change of it is taken for the first one's`, async ({
    world,
  }) => {
    const [tab, other] = [world.openTab(), open(world)];
    const life = world.start({ isFirefox: true });
    await lookAndWait(world, life, tab);
    enter?.(world);
    world.site.dana.privacyStatus = 'PRIVATE';
    expect(noteIn(await lookAndWait(world, life, other)), 'seen for the first time').toBeUndefined();
    expect(await sightingsIn(world)).toHaveLength(2);
    world.site.sessions.set('normal', world.site.dana);
    expect(noteIn(await world.lookAtMember(life, tab))).toBe(epoch);
  });

  test(`what was changed here on another ${name} is ${isOurs ? 'our' : "still somebody else's"} doing on the first`, async ({
    world,
  }) => {
    const [tab, other] = [world.openTab(), open(world)];
    const life = world.start({ isFirefox: true });
    await lookAndWait(world, life, tab);
    enter?.(world);
    world.site.omer.privacyStatus = 'PUBLIC';
    await changeAndSee(world, life, other, 'PRIVATE');
    world.site.sessions.set('normal', world.site.dana);
    world.site.dana.privacyStatus = 'PRIVATE';
    expect(noteIn(await world.lookAtMember(life, tab))).toBe(isOurs ? undefined : epoch);
  });
}

test('of five hundred members the one who was not seen for longest is forgotten for the next', async ({
  world,
}) => {
  const [tab, life] = [world.openTab(), world.start()];
  const members = Array.from({ length: 500 }, (_, index) => ({ ...dana, memberId: `member-${index}` }));
  await world.local.set({ sightings: { version: 1, members } });
  await lookAndWait(world, life, tab);
  expect(await sightingsIn(world)).toEqual([...members.slice(1), dana]);
  await lookAndWait(world, life, tab);
  expect(await sightingsIn(world)).toEqual([...members.slice(1), { ...dana, at: epoch + minute }]);
  const [first, second, ...rest] = await sightingsIn(world);
  const known = { ...dana, at: epoch + minute };
  await world.local.set({ sightings: { version: 1, members: [known, first, second, ...rest.slice(0, -1)] } });
  await lookAndWait(world, life, tab);
  const now = { ...dana, at: epoch + 2 * minute };
  expect(await sightingsIn(world), 'seen again: last').toEqual([...members.slice(1), now]);
});
