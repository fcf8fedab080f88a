import type { WantedStatus } from '../../../src/wix/tab-state.ts';
import { eachRow } from '../rows.ts';
import { held } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import { expectTruth } from './truth.ts';
import type { WorkerLife } from './worker-life.ts';
import { expect, inNewWorld, orderFor, test, WorkerWorld } from './worker-world.ts';

interface Scene {
  want: WantedStatus;
  popup: 'open' | 'closed';
  /** The site applies the write only after the second life has looked. */
  isLate: boolean;
  /** Between the two lives the page is reloaded. */
  isReloaded: boolean;
}

interface FirstLife {
  tab: FakeTab;
  calls: string[];
  /** The site applies the write that it still holds. */
  apply: () => void;
}

/** A worker changes Dana's membership and dies after so many calls, counted from the order. */
async function liveOnce(
  world: WorkerWorld,
  { want, isLate, isReloaded }: Scene,
  calls: number,
): Promise<FirstLife> {
  world.site.dana.privacyStatus = want === 'PUBLIC' ? 'PRIVATE' : 'PUBLIC';
  const tab = world.openTab();
  const first = world.start();
  const state = await world.lookAtMember(first, tab);
  const before = first.calls.length;
  const { reply, release } = held();
  if (isLate) world.site.reply(want === 'PUBLIC' ? 'join' : 'leave', reply);
  first.dieAfter(calls);
  const change = first.ask('membership:change', orderFor(state, want));
  await world.clock.until(Promise.race([change, first.death]));
  await world.clock.quiet();
  if (isReloaded) tab.navigate();
  return { tab, calls: first.calls.slice(before), apply: release };
}

/** A worker starts, for an open popup that asks again; or by itself, and a popup opens later. */
async function liveAgain(world: WorkerWorld, tab: FakeTab, popup: Scene['popup']): Promise<WorkerLife> {
  const life = world.start();
  life.wake();
  if (popup === 'open') await world.look(life, tab, 'again');
  await world.clock.settle();
  if (popup === 'closed') await world.look(life, tab);
  return life;
}

/** A popup shows what is told, and closes; the next one opens. */
async function tellAndOpenAgain(world: WorkerWorld, life: WorkerLife, tab: FakeTab): Promise<void> {
  await world.see(life, await world.shownOf(tab));
  await world.look(life, tab);
}

async function dieAndLiveAgain(world: WorkerWorld, scene: Scene, calls: number): Promise<void> {
  const { want, popup, isLate, isReloaded } = scene;
  const { tab, apply } = await liveOnce(world, scene, calls);
  const life = await liveAgain(world, tab, popup);
  const told = [await expectTruth(world, life, tab, want, !isReloaded)];
  if (world.site.writes === 1) expect(told[0]?.change, 'what was sent is not forgotten').toBeDefined();
  await world.look(life, tab, 'again');
  told.push(await expectTruth(world, life, tab, want, !isReloaded));
  apply();
  await world.clock.settle();
  await tellAndOpenAgain(world, life, tab);
  told.push(await expectTruth(world, life, tab, want, !isReloaded));
  await tellAndOpenAgain(world, life, tab);
  told.push(await expectTruth(world, life, tab, want, !isReloaded));
  expect(told.at(-1)?.change, 'told once, then the plain state').toBeUndefined();
  if (!isLate) expect(told[2]?.change).toBeUndefined();
  const outcomes = told.map(({ change }) => (change?.phase === 'ended' ? change.outcome : undefined));
  if (world.site.writes > 0) expect(outcomes).not.toContain('interrupted');
  expect(await world.records()).toEqual([]);
}

const scenes = (['PRIVATE', 'PUBLIC'] as const).flatMap((want) =>
  (['open', 'closed'] as const).flatMap((popup) =>
    [false, true].flatMap((isLate) =>
      [false, true].map((isReloaded): Scene => ({ want, popup, isLate, isReloaded })),
    ),
  ),
);

for (const scene of scenes) {
  const { want, popup, isLate, isReloaded } = scene;
  const conditions = [
    `popup ${popup}`,
    ...(isLate ? ['write applied late'] : []),
    ...(isReloaded ? ['page reloaded'] : []),
  ].join(', ');
  test(`E5: to ${want}, killed after call 1, 2, and so on to the last; ${conditions}`, async () => {
    const { calls } = await liveOnce(new WorkerWorld(), scene, Number.POSITIVE_INFINITY);
    await eachRow(
      [...calls.entries()],
      ([index, name]) => `killed after call ${index + 1}, ${name}`,
      ([index]) => inNewWorld((world) => dieAndLiveAgain(world, scene, index + 1)),
    );
  });
}
