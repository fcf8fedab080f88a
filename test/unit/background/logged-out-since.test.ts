import type { Asked } from '../../../src/protocol.ts';
import { silent } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import type { WorkerLife } from './worker-life.ts';
import { beforeSending, expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

/** A worker is ended in the middle of a change, and then nobody is logged in any more. */
async function endedMidChange(
  world: WorkerWorld,
  tab: FakeTab,
  prepare: (life: WorkerLife) => void,
): Promise<WorkerLife> {
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  prepare(life);
  const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.until(Promise.race([change, life.death, world.clock.quiet()]));
  life.kill();
  world.site.reply('tokens', (serve) => serve());
  world.site.sessions.clear();
  return world.start();
}

const sent = (world: WorkerWorld) => () => world.site.reply('leave', silent);
const unchecked = { kind: 'logged-out', change: { outcome: 'not-checked' } };
const notMade = { kind: 'logged-out', change: { outcome: 'interrupted' } };

test('E5, E11: ended after the write was sent, and nobody is logged in: it is said everywhere on the site that it could not be checked, until it can be', async ({
  world,
}) => {
  const [tab, other] = [world.openTab(), world.openTab()];
  const next = await endedMidChange(world, tab, sent(world));
  for (const asked of ['again', 'again', 'toolbar', 'page'] as const) {
    expect(await world.look(next, tab, asked)).toMatchObject(unchecked);
  }
  expect(await world.look(next, other)).toMatchObject(unchecked);
  tab.navigate();
  expect(await world.look(next, tab)).toMatchObject(unchecked);
  world.site.sessions.set('normal', world.site.dana);
  expect(await world.look(next, tab)).toMatchObject({ change: { outcome: 'not-confirmed' } });
  expect(world.site.writes).toBe(1);
});

test('E11: of a change in another cookie jar nothing is said', async ({ world }) => {
  const tab = world.openTab();
  const next = await endedMidChange(world, tab, sent(world));
  const elsewhere = world.openTab({ cookieStoreId: 'firefox-container-1' });
  expect(await world.look(next, elsewhere)).toEqual({ kind: 'logged-out', site: world.site.site });
});

const beforeTheWrite: [when: string, prepare: (world: WorkerWorld) => (life: WorkerLife) => void][] = [
  ['while it checked', (world) => () => world.site.reply('tokens', silent)],
  ['just before the write', () => (life) => beforeSending(life, () => life.dieAfter(1))],
];
for (const [when, prepare] of beforeTheWrite) {
  test(`E5, E11: ended ${when}, and nobody is logged in: nothing was changed, and that is told once`, async ({
    world,
  }) => {
    const tab = world.openTab();
    const next = await endedMidChange(world, tab, prepare(world));
    // Nobody may be looking at what the background finds by itself.
    next.wake();
    await world.clock.settle();
    const look = (asked: Asked, view: string) =>
      world.clock.until(next.ask('tab:look', { tabId: tab.about.id, asked, view }));
    const told = await look('toolbar', 'popup');
    expect(told).toMatchObject(notMade);
    if (told.kind !== 'logged-out' || !told.change) throw new Error('nothing is told');
    const { id: changeId, outcome } = told.change;
    await world.clock.until(next.ask('outcome:seen', { changeId, outcome, view: 'popup' }));
    expect(await look('toolbar', 'popup')).toMatchObject(notMade);
    expect(await look('again', 'next')).toEqual({ kind: 'logged-out', site: world.site.site });
    // The background's own looks tell it no more either.
    expect(await world.records()).toEqual([]);
    world.site.sessions.set('normal', world.site.dana);
    expect(await world.lookAtMember(next, tab)).not.toHaveProperty('change');
    expect(await world.records()).toEqual([]);
    expect(world.site.writes).toBe(0);
  });
}

test('E11: what was checked, and showed the old state, is not called unchecked when nobody is logged in', async ({
  world,
}) => {
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  world.site.reply('leave', () => Response.json({}));
  const ended = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(ended).toMatchObject({ change: { outcome: 'not-confirmed' } });
  world.site.sessions.clear();
  expect(await world.look(life, tab, 'again')).toEqual({ kind: 'logged-out', site: world.site.site });
});

test('C7: a change in doubt does not stand in the way of asking as the page does', async ({ world }) => {
  const tab = world.openTab();
  const next = await endedMidChange(world, tab, sent(world));
  expect(await world.look(next, tab, 'once-more')).toMatchObject({ kind: 'not-named' });
  expect(await world.look(next, tab, 'again')).toMatchObject(unchecked);
});
