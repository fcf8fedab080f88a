import { held } from './fake-site.ts';
import { expectOneStory } from './truth.ts';
import type { LifeOptions } from './worker-life.ts';
import { expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

const sides = [
  { name: 'private', own: { isPrivate: true }, other: { isPrivate: false } },
  { name: 'normal', own: { isPrivate: false }, other: { isPrivate: true } },
];

/** A worker dies in the middle of a change in a window of its own kind. */
async function dieInMiddle(world: WorkerWorld, own: LifeOptions, calls: number) {
  world.site.sessions.set('private', world.site.dana);
  const tab = world.openTab({ incognito: own.isPrivate === true });
  const life = world.start(own);
  const state = await world.lookAtMember(life, tab);
  const { reply, release } = held();
  world.site.reply('leave', reply);
  life.dieAfter(calls);
  const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.until(Promise.race([change, life.death]));
  await world.clock.quiet();
  release();
  await world.clock.quiet();
  return tab;
}

for (const { name, own, other } of sides) {
  for (const calls of [11, 15, 16, 21]) {
    test(`F2: a ${name} worker's change, cut off after ${calls} calls, is not touched by the other worker`, async ({
      world,
    }) => {
      const tab = await dieInMiddle(world, own, calls);
      const kept = await world.storage.get(null);
      const records = await world.records();
      expect(records).toMatchObject([{ jar: name }]);
      const stranger = world.start(other);
      stranger.wake();
      for (const { id, progress } of records) {
        const outcome = progress.step === 'ended' ? progress.outcome : 'confirmed';
        const seen = { changeId: id, outcome, view: 'a view' };
        await world.clock.until(stranger.ask('outcome:seen', seen));
      }
      const question = { tabId: tab.about.id, asked: 'toolbar', view: 'a view' } as const;
      const seen = await world.clock.until(stranger.ask('tab:look', question));
      expect(seen).toEqual({ kind: 'unreadable', why: 'tab-closed' });
      await world.clock.settle();
      expect(await world.storage.get(null)).toEqual(kept);

      const next = world.start(own);
      next.wake();
      await world.clock.settle();
      const told = await expectOneStory(world, next, tab);
      const isSent = world.site.writes === 1;
      if (calls < 21) {
        expect(told).toMatchObject({ change: { outcome: isSent ? 'confirmed' : 'interrupted' } });
      }
      expect(await world.look(next, tab)).toHaveProperty('change');
    });
  }

  test(`F2: the same member in a ${name} and another window: neither outcome is told in the other`, async ({
    world,
  }) => {
    world.site.sessions.set('private', world.site.dana);
    const tab = world.openTab({ incognito: own.isPrivate });
    const life = world.start(own);
    const state = await world.lookAtMember(life, tab);
    await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
    const elsewhere = await world.look(world.start(other), world.openTab({ incognito: other.isPrivate }));
    expect(elsewhere).toMatchObject({ member: { privacyStatus: 'PRIVATE' } });
    expect(elsewhere).not.toHaveProperty('change');
    expect(await world.look(life, tab)).toMatchObject({ change: { outcome: 'confirmed' } });
  });
}

test('F2: the next private session finds nothing of the one before, and leaves the normal windows their own', async ({
  world,
}) => {
  const tab = await dieInMiddle(world, { isPrivate: true }, 15);
  await dieInMiddle(world, { isPrivate: false }, 15);
  expect((await world.records()).map(({ jar }) => jar).sort()).toEqual(['normal', 'private']);
  world.privateCaches.clear(); // The session has ended.
  const state = await world.look(world.start({ isPrivate: true }), tab);
  expect(state).toMatchObject({ kind: 'member' });
  expect(state).not.toHaveProperty('change');
  expect((await world.records()).map(({ jar }) => jar)).toEqual(['normal']);
});

test('F2: in Firefox one background serves every jar', async ({ world }) => {
  const jars = ['firefox-default', 'firefox-private', 'firefox-container-1'];
  for (const jar of jars) {
    world.site.sessions.set(jar, world.site.dana);
    world.site.dana.privacyStatus = 'PUBLIC';
    const tab = world.openTab({ cookieStoreId: jar, incognito: jar === 'firefox-private' });
    const life = world.start({ isFirefox: true });
    const state = await world.lookAtMember(life, tab);
    // It dies when the document has the write.
    life.onCall = (_, args) => {
      if (JSON.stringify(args).includes('leave-community')) life.dieAfter(1);
    };
    life.ask('membership:change', orderFor(state, 'PRIVATE'));
    await world.clock.until(life.death);
    const next = world.start({ isFirefox: true });
    next.wake();
    await world.clock.settle();
    expect(await expectOneStory(world, next, tab)).toMatchObject({ change: { outcome: 'confirmed' } });
  }
  const records = await world.records();
  expect(records.map(({ jar }) => jar).sort()).toEqual([...jars].sort());
});
