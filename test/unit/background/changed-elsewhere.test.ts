import { lookAndWait, noted, noteIn } from './elsewhere-world.ts';
import type { FakeTab } from './fake-tabs.ts';
import { epoch, expectNoEmail, giveEmail, minute, sightingsIn } from './history-world.ts';
import type { WorkerLife } from './worker-life.ts';
import { expect, test, type WorkerWorld } from './worker-world.ts';

const dismiss = (world: WorkerWorld, life: WorkerLife, { about }: FakeTab, more: object = {}) => {
  const question = { tabId: about.id, site: world.site.site.key, memberId: 'dana', ...more };
  return world.clock.until(life.ask('elsewhere:dismiss', question));
};

test('at the first look nothing is said, and how the member was seen is kept, without an e-mail', async ({
  world,
}) => {
  giveEmail(world);
  const [tab, life] = [world.openTab(), world.start()];
  await world.clock.pass(minute);
  expect(await world.lookAtMember(life, tab)).not.toHaveProperty('changedElsewhere');
  const seen = { jar: 'normal', site: 'www.acme-club.test', memberId: 'dana', privacyStatus: 'PUBLIC' };
  expect(await sightingsIn(world)).toEqual([{ ...seen, at: epoch + minute }]);
  expectNoEmail(world);
});

test('changed elsewhere: every look tells when the member was last seen otherwise, in any tab and by any background', async ({
  world,
}) => {
  const [tab, other, life] = [world.openTab(), world.openTab(), world.start()];
  for (let looks = 0; looks < 3; looks++) await lookAndWait(world, life, tab);
  world.site.dana.privacyStatus = 'PRIVATE';
  await world.clock.pass(minute);
  for (const where of [tab, tab, other]) {
    for (const background of [life, world.start()]) {
      expect(noteIn(await lookAndWait(world, background, where))).toBe(epoch + 2 * minute);
      expect(noteIn(await world.shownOf(where))).toBe(epoch + 2 * minute);
    }
  }
});

test('changed elsewhere once more: it is told since when the member was last seen otherwise', async ({
  world,
}) => {
  const { tab, life } = await noted(world);
  world.site.dana.privacyStatus = 'PUBLIC';
  expect(noteIn(await world.lookAtMember(life, tab))).toBe(epoch + minute);
});

test('dismissed, it is gone from what is shown and from every later look, until it happens again', async ({
  world,
}) => {
  const { tab, life } = await noted(world);
  await dismiss(world, life, tab);
  expect(await world.shownOf(tab)).toMatchObject({ kind: 'member', member: { privacyStatus: 'PRIVATE' } });
  expect(noteIn(await world.shownOf(tab))).toBeUndefined();
  for (const background of [life, world.start()]) {
    expect(await lookAndWait(world, background, tab)).not.toHaveProperty('changedElsewhere');
  }
  world.site.dana.privacyStatus = 'PUBLIC';
  expect(noteIn(await world.lookAtMember(life, tab))).toBe(epoch + 3 * minute);
});

const notMeant: [name: string, more: (other: FakeTab) => object][] = [
  ['another member', () => ({ memberId: 'omer' })],
  ['another site', () => ({ site: 'www.other.test' })],
  ['a tab of another cookie jar', ({ about }) => ({ tabId: about.id })],
  ['a tab that is closed', () => ({ tabId: 99 })],
];
for (const [name, more] of notMeant) {
  test(`dismissed of ${name}, it stays`, async ({ world }) => {
    world.site.sessions.set('firefox-container-1', world.site.dana);
    const { tab } = await noted(world);
    const life = world.start({ isFirefox: true });
    const other = world.openTab({ cookieStoreId: 'firefox-container-1' });
    await dismiss(world, life, tab, more(other));
    expect(noteIn(await world.shownOf(tab))).toBe(epoch);
    expect(noteIn(await world.lookAtMember(life, tab))).toBe(epoch);
  });
}

test('dismissed after the tab went on to another member, what is shown there stays', async ({ world }) => {
  const { tab, life } = await noted(world);
  world.site.sessions.set('normal', world.site.omer);
  await lookAndWait(world, life, tab);
  world.site.omer.privacyStatus = 'PUBLIC';
  const state = await world.lookAtMember(life, tab);
  expect(noteIn(state)).toBe(epoch + 2 * minute);
  await dismiss(world, life, tab);
  expect(await world.shownOf(tab)).toEqual(state);
  world.site.sessions.set('normal', world.site.dana);
  expect(noteIn(await world.lookAtMember(life, tab))).toBeUndefined();
});

test('a status that Wix does not tell is no change, and is not remembered', async ({ world }) => {
  const [tab, life] = [world.openTab(), world.start()];
  await lookAndWait(world, life, tab);
  const before = await sightingsIn(world);
  for (const hidden of ['UNKNOWN', 'a word of a later version']) {
    world.site.dana.privacyStatus = hidden;
    expect(await lookAndWait(world, life, tab)).toMatchObject({ member: { privacyStatus: 'UNKNOWN' } });
    expect(noteIn(await world.shownOf(tab))).toBeUndefined();
  }
  expect(await sightingsIn(world)).toEqual(before);
  world.site.dana.privacyStatus = 'PUBLIC';
  expect(noteIn(await world.lookAtMember(life, tab))).toBeUndefined();
  world.site.dana.privacyStatus = 'UNKNOWN';
  await lookAndWait(world, life, tab);
  world.site.dana.privacyStatus = 'PRIVATE';
  expect(noteIn(await world.lookAtMember(life, tab))).toBe(epoch + 3 * minute);
});
