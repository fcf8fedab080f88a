import type { PageBadge } from '../../../src/shared/page-badge.ts';
import { acme, openAt, switchedOn, yoga } from './badge-world.ts';
import { answered, broken, held, siteAt } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import { expectOneStory } from './truth.ts';
import type { WorkerLife } from './worker-life.ts';
import { expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

/** The content script in the tab's document asks, and what that document is told to show. */
async function ask(world: WorkerWorld, life: WorkerLife, tab: FakeTab): Promise<(PageBadge | null)[]> {
  const { document } = tab;
  const before = document.badges.length;
  const question = { tabId: tab.about.id, documentId: document.id };
  expect(await world.clock.until(life.ask('badge:look', question))).toBeNull();
  return document.badges.slice(before);
}

function openWithBadge(world: WorkerWorld): FakeTab {
  const tab = world.openTab();
  tab.document.startBadge();
  return tab;
}

test('a page of a site that is on is looked at, and shows what toolbar and popup say', async ({ world }) => {
  await switchedOn(world, acme);
  const tab = openWithBadge(world);
  const life = world.start();
  const shown = await ask(world, life, tab);
  expect(world.site.steps).toEqual(['tokens', 'member', 'rule']);
  expect(shown.at(-1)).toMatchObject({ text: 'Public', names: ['dana'] });
  const told = await expectOneStory(world, life, tab);
  expect(life.background.badgeOf(told)).toEqual(shown.at(-1));
});

test('asked again, it is read again: somebody else may be logged in by now', async ({ world }) => {
  await switchedOn(world, acme);
  const tab = openWithBadge(world);
  const life = world.start();
  await ask(world, life, tab);
  world.site.sessions.set('normal', world.site.omer);
  expect((await ask(world, life, tab)).at(-1)).toMatchObject({ text: 'Private', names: ['omer'] });
});

test('another document is read at once', async ({ world }) => {
  await switchedOn(world, acme);
  const tab = openWithBadge(world);
  const life = world.start();
  await ask(world, life, tab);
  world.site.sessions.set('normal', world.site.omer);
  tab.navigate();
  tab.document.startBadge();
  expect((await ask(world, life, tab)).at(-1)).toMatchObject({ text: 'Private', names: ['omer'] });
});

test('asked again while it is read: nothing is shown of the page before', async ({ world }) => {
  await switchedOn(world, acme);
  const tab = openWithBadge(world);
  const life = world.start();
  await ask(world, life, tab);
  world.site.sessions.set('normal', world.site.omer);
  tab.navigate();
  tab.document.startBadge();
  const { reply, release } = held();
  world.site.replyOnce('tokens', reply);
  const question = { tabId: tab.about.id, documentId: tab.document.id };
  const reading = life.ask('badge:look', question);
  await world.clock.quiet();
  await life.ask('badge:look', question);
  expect(tab.document.badges.filter((badge) => badge?.names.includes('dana'))).toEqual([]);
  release();
  await world.clock.until(reading);
  expect(tab.document.badges.at(-1)).toMatchObject({ names: ['omer'] });
});

test('a reading that a newer one overtook shows nothing in the page', async ({ world }) => {
  await switchedOn(world, acme);
  const tab = openWithBadge(world);
  const life = world.start();
  const { reply, release } = held(answered(403));
  world.site.replyOnce('tokens', reply);
  const first = life.ask('badge:look', { tabId: tab.about.id, documentId: tab.document.id });
  await world.clock.quiet();
  await world.look(life, tab);
  const { badges } = tab.document;
  const count = badges.length;
  release();
  await world.clock.until(first);
  await world.clock.settle();
  expect(badges).toHaveLength(count);
  expect(badges.at(-1)).toMatchObject({ text: 'Public' });
});

const elsewhere: [name: string, siteKey: string, url: string][] = [
  ['a site that is not on', yoga, 'https://www.acme-club.test/profile/dana'],
  ['a neighbour on the same host', yoga, 'https://dana.wixsite.test/dance/profile/dana'],
  ['a neighbour whose path begins alike', yoga, 'https://dana.wixsite.test/yoga2/profile/dana'],
  ['the host itself', yoga, 'https://dana.wixsite.test/'],
];
for (const [name, siteKey, url] of elsewhere) {
  test(`a page of ${name} is not looked at, and shows nothing`, async ({ world }) => {
    await switchedOn(world, siteKey);
    const tab = openAt(world, url);
    tab.document.startBadge();
    const life = world.start();
    expect(await ask(world, life, tab)).toEqual([]);
    expect(life.calls).not.toContain('scripting.executeScript');
    expect(world.site.steps).toEqual([]);
    expect(await world.shownOf(tab)).toBeUndefined();
  });
}

test('a site below one that is on: it is read where it is, and its page shows nothing', async ({ world }) => {
  await switchedOn(world, 'dana.wixsite.test');
  const site = siteAt(yoga);
  const tab = openAt(world, `https://${yoga}/profile/dana`, { recognition: { kind: 'wix', site } });
  tab.document.startBadge();
  expect((await ask(world, world.start(), tab)).filter(Boolean)).toEqual([]);
});

test('a tab that is closed, and one whose address is not to be seen, are not looked at', async ({
  world,
}) => {
  await switchedOn(world, acme);
  const tab = openWithBadge(world);
  const unseen = world.openTab({ page: { recognition: world.page.recognition } });
  tab.close();
  const life = world.start();
  await ask(world, life, tab);
  await ask(world, life, unseen);
  expect(life.calls).not.toContain('scripting.executeScript');
});

test('a change at work takes the badge away, and its end brings the new one', async ({ world }) => {
  await switchedOn(world, acme);
  const tab = openWithBadge(world);
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  const { reply, release } = held();
  world.site.reply('leave', reply);
  const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.quiet();
  expect(tab.document.badges.at(-1)).toBeNull();
  const asked = world.site.steps.length;
  await ask(world, life, tab);
  expect(tab.document.badges.at(-1)).toBeNull();
  expect(world.site.steps).toHaveLength(asked);
  release();
  await world.clock.until(change);
  expect(tab.document.badges.at(-1)).toMatchObject({ text: 'Private' });
  expect((await ask(world, life, tab)).at(-1)).toMatchObject({ text: 'Private' });
});

for (const [name, happen] of [
  ['nobody is logged in', (world: WorkerWorld) => world.site.sessions.clear()],
  ['the site can not be reached', (world: WorkerWorld) => world.site.reply('tokens', broken)],
] as const) {
  test(`${name}: the badge goes`, async ({ world }) => {
    await switchedOn(world, acme);
    const tab = openWithBadge(world);
    const life = world.start();
    await ask(world, life, tab);
    happen(world);
    await world.clock.pass(31_000);
    expect((await ask(world, life, tab)).at(-1)).toBeNull();
  });
}
