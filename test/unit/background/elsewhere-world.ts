import type { TabState } from '../../../src/wix/tab-state.ts';
import type { FakeTab } from './fake-tabs.ts';
import { epoch, minute } from './history-world.ts';
import type { WorkerLife } from './worker-life.ts';
import { expect, type WorkerWorld } from './worker-world.ts';

/** Since when a state says that its member was changed elsewhere. */
export const noteIn = (state: TabState | undefined) =>
  state?.kind === 'member' ? state.changedElsewhere : undefined;

/** A popup looks, and a minute passes. */
export async function lookAndWait(world: WorkerWorld, life: WorkerLife, tab: FakeTab): Promise<TabState> {
  const state = await world.lookAtMember(life, tab);
  await world.clock.pass(minute);
  return state;
}

/** Dana was last seen public in the first minute; somebody else made her private, and that is seen a minute later. */
export async function noted(world: WorkerWorld): Promise<{ tab: FakeTab; life: WorkerLife }> {
  const [tab, life] = [world.openTab(), world.start()];
  await lookAndWait(world, life, tab);
  world.site.dana.privacyStatus = 'PRIVATE';
  expect(noteIn(await lookAndWait(world, life, tab))).toBe(epoch);
  return { tab, life };
}
