import { switchedOn } from './badge-world.ts';
import { expectTruth } from './truth.ts';
import { beforeSending, expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

/**
 * A change to private; the page stops its scripts just before call `calls` of the worker, which then dies. The script
 * that writes may then wait in the page, not begun.
 */
async function freezeAndDie(world: WorkerWorld, calls: number) {
  const [tab, other] = [world.openTab(), world.openTab()];
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  const last = life.calls.length + calls;
  life.onCall = () => {
    if (life.calls.length + 1 === last) tab.document.freeze();
  };
  life.dieAfter(calls);
  const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.until(Promise.race([change, life.death]));
  return { tab, other, life: world.start() };
}

const callsOfChange = 24;
for (let calls = 1; calls <= callsOfChange; calls++) {
  for (const [name, sleepMs] of [
    ['soon', 1200],
    ['late', 20_000],
  ] as const) {
    test(`E5: the page stops its scripts, the worker dies after call ${calls}, the page goes on ${name}`, async ({
      world,
    }) => {
      const { tab, other, life } = await freezeAndDie(world, calls);
      life.wake();
      const start = world.clock.now();
      await world.look(life, other);
      const told = [await expectTruth(world, life, other, 'PRIVATE', false)];
      await world.clock.pass(Math.max(0, start + sleepMs - world.clock.now()));
      tab.document.thaw();
      await world.clock.settle();
      for (const asked of ['again', 'toolbar'] as const) {
        await world.look(life, tab, asked);
        told.push(await expectTruth(world, life, tab, 'PRIVATE', true));
      }
      const outcomes = told.map(({ change }) => (change?.phase === 'ended' ? change.outcome : undefined));
      if (world.site.writes > 0) expect(outcomes).not.toContain('interrupted');
    });
  }
}

for (const [name, sleepMs, writes] of [
  ['soon: it is sent then', 2000, 1],
  ['late: it is never sent', 20_000, 0],
] as const) {
  test(`a write waits in a page that has stopped its scripts, and the page goes on ${name}`, async ({
    world,
  }) => {
    const tab = world.openTab();
    const life = world.start();
    const state = await world.lookAtMember(life, tab);
    beforeSending(life, () => tab.document.freeze());
    const start = world.clock.now();
    const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
    await world.clock.quiet();
    if (writes === 0)
      expect(await world.clock.until(change)).toMatchObject({ change: { outcome: 'not-checked' } });
    await world.clock.pass(start + sleepMs - world.clock.now());
    tab.document.thaw();
    await world.clock.until(change);
    await world.clock.settle();
    await world.look(life, tab, 'again');
    const told = await expectTruth(world, life, tab, 'PRIVATE', true);
    expect(told).toMatchObject({ change: { outcome: writes === 1 ? 'confirmed' : 'interrupted' } });
    expect(world.site.writes).toBe(writes);
  });
}

test('a page that stands still draws its first badge when it goes on', async ({ world }) => {
  await switchedOn(world, world.site.site.key);
  const [tab, other] = [world.openTab(), world.openTab()];
  const life = world.start();
  await world.lookAtMember(life, other);
  const state = await world.lookAtMember(life, tab);
  other.document.startBadge();
  other.document.freeze();
  await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(other.document.hasElement).toBe(false);
  other.document.thaw();
  await world.clock.settle();
  expect(other.document.badges.at(-1)).toMatchObject({ text: 'Private' });
  expect(other.document.hasElement).toBe(true);
});
