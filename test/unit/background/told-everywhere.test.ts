import { eachRow } from '../rows.ts';
import { switchedOn } from './badge-world.ts';
import type { FakeTab } from './fake-tabs.ts';
import type { WorkerLife } from './worker-life.ts';
import { expect, inNewWorld, orderFor, test, WorkerWorld } from './worker-world.ts';

interface Scene {
  /** Dana is changed here, */
  tab: FakeTab;
  /** and seen here too. Both have her page badge. */
  other: FakeTab;
}

interface Change extends Scene {
  /** What the background called, by name. */
  calls: string[];
  /** How many of them it takes until the change is sent. */
  untilSent: number;
}

/** A background makes Dana private, and dies after so many calls. */
async function change(world: WorkerWorld, deathAfter: number): Promise<Change> {
  await switchedOn(world, world.site.site.key);
  const [other, tab] = [world.openTab(), world.openTab()];
  for (const { document } of [other, tab]) document.startBadge();
  const life = world.start();
  await world.lookAtMember(life, other);
  const state = await world.lookAtMember(life, tab);
  const before = life.calls.length;
  let untilSent = 0;
  life.onCall = () => {
    if (world.site.writes === 0) untilSent = life.calls.length - before + 1;
  };
  const calls = await callsUntilDeath(world, life, deathAfter, () =>
    life.ask('membership:change', orderFor(state, 'PRIVATE')),
  );
  return { tab, other, calls, untilSent };
}

async function callsUntilDeath(
  world: WorkerWorld,
  life: WorkerLife,
  deathAfter: number,
  ask: () => Promise<unknown>,
): Promise<string[]> {
  const before = life.calls.length;
  life.dieAfter(deathAfter);
  await world.clock.until(Promise.race([ask(), life.death]));
  await world.clock.quiet();
  return life.calls.slice(before);
}

/** Where a popup of the tab is told that Dana is private now, nothing says anything else. Gives back whether it was. */
async function expectOneTruth(world: WorkerWorld, { tab, other }: Scene): Promise<boolean> {
  const shown = await world.shownOf(tab);
  if (shown?.kind !== 'member' || shown.change?.phase !== 'ended') return false;
  expect(shown.change.outcome).toBe('confirmed');
  expect(await world.shownOf(other)).toMatchObject({ member: { privacyStatus: 'PRIVATE' } });
  for (const { button, document } of [tab, other]) {
    expect(button.text).toBe('PRI');
    expect(document.badges.at(-1)).toMatchObject({ text: 'Private' });
  }
  return true;
}

const all = Number.POSITIVE_INFINITY;
const { calls, untilSent } = await change(new WorkerWorld(), all);
const afterCall = ([index, name]: [index: number, name: string]) => `after call ${index + 1}, ${name}`;

test('E5: killed in a change, after any call of it: who is told of its end finds it everywhere', async () => {
  await eachRow(calls.entries(), afterCall, ([index]) =>
    inNewWorld(async (world) => {
      const scene = await change(world, index + 1);
      const isTold = await expectOneTruth(world, scene);
      expect(isTold, 'and is told by the last call').toBe(index + 1 === calls.length);
    }),
  );
});

test('E5: killed in a change, after any call of it, with no popup open: the next background tells everybody', async () => {
  await eachRow(calls.entries(), afterCall, ([index]) =>
    inNewWorld(async (world) => {
      const scene = await change(world, index + 1);
      if ((await world.records()).length === 0) return expect(world.site.writes, 'it had not begun').toBe(0);
      world.start().wake();
      await world.clock.settle();
      const isMade = world.site.dana.privacyStatus === 'PRIVATE';
      expect(scene.tab.button.text).toBe(isMade ? 'PRI' : '!');
      expect(scene.other.button.text).toBe(isMade ? 'PRI' : 'PUB');
      expect(scene.other.document.badges.at(-1)).toMatchObject({ text: isMade ? 'Private' : 'Public' });
    }),
  );
});

/** The first background dies when it has sent the change; the next one looks what became of it. */
async function changeAndLook(world: WorkerWorld, deathAfter: number): Promise<Change> {
  const scene = await change(world, untilSent);
  expect(world.site.writes).toBe(1);
  const { about } = scene.tab;
  const life = world.start();
  const calls = await callsUntilDeath(world, life, deathAfter, () =>
    life.ask('tab:look', { tabId: about.id, asked: 'again', view: 'a view' }),
  );
  return { ...scene, calls };
}

test("E5: killed once more while it is looked at, after any call: who is told of the change's end finds it everywhere", async () => {
  const looking = await changeAndLook(new WorkerWorld(), all);
  await eachRow(looking.calls.entries(), afterCall, ([index]) =>
    inNewWorld(async (world) => {
      await expectOneTruth(world, await changeAndLook(world, index + 1));
    }),
  );
});

test('E5: who looks after a death is told', async ({ world }) => {
  expect(await expectOneTruth(world, await changeAndLook(world, all))).toBe(true);
});
