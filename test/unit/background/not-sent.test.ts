import type { FakeTab } from './fake-tabs.ts';
import { expectOneStory, expectTruth } from './truth.ts';
import { beforeSending, expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

/** Dana wants to leave; just before that is sent, something happens in her tab. */
async function leave(world: WorkerWorld, happen: (tab: FakeTab) => void) {
  const tab = world.openTab();
  const life = world.start({ isFirefox: true });
  const state = await world.lookAtMember(life, tab);
  beforeSending(life, () => happen(tab));
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  return { tab, life, told };
}

/** The policy of the tab's page forbids to write from now on. */
function forbidWrites({ site }: WorkerWorld, { document }: FakeTab): void {
  site.reply('leave', () => {
    site.steps.pop(); // It never got there.
    return document.policy.refuse(`${site.site.base}/_api/members/v1/members/leave-community`);
  });
}

for (const [kind, happen] of [
  [
    'offline',
    (_world: WorkerWorld, { document }: FakeTab) => {
      document.navigator.onLine = false;
    },
  ],
  ['blocked-by-page', forbidWrites],
] as const) {
  test(`${kind} when it is to be sent: nothing is sent, that is said, and nothing is kept of it`, async ({
    world,
  }) => {
    const { tab, life, told } = await leave(world, (there) => happen(world, there));
    expect(told).toMatchObject({ kind: 'failed', duringChange: true, failure: { kind } });
    expect(life.background.wordsFor(told).sentences).toContain('nothingWasChanged');
    expect(world.site.writes).toBe(0);
    expect(await expectOneStory(world, life, tab)).toEqual(told);
    expect(await world.records()).toEqual([]);
  });

  test(`E5: ${kind} when it is to be sent, and the worker dies there: nothing was changed`, async ({
    world,
  }) => {
    const tab = world.openTab();
    const life = world.start({ isFirefox: true });
    const state = await world.lookAtMember(life, tab);
    beforeSending(life, () => {
      happen(world, tab);
      life.dieAfter(2);
    });
    const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
    await world.clock.until(Promise.race([change, life.death]));
    await world.clock.settle();
    tab.document.navigator.onLine = true;
    const next = world.start({ isFirefox: true });
    await world.look(next, tab);
    const told = await expectTruth(world, next, tab, 'PRIVATE', true);
    expect(told).toMatchObject({ change: { outcome: 'interrupted' } });
  });
}

test('F1: offline in the middle of the write: it may have arrived', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start({ isFirefox: true });
  const state = await world.lookAtMember(life, tab);
  world.site.reply('leave', (serve) => {
    serve();
    tab.document.navigator.onLine = false;
    return Promise.reject(new TypeError('Failed to fetch'));
  });
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(told).toMatchObject({ kind: 'member', change: { outcome: 'not-checked' } });
  tab.document.navigator.onLine = true;
  expect(await world.look(life, tab, 'again')).toMatchObject({
    member: { privacyStatus: 'PRIVATE' },
    change: { outcome: 'confirmed' },
  });
  expect(world.site.writes).toBe(1);
});

test('F1: offline before a reading: nothing is asked', async ({ world }) => {
  const tab = world.openTab();
  tab.document.navigator.onLine = false;
  const life = world.start({ isFirefox: true });
  expect(await world.look(life, tab)).toMatchObject({ kind: 'failed', failure: { kind: 'offline' } });
  expect(world.site.steps).toEqual([]);
});
