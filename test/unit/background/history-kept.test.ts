import { test as base } from '@playwright/test';
import type { Question } from '../../../src/protocol.ts';
import {
  change,
  changeAndSee,
  endIn,
  entriesIn,
  historyIn,
  outcomesIn,
  privateOnes,
  sightingsIn,
  slowDown,
} from './history-world.ts';
import type { WorkerLife } from './worker-life.ts';
import { expect, orderFor, test, WorkerWorld } from './worker-world.ts';

const keep = (world: WorkerWorld, life: WorkerLife, isKept: boolean) =>
  world.clock.until(life.ask('history:keep', { isKept }));
const clear = (world: WorkerWorld, life: WorkerLife) => world.clock.until(life.ask('history:clear', null));

for (const { name, options, about, jar } of privateOnes) {
  test(`in a private window of ${name} nothing lasts of a change, or of looks before and after it`, async ({
    world,
  }) => {
    world.site.sessions.set(jar, world.site.dana);
    const [tab, life] = [world.openTab(about), world.start(options)];
    const told = await change(world, life, tab, 'PRIVATE');
    expect(endIn(told)).toMatchObject({ outcome: 'confirmed' });
    await world.see(life, told);
    world.site.dana.privacyStatus = 'PUBLIC';
    expect(await world.lookAtMember(life, tab)).toMatchObject({ member: { privacyStatus: 'PUBLIC' } });
    const whose = { tabId: tab.about.id, site: world.site.site.key, memberId: 'dana' };
    await world.clock.until(life.ask('elsewhere:dismiss', whose));
    expect(world.local.written).toEqual([]);
  });

  test(`in a private window of ${name} nothing lasts of a change that the next background settles`, async ({
    world,
  }) => {
    world.site.sessions.set(jar, world.site.dana);
    world.privateCaches.add('private-session'); // The session goes on.
    const [tab, life] = [world.openTab(about), world.start(options)];
    const state = await world.lookAtMember(life, tab);
    life.onCall = (_, args) => {
      if (JSON.stringify(args).includes('leave-community')) life.dieAfter(1);
    };
    life.ask('membership:change', orderFor(state, 'PRIVATE'));
    await world.clock.until(life.death);
    world.start(options).wake();
    await world.clock.settle();
    expect(endIn(await world.shownOf(tab))).toMatchObject({ outcome: 'confirmed' });
    expect(world.local.written).toEqual([]);
  });
}

test('a change in a container is noted with its container', async ({ world }) => {
  const jar = 'firefox-container-1';
  world.site.sessions.set(jar, world.site.dana);
  const life = world.start({ isFirefox: true });
  await change(world, life, world.openTab({ cookieStoreId: jar }), 'PRIVATE');
  await change(world, life, world.openTab({ cookieStoreId: 'normal' }), 'PUBLIC');
  expect((await entriesIn(world)).map((entry) => entry.jar)).toEqual([jar, 'normal']);
});

test('while no history is kept nothing is noted, and what is in it stays', async ({ world }) => {
  const [tab, life] = [world.openTab(), world.start()];
  await changeAndSee(world, life, tab, 'PRIVATE');
  const before = await entriesIn(world);
  expect(before).toHaveLength(1);
  await keep(world, life, false);
  expect(endIn(await changeAndSee(world, life, tab, 'PUBLIC'))).toMatchObject({ outcome: 'confirmed' });
  expect(await historyIn(world)).toEqual({ version: 1, isKept: false, entries: before });
  await keep(world, life, true);
  expect(await historyIn(world)).toEqual({ version: 1, isKept: true, entries: before });
  await changeAndSee(world, life, tab, 'PRIVATE');
  expect(await outcomesIn(world)).toEqual(['confirmed', 'confirmed']);
});

test('where no history was ever kept, none is begun', async ({ world }) => {
  const [tab, life] = [world.openTab(), world.start()];
  await keep(world, life, false);
  await changeAndSee(world, life, tab, 'PRIVATE');
  expect(await world.local.get(null)).toEqual({ history: { version: 1, isKept: false, entries: [] } });
});

for (const isKept of [true, false]) {
  test(`a history that is ${isKept ? '' : 'not '}kept is cleared, with what was last seen, and goes on so`, async ({
    world,
  }) => {
    const [tab, life] = [world.openTab(), world.start()];
    await changeAndSee(world, life, tab, 'PRIVATE');
    if (!isKept) await keep(world, life, false);
    expect(await entriesIn(world)).toHaveLength(1);
    expect(await sightingsIn(world)).toHaveLength(isKept ? 1 : 0);
    await clear(world, life);
    expect(await world.local.get(null)).toEqual({ history: { version: 1, isKept, entries: [] } });
    await changeAndSee(world, life, tab, 'PUBLIC');
    expect(await outcomesIn(world)).toEqual(isKept ? ['confirmed'] : []);
  });
}

test('clearing the history leaves everything else that lasts alone', async ({ world }) => {
  const others = {
    'badge www.acme-club.test': { profiles: [], account: [] },
    'binding www.other.test': true,
  };
  await world.local.set(others);
  const [tab, life] = [world.openTab(), world.start()];
  await changeAndSee(world, life, tab, 'PRIVATE');
  await clear(world, life);
  expect(await world.local.get(null)).toMatchObject(others);
});

const requests: [name: string, ask: (world: WorkerWorld, life: WorkerLife) => Promise<null>][] = [
  ['clear it', clear],
  ['keep none', (world, life) => keep(world, life, false)],
  ['keep one', (world, life) => keep(world, life, true)],
];
for (const [name, ask] of requests) {
  test(`the background of Chromium's private windows, asked to ${name}, changes nothing of the history`, async ({
    world,
  }) => {
    const [tab, life] = [world.openTab(), world.start()];
    await change(world, life, tab, 'PRIVATE');
    if (name === 'keep one') await keep(world, life, false);
    const before = await world.local.get(null);
    const times = world.local.written.length;
    await ask(world, world.start({ isPrivate: true }));
    expect(await world.local.get(null)).toEqual(before);
    expect(world.local.written).toHaveLength(times);
    await ask(world, life);
    expect(await world.local.get(null), 'the normal one does').not.toEqual(before);
  });
}

test('two changes that end at the same time are both noted', async ({ world }) => {
  world.site.sessions.set('firefox-container-1', world.site.omer);
  const life = world.start({ isFirefox: true });
  const tabs = [
    world.openTab({ cookieStoreId: 'normal' }),
    world.openTab({ cookieStoreId: 'firefox-container-1' }),
  ];
  const wanted = { dana: 'PRIVATE', omer: 'PUBLIC' } as const;
  const orders: Question<'membership:change'>[] = [];
  for (const tab of tabs) {
    const state = await world.lookAtMember(life, tab);
    orders.push(orderFor(state, state.member.id === 'dana' ? wanted.dana : wanted.omer));
  }
  slowDown(world);
  await world.clock.until(Promise.all(orders.map((order) => life.ask('membership:change', order))));
  const entries = await world.clock.until(entriesIn(world));
  const noted = entries.map(({ memberId, to }) => [memberId, to]);
  expect(Object.fromEntries(noted)).toEqual(wanted);
});

base('a change is told as confirmed where there is no room to note it, and that is reported', async () => {
  const world = new WorkerWorld();
  const [tab, life] = [world.openTab(), world.start()];
  const state = await world.lookAtMember(life, tab);
  const set = world.local.set.bind(world.local);
  const full = new Error('QUOTA_BYTES quota exceeded');
  world.local.set = (values) => ('history' in values ? Promise.reject(full) : set(values));
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(endIn(told)).toMatchObject({ outcome: 'confirmed' });
  expect(await world.shownOf(tab)).toEqual(told);
  expect(world.errors).toEqual([full]);
  expect(await entriesIn(world)).toEqual([]);
});
