import { broken, held, type Reply, silent } from './fake-site.ts';
import { goOn, listing, noa, noasPage, omer, omersPage, openOn, profilesIn } from './profile-world.ts';
import { expectOneStory } from './truth.ts';
import { expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

const lookQuestion = (tabId: number) => ({ tabId, asked: 'toolbar', view: 'a view' }) as const;
const omerSeen = { whose: 'omer', seen: 'seen', name: 'Omer' };

/** Dana looks at Omer's page, and his profile is being asked for: it is answered once it is let go. */
async function askingOmer(world: WorkerWorld, then: Reply = listing(omer)) {
  const tab = openOn(world, omersPage);
  const life = world.start();
  const { reply, release } = held(then);
  world.site.reply('query', reply, listing(noa));
  const look = life.ask('tab:look', lookQuestion(tab.about.id));
  await world.clock.quiet();
  expect(await world.shownOf(tab)).toMatchObject({ otherProfile: { whose: 'omer', seen: 'asking' } });
  return { tab, life, look, release };
}

const next: [name: string, move: (world: WorkerWorld, tab: ReturnType<typeof openOn>) => void][] = [
  ['left', (world, tab) => tab.navigate(openOn(world, noasPage).document.page)],
  ['gone on to another profile by itself', (world, tab) => goOn(world, tab, noasPage)],
];
for (const [name, move] of next) {
  for (const [answer, then] of [
    ['is answered late', listing(omer)],
    ['fails late', broken],
  ] as const) {
    test(`the page is ${name} during the query, which ${answer}: who looks again is told of the new page alone`, async ({
      world,
    }) => {
      const { tab, life, look, release } = await askingOmer(world, then);
      move(world, tab);
      const second = await world.look(life, tab);
      expect(second).toMatchObject({ otherProfile: { whose: 'noa', seen: 'seen', name: 'Noa' } });
      const told = world.followShown(tab);
      release();
      await world.clock.until(look);
      await world.clock.settle();
      expect(told).toEqual([]);
      expect(await expectOneStory(world, life, tab)).toEqual(second);
    });
  }
}

test('the page is left during the query for one that is not Wix: what comes late is not shown over it', async ({
  world,
}) => {
  const { tab, life, look, release } = await askingOmer(world);
  tab.navigate({ url: 'https://news.test/', recognition: { kind: 'not-wix' } });
  const second = await world.look(life, tab);
  expect(second).toEqual({ kind: 'unreadable', why: 'not-wix' });
  release();
  await world.clock.until(look);
  expect(await expectOneStory(world, life, tab)).toEqual(second);
});

test('the page is left before the query: nobody else is asked for any more', async ({ world }) => {
  const tab = openOn(world, omersPage);
  const life = world.start();
  world.site.reply('rule', silent);
  const look = life.ask('tab:look', lookQuestion(tab.about.id));
  await world.clock.quiet();
  tab.navigate();
  expect(await world.clock.until(look)).toEqual({ kind: 'unreadable', why: 'access-gone' });
  expect(world.site.steps).toEqual(['tokens', 'member', 'rule']);
});

test('the tab is closed during the query: nothing is kept of it', async ({ world }) => {
  const { tab, look } = await askingOmer(world);
  const told = world.followShown(tab);
  tab.close();
  await world.clock.until(look);
  expect(told).toEqual([]);
});

test('the page stops its scripts during the query: the member is shown all the same, in time', async ({
  world,
}) => {
  const tab = openOn(world, omersPage);
  const life = world.start();
  world.site.reply('query', (serve) => {
    tab.document.freeze();
    return serve();
  });
  await world.look(life, tab);
  expect(world.clock.now()).toBeLessThanOrEqual(8000);
  expect(await expectOneStory(world, life, tab)).toMatchObject({
    member: { id: 'dana' },
    rule: 'everyone',
    otherProfile: { whose: 'omer', seen: 'unknown' },
  });
});

for (const [want, wrote] of [
  ['PRIVATE', 'leave'],
  ['PUBLIC', 'join'],
] as const) {
  test(`changed to ${want} on somebody else's page: that is the member, and the page is still of the other`, async ({
    world,
  }) => {
    const { dana, omer: otherMember } = world.site;
    dana.privacyStatus = want === 'PUBLIC' ? 'PRIVATE' : 'PUBLIC';
    otherMember.privacyStatus = dana.privacyStatus;
    const before = { ...otherMember };
    const tab = openOn(world, omersPage);
    const life = world.start();
    world.site.reply('query', listing(omer));
    const state = await world.lookAtMember(life, tab);
    const told = world.followShown(tab);
    const ended = await world.clock.until(life.ask('membership:change', orderFor(state, want)));
    expect(ended).toMatchObject({
      member: { id: 'dana', privacyStatus: want },
      change: { outcome: 'confirmed' },
      otherProfile: omerSeen,
    });
    expect(profilesIn(told)).toEqual([omerSeen, omerSeen]);
    expect(world.site.steps.filter((step) => ['join', 'leave', 'query'].includes(step))).toEqual([
      'query',
      wrote,
    ]);
    expect(dana.privacyStatus).toBe(want);
    expect(otherMember).toEqual(before);
    expect(await expectOneStory(world, life, tab)).toEqual(ended);
  });
}

test("changed from another tab during the query: the member is read anew, and the other's profile too", async ({
  world,
}) => {
  const { life, look, release } = await askingOmer(world, listing());
  world.site.reply('query', listing(omer));
  const other = world.openTab();
  const state = await world.lookAtMember(life, other);
  await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  release();
  expect(await world.clock.until(look)).toMatchObject({
    member: { id: 'dana', privacyStatus: 'PRIVATE' },
    otherProfile: omerSeen,
  });
  expect(await world.shownOf(other)).not.toHaveProperty('otherProfile');
});

test('told of a change in another tab, a tab goes on saying whose page it shows; the other tab says nothing of it', async ({
  world,
}) => {
  const [tab, other] = [openOn(world, omersPage), world.openTab()];
  const life = world.start();
  world.site.reply('query', listing(omer));
  await world.look(life, tab);
  const state = await world.lookAtMember(life, other);
  await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(await world.shownOf(tab)).toMatchObject({
    member: { id: 'dana', privacyStatus: 'PRIVATE' },
    otherProfile: omerSeen,
  });
  expect(await world.shownOf(other)).not.toHaveProperty('otherProfile');
});

for (const path of [omersPage, noasPage, 'blog']) {
  test(`a change that could not be checked, and a reading that fails at ${path}: of the other profile nothing is said`, async ({
    world,
  }) => {
    const tab = openOn(world, omersPage);
    const life = world.start();
    world.site.reply('query', listing(omer));
    const state = await world.lookAtMember(life, tab);
    world.site.reply('leave', (serve) => {
      world.site.reply('member', broken);
      return serve();
    });
    const ended = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
    expect(ended).toMatchObject({ change: { outcome: 'not-checked' }, otherProfile: omerSeen });
    goOn(world, tab, path);
    const told = await world.look(life, tab);
    expect(told).toMatchObject({ member: { id: 'dana' }, change: { outcome: 'not-checked' } });
    expect(told).not.toHaveProperty('otherProfile');
    expect(await world.shownOf(tab)).toEqual(told);
  });
}
