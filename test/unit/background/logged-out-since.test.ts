import { silent } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import type { WorkerLife } from './worker-life.ts';
import { beforeSending, expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

/** A worker is ended in the middle of a change, and then nobody is logged in any more. */
async function endedMidChange(world: WorkerWorld, tab: FakeTab, prepare: (life: WorkerLife) => void) {
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  prepare(life);
  const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.until(Promise.race([change, life.death, world.clock.quiet()]));
  life.kill();
  world.site.sessions.clear();
  return world.start();
}

test('E5, E11: ended after the write was sent, and nobody is logged in: it is said that the change could not be checked, until it can be', async ({
  world,
}) => {
  const tab = world.openTab();
  const next = await endedMidChange(world, tab, () => world.site.reply('leave', silent));
  for (const asked of ['again', 'again', 'toolbar', 'once-more'] as const) {
    expect(await world.look(next, tab, asked)).toMatchObject({ kind: 'logged-out', change: 'not-checked' });
  }
  world.site.sessions.set('normal', world.site.dana);
  expect(await world.look(next, tab, 'again')).toMatchObject({ change: { outcome: 'not-confirmed' } });
  expect(world.site.writes).toBe(1);
});

test('E5, E11: ended just before the write, and nobody is logged in: nothing was changed', async ({
  world,
}) => {
  const tab = world.openTab();
  const next = await endedMidChange(world, tab, (life) => beforeSending(life, () => life.dieAfter(1)));
  expect(await world.look(next, tab, 'again')).toMatchObject({ kind: 'logged-out', change: 'not-made' });
  expect(world.site.writes).toBe(0);
});

test('E5: of a change that was sent from another page, a page without a member says nothing', async ({
  world,
}) => {
  const [tab, other] = [world.openTab(), world.openTab()];
  const next = await endedMidChange(world, tab, () => world.site.reply('leave', silent));
  expect(await world.look(next, other)).toMatchObject({ kind: 'logged-out', change: 'none' });
});
