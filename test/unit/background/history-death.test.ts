import { eachRow } from '../rows.ts';
import { held } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import { endIn, entriesIn } from './history-world.ts';
import { expect, inNewWorld, orderFor, test, WorkerWorld } from './worker-world.ts';

interface Scene {
  name: string;
  /** The site applies the write only after the second life has looked. */
  isLate?: boolean;
  /** Between the two lives the page is reloaded. */
  isReloaded?: boolean;
}

interface FirstLife {
  tab: FakeTab;
  calls: string[];
  /** The site applies the write that it still holds. */
  apply: () => void;
}

/** A background makes Dana private, and dies after so many calls. */
async function liveOnce(world: WorkerWorld, scene: Scene, deathAfter: number): Promise<FirstLife> {
  const [tab, life] = [world.openTab(), world.start()];
  const state = await world.lookAtMember(life, tab);
  const before = life.calls.length;
  const { reply, release } = held();
  if (scene.isLate) world.site.reply('leave', reply);
  life.dieAfter(deathAfter);
  const order = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.until(Promise.race([order, life.death]));
  await world.clock.quiet();
  if (scene.isReloaded) tab.navigate();
  return { tab, calls: life.calls.slice(before), apply: release };
}

const lasting = ['confirmed', 'not-confirmed', 'not-checked'];

/** There is one entry where a change is told that was made or may have been, and it says what is told; else none. */
async function expectNoted(world: WorkerWorld, tab: FakeTab): Promise<void> {
  const shown = await world.shownOf(tab);
  const end = endIn(shown);
  const noted = (await entriesIn(world)).map(({ id, outcome }) => ({ id, outcome }));
  const isLasting = end !== undefined && lasting.includes(end.outcome);
  expect(noted).toEqual(isLasting ? [{ id: end.id, outcome: end.outcome }] : []);
  if (world.site.writes > 0) expect(noted, 'what was sent is noted').toHaveLength(1);
  expect(shown, 'our own change is nobody else’s').not.toHaveProperty('changedElsewhere');
}

/** The next background looks what became of it, then the site applies what it held, and a popup shows the end. */
async function dieAndLiveAgain(world: WorkerWorld, scene: Scene, calls: number): Promise<void> {
  const { tab, apply } = await liveOnce(world, scene, calls);
  expect((await entriesIn(world)).length).toBeLessThanOrEqual(1);
  const life = world.start();
  life.wake();
  await world.clock.settle();
  await world.look(life, tab);
  await expectNoted(world, tab);
  apply();
  await world.clock.settle();
  await world.look(life, tab, 'again');
  await expectNoted(world, tab);
  const noted = await entriesIn(world);
  await world.clock.pass(1000);
  await world.see(life, await world.shownOf(tab));
  const plain = await world.lookAtMember(life, tab);
  expect(plain).not.toHaveProperty('change');
  expect(plain).not.toHaveProperty('changedElsewhere');
  expect(await entriesIn(world)).toEqual(noted);
}

const scenes: Scene[] = [
  { name: 'applied at once' },
  { name: 'applied late', isLate: true },
  { name: 'applied at once, and the page reloaded', isReloaded: true },
  { name: 'applied late, and the page reloaded', isLate: true, isReloaded: true },
];
for (const scene of scenes) {
  test(`a background ends after any call of a change, ${scene.name}: it is noted once, as what is told of it, and as ours`, async () => {
    const { calls } = await liveOnce(new WorkerWorld(), scene, Number.POSITIVE_INFINITY);
    await eachRow(
      calls.entries(),
      ([index, name]) => `after call ${index + 1}, ${name}`,
      ([index]) => inNewWorld((world) => dieAndLiveAgain(world, scene, index + 1)),
    );
  });
}
