import { lookAndWait, noted, noteIn } from './elsewhere-world.ts';
import { held } from './fake-site.ts';
import { change, changeAndSee, endIn, epoch, minute, overtakenLook, slowDown } from './history-world.ts';
import { expect, orderFor, test } from './worker-world.ts';

test('a change made here is nobody else’s, and one made elsewhere after it is told since then', async ({
  world,
}) => {
  const [tab, life] = [world.openTab(), world.start()];
  await lookAndWait(world, life, tab);
  expect(noteIn(await changeAndSee(world, life, tab, 'PRIVATE'))).toBeUndefined();
  await world.clock.pass(minute);
  world.site.dana.privacyStatus = 'PUBLIC';
  expect(noteIn(await lookAndWait(world, life, tab))).toBe(epoch + minute);
});

test('to and fro here, and then elsewhere what was once made here: that is told', async ({ world }) => {
  const [tab, life] = [world.openTab(), world.start()];
  for (const want of ['PRIVATE', 'PUBLIC'] as const) {
    await changeAndSee(world, life, tab, want);
    await world.clock.pass(minute);
  }
  await lookAndWait(world, life, tab);
  world.site.dana.privacyStatus = 'PRIVATE';
  expect(noteIn(await world.lookAtMember(life, tab))).toBe(epoch + 2 * minute);
});

test('what was changed elsewhere is said no more when it is changed here', async ({ world }) => {
  const { tab, life } = await noted(world);
  expect(noteIn(await changeAndSee(world, life, tab, 'PUBLIC'))).toBeUndefined();
  expect(noteIn(await world.lookAtMember(life, tab))).toBeUndefined();
});

for (const isSeen of [false, true]) {
  test(`a change that was not confirmed and shows later is nobody else’s, ${isSeen ? 'also after' : 'before'} the popup told that it was not`, async ({
    world,
  }) => {
    const [tab, life] = [world.openTab(), world.start()];
    world.site.reply('leave', () => Response.json({}));
    const told = await change(world, life, tab, 'PRIVATE');
    expect(endIn(told)).toMatchObject({ outcome: 'not-confirmed' });
    if (isSeen) await world.see(life, told);
    await world.clock.pass(minute);
    await lookAndWait(world, life, tab);
    world.site.dana.privacyStatus = 'PRIVATE';
    for (let looks = 0; looks < 2; looks++) {
      expect(noteIn(await lookAndWait(world, life, tab))).toBeUndefined();
    }
  });
}

test('a change that could not be checked is nobody else’s', async ({ world }) => {
  const [tab, other, life] = [world.openTab(), world.openTab(), world.start()];
  world.site.reply('leave', (serve) => {
    tab.close();
    return serve();
  });
  expect(endIn(await change(world, life, tab, 'PRIVATE'))).toMatchObject({ outcome: 'not-checked' });
  await world.clock.pass(minute);
  expect(await world.lookAtMember(life, other)).toMatchObject({ change: { outcome: 'confirmed' } });
  expect(noteIn(await world.shownOf(other))).toBeUndefined();
});

test('a change that the site has made while it is still at work in another tab is nobody else’s', async ({
  world,
}) => {
  const [tab, other, life] = [world.openTab(), world.openTab(), world.start()];
  const state = await world.lookAtMember(life, tab);
  const answer = held();
  world.site.reply('leave', (serve) => {
    const made = serve();
    return answer.reply(() => made);
  });
  const order = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.until(Promise.race([order, world.clock.pass(100)]));
  const seen = await world.lookAtMember(life, other);
  expect(seen).toMatchObject({ member: { privacyStatus: 'PRIVATE' } });
  expect(noteIn(seen)).toBeUndefined();
  answer.release();
  expect(noteIn(await world.clock.until(order))).toBeUndefined();
  for (const where of [tab, other]) expect(noteIn(await world.lookAtMember(life, where))).toBeUndefined();
});

test('another tab of the member is told with the change what is new, and keeps no note that is not true any more', async ({
  world,
}) => {
  const other = world.openTab();
  const { tab, life } = await noted(world);
  await world.lookAtMember(life, other);
  expect(noteIn(await world.shownOf(other))).toBe(epoch);
  await changeAndSee(world, life, tab, 'PUBLIC');
  expect(await world.shownOf(other)).toMatchObject({ member: { privacyStatus: 'PUBLIC' } });
  expect(noteIn(await world.shownOf(other))).toBeUndefined();
  await world.clock.pass(minute);
  world.site.dana.privacyStatus = 'PRIVATE';
  const at = epoch + 2 * minute;
  expect(noteIn(await world.lookAtMember(life, tab))).toBe(at);
  expect(noteIn(await world.shownOf(other)), 'and has one that is').toBe(at);
});

test('a change that was noted and not remembered when the browser ended is nobody else’s to the next one', async ({
  world,
}) => {
  const [tab, life] = [world.openTab(), world.start()];
  const state = await world.lookAtMember(life, tab);
  await world.clock.pass(minute);
  life.onCall = (name, args) => {
    if (name === 'storage.local.set' && JSON.stringify(args).includes('"confirmed"')) life.dieAfter(1);
  };
  life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.until(life.death);
  await world.storage.remove(Object.keys(await world.storage.get(null)));
  const seen = await world.lookAtMember(world.start(), tab);
  expect(seen).toMatchObject({ member: { privacyStatus: 'PRIVATE' } });
  expect(noteIn(seen)).toBeUndefined();
});

test('a reading that a change has overtaken is not remembered', async ({ world }) => {
  const [tab, other, life] = [world.openTab(), world.openTab(), world.start()];
  const { order, write, look, late } = await overtakenLook(world, life, tab, other);
  await world.clock.quiet();
  life.onCall = (name, args) => {
    if (name !== 'storage.local.set' || !JSON.stringify(args).includes('"sightings"')) return;
    life.onCall = () => {};
    slowDown(world);
    late.release();
  };
  write.release();
  expect(endIn(await world.clock.until(order))).toMatchObject({ outcome: 'confirmed' });
  expect(await world.clock.until(look)).toMatchObject({ member: { privacyStatus: 'PRIVATE' } });
  expect(noteIn(await world.shownOf(other))).toBeUndefined();
  expect(world.local.written.filter((text) => text.includes('changedSince'))).toEqual([]);
});
