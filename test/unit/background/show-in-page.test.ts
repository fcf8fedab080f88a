import { memberState, site } from '../shared/spoken.ts';
import { switchedOn } from './badge-world.ts';
import type { FakeTab, Page } from './fake-tabs.ts';
import type { WorkerLife } from './worker-life.ts';
import { expect, test, type WorkerWorld } from './worker-world.ts';

const state = memberState('PRIVATE');

/** Shows the member's state in the tab's page, and gives back what the badge there was told. */
async function show(world: WorkerWorld, life: WorkerLife, tab: FakeTab, documentId = tab.document.id) {
  const document = { tabId: tab.about.id, documentId };
  await world.clock.until(life.background.showInPage(document, { ...state, document }));
  return tab.document.badges;
}

function openWithBadge(world: WorkerWorld, page?: Page): FakeTab {
  const tab = world.openTab(page ? { page } : {});
  tab.document.startBadge();
  return tab;
}

test('a page is shown its state where the badge of its site is on', async ({ world }) => {
  await switchedOn(world, site.key);
  const life = world.start();
  expect(await show(world, life, openWithBadge(world))).toEqual([life.background.badgeOf(state)]);
});

const off: [name: string, switches: Record<string, unknown>][] = [
  ['off', {}],
  ['on for a neighbour', { [`badge ${site.key}/yoga`]: { profiles: [], account: [] } }],
  ...[null, true, 'x', [], {}, { profiles: 1, account: [] }].map(
    (value): [string, Record<string, unknown>] => [
      `stored as ${JSON.stringify(value)}`,
      { [`badge ${site.key}`]: value },
    ],
  ),
];
for (const [name, switches] of off) {
  test(`a badge that is ${name} is told nothing, and the page is not touched`, async ({ world }) => {
    await world.local.set(switches);
    const life = world.start();
    expect(await show(world, life, openWithBadge(world))).toEqual([]);
    expect(life.calls).not.toContain('scripting.executeScript');
  });
}

test('a state of no site takes the badge away', async ({ world }) => {
  await switchedOn(world, site.key);
  const tab = openWithBadge(world);
  const document = { tabId: tab.about.id, documentId: tab.document.id };
  const life = world.start();
  await world.clock.until(life.background.showInPage(document, { kind: 'looking' }));
  await world.clock.until(life.background.showInPage(document, { kind: 'unreadable', why: 'not-wix' }));
  expect(tab.document.badges).toEqual([null]);
});

test('a page whose badge has not started is shown nothing, and that is no error', async ({ world }) => {
  await switchedOn(world, site.key);
  expect(await show(world, world.start(), world.openTab())).toEqual([]);
});

test('a document that is gone is shown nothing, nor is the one in its place', async ({ world }) => {
  await switchedOn(world, site.key);
  const tab = openWithBadge(world);
  const gone = tab.document.id;
  tab.navigate();
  tab.document.startBadge();
  expect(await show(world, world.start(), tab, gone)).toEqual([]);
});

const refusals = ['No tab with id: 7.', 'Cannot access contents of the page.', 'The frame was removed.'];
for (const refusal of refusals) {
  test(`a page that is gone (${refusal}) is no error`, async ({ world }) => {
    await switchedOn(world, site.key);
    expect(await show(world, world.start(), openWithBadge(world, { ...world.page, refusal }))).toEqual([]);
  });
}

test('a page that stopped its scripts is waited for one second', async ({ world }) => {
  await switchedOn(world, site.key);
  const tab = openWithBadge(world);
  tab.document.freeze();
  const began = world.clock.now();
  await show(world, world.start(), tab);
  expect(world.clock.now() - began).toBeLessThanOrEqual(1000);
});

test('an error of the storage is not swallowed', async ({ world }) => {
  const life = world.start();
  const tab = openWithBadge(world);
  world.local.get = () => Promise.reject(new Error('storage is broken'));
  await expect(show(world, life, tab)).rejects.toThrow('storage is broken');
});
