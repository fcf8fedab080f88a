import { noteIn } from './elsewhere-world.ts';
import { changeAndSee, endIn, epoch, minute, overtakenLook } from './history-world.ts';
import { expect, orderFor, test } from './worker-world.ts';

test('an order that met another member does not hide that this one was changed elsewhere', async ({
  world,
}) => {
  const [tab, life] = [world.openTab(), world.start()];
  const { site } = world;
  site.omer.privacyStatus = 'PUBLIC';
  site.sessions.set('normal', site.omer);
  await world.lookAtMember(life, tab);
  site.sessions.set('normal', site.dana);
  const state = await world.lookAtMember(life, tab);
  site.sessions.set('normal', site.omer);
  site.omer.privacyStatus = 'PRIVATE';
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(endIn(told)).toMatchObject({ outcome: 'other-member' });
  expect(noteIn(await world.lookAtMember(life, tab))).toBe(epoch);
});

for (const isSeenFirst of [true, false]) {
  test(`already so, told ${isSeenFirst ? 'before' : 'after'} the next look: that it was changed elsewhere is said either way`, async ({
    world,
  }) => {
    const [tab, life] = [world.openTab(), world.start()];
    const state = await world.lookAtMember(life, tab);
    world.site.dana.privacyStatus = 'PRIVATE';
    const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
    if (isSeenFirst) await world.see(life, told);
    await world.look(life, tab);
    await world.see(life, told);
    expect(noteIn(await world.lookAtMember(life, tab))).toBe(epoch);
  });
}

test('a change that was never confirmed does not hide for ever what is made so elsewhere', async ({
  world,
}) => {
  const [tab, life] = [world.openTab(), world.start()];
  world.site.replyOnce('leave', () => Response.json({}));
  expect(endIn(await changeAndSee(world, life, tab, 'PRIVATE'))).toMatchObject({ outcome: 'not-confirmed' });
  await changeAndSee(world, life, tab, 'PRIVATE');
  await world.clock.pass(minute);
  await changeAndSee(world, life, tab, 'PUBLIC');
  const at = epoch + world.clock.now();
  await world.clock.pass(minute);
  world.site.dana.privacyStatus = 'PRIVATE';
  expect(noteIn(await world.lookAtMember(life, tab))).toBe(at);
});

test('a reading from before the write that comes while its end is told is read anew, and no note', async ({
  world,
}) => {
  const [tab, other, frozen] = [world.openTab(), world.openTab(), world.openTab()];
  const life = world.start();
  await world.lookAtMember(life, frozen);
  const { order, write, look, late } = await overtakenLook(world, life, tab, other);
  await world.clock.pass(100);
  frozen.document.freeze();
  write.release();
  await world.clock.pass(50);
  late.release();
  await world.clock.until(Promise.all([look, order]));
  await world.clock.settle();
  expect(noteIn(await world.shownOf(other))).toBeUndefined();
  expect(await world.shownOf(other)).toMatchObject({ member: { privacyStatus: 'PRIVATE' } });
});
