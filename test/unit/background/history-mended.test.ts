import { noteIn } from './elsewhere-world.ts';
import { held } from './fake-site.ts';
import { change, changeAndSee, endIn, entriesIn, epoch, minute, sightingsIn } from './history-world.ts';
import { expect, orderFor, test, WorkerWorld } from './worker-world.ts';

test('what was cleared comes not back with the next look, nor by checking again', async ({ world }) => {
  const [tab, life] = [world.openTab(), world.start()];
  world.site.reply('leave', () => Response.json({}));
  await changeAndSee(world, life, tab, 'PRIVATE');
  await world.clock.until(life.ask('history:clear', null));
  expect(endIn(await world.look(life, tab, 'again'))).toMatchObject({ outcome: 'not-confirmed' });
  world.site.dana.privacyStatus = 'PRIVATE';
  expect(endIn(await world.look(life, tab, 'again'))).toMatchObject({ outcome: 'confirmed' });
  expect(await entriesIn(world)).toEqual([]);
});

test('what was changed while no history was kept is not listed when one is', async ({ world }) => {
  const [tab, life] = [world.openTab(), world.start()];
  await world.clock.until(life.ask('history:keep', { isKept: false }));
  await change(world, life, tab, 'PRIVATE');
  await world.clock.until(life.ask('history:keep', { isKept: true }));
  await world.look(life, tab);
  expect(await entriesIn(world)).toEqual([]);
});

test('where nothing that lasts can be written, a member is read and changed all the same', async () => {
  const world = new WorkerWorld();
  world.local.set = () => Promise.reject(new Error('no room'));
  const [tab, life] = [world.openTab(), world.start()];
  expect(endIn(await change(world, life, tab, 'PRIVATE'))).toMatchObject({ outcome: 'confirmed' });
  expect(await world.shownOf(tab)).toMatchObject({ change: { outcome: 'confirmed' } });
  expect(world.errors.length).toBeGreaterThan(0);
});

test('an old reading soon after a change is no change elsewhere, and nor is the right one after it', async ({
  world,
}) => {
  const [tab, other, life] = [world.openTab(), world.openTab(), world.start()];
  await world.lookAtMember(life, other);
  await changeAndSee(world, life, tab, 'PRIVATE');
  world.site.dana.privacyStatus = 'PUBLIC'; // As a server of Wix's shows it that lags behind.
  expect(noteIn(await world.lookAtMember(life, other))).toBeUndefined();
  world.site.dana.privacyStatus = 'PRIVATE';
  expect(noteIn(await world.lookAtMember(life, other))).toBeUndefined();
  expect(await sightingsIn(world)).toMatchObject([{ privacyStatus: 'PRIVATE' }]);
  await world.clock.pass(minute);
  world.site.dana.privacyStatus = 'PUBLIC';
  expect(noteIn(await world.lookAtMember(life, other))).toBeGreaterThanOrEqual(epoch);
});

test('a reading that began before another tab’s and comes after it is not remembered', async ({ world }) => {
  const [tab, other, life] = [world.openTab(), world.openTab(), world.start()];
  await world.lookAtMember(life, tab);
  await world.clock.pass(minute);
  const late = held();
  world.site.replyOnce('member', (serve) => {
    const old = serve();
    return late.reply(() => old);
  });
  const look = life.ask('tab:look', { tabId: other.about.id, asked: 'toolbar', view: 'a view' });
  await world.clock.until(Promise.race([look, world.clock.pass(10)]));
  world.site.dana.privacyStatus = 'PRIVATE';
  expect(noteIn(await world.lookAtMember(life, tab))).toBe(epoch);
  late.release();
  await world.clock.until(look);
  expect(await sightingsIn(world)).toMatchObject([{ privacyStatus: 'PRIVATE', changedSince: epoch }]);
});

test('a note that is dismissed while the rule is still read does not come back with the rule', async ({
  world,
}) => {
  const [tab, life] = [world.openTab(), world.start()];
  const { site, member } = await world.lookAtMember(life, tab);
  world.site.dana.privacyStatus = 'PRIVATE';
  const rule = held();
  world.site.reply('rule', rule.reply);
  const look = life.ask('tab:look', { tabId: tab.about.id, asked: 'toolbar', view: 'a view' });
  await world.clock.until(Promise.race([look, world.clock.pass(50)]));
  expect(noteIn(await world.shownOf(tab))).toBe(epoch);
  const read = { tabId: tab.about.id, site: site.key, memberId: member.id };
  await world.clock.until(life.ask('elsewhere:dismiss', read));
  rule.release();
  expect(noteIn(await world.clock.until(look))).toBeUndefined();
  expect(noteIn(await world.shownOf(tab))).toBeUndefined();
});

test('a clock that was ahead when a change was made hides nothing later', async ({ world }) => {
  const [tab, life] = [world.openTab(), world.start()];
  world.clock.wrongByMs = 24 * 60 * minute;
  await changeAndSee(world, life, tab, 'PRIVATE');
  world.clock.wrongByMs = 0;
  await changeAndSee(world, life, tab, 'PUBLIC');
  await world.clock.pass(10 * minute);
  await world.lookAtMember(life, tab);
  world.site.dana.privacyStatus = 'PRIVATE';
  expect(noteIn(await world.lookAtMember(life, tab))).toBe(epoch + 10 * minute);
});

test('an e-mail that somebody is called by is not kept', async ({ world }) => {
  const [tab, life] = [world.openTab(), world.start()];
  world.site.reply('member', async (serve) => {
    const { member } = (await serve().json()) as { member: object };
    return Response.json({ member: { ...member, profile: { nickname: 'dana@mail.example' } } });
  });
  const state = await world.lookAtMember(life, tab);
  await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(await entriesIn(world)).toMatchObject([{ memberId: 'dana', outcome: 'confirmed' }]);
  expect(JSON.stringify(await world.local.get(null))).not.toContain('@');
});
