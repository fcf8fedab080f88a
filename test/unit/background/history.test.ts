import { held } from './fake-site.ts';
import {
  change,
  changeAndSee,
  endIn,
  entriesIn,
  epoch,
  expectNoEmail,
  giveEmail,
  historyIn,
  minute,
  outcomesIn,
} from './history-world.ts';
import { beforeSending, expect, orderFor, test } from './worker-world.ts';

/** The site answers that it was done, and goes on showing the old state. */
const pretend = () => Response.json({});

test('a confirmed change is noted: who, where, when and from what to what, without an e-mail', async ({
  world,
}) => {
  giveEmail(world);
  const [tab, life] = [world.openTab(), world.start()];
  await world.clock.pass(minute);
  const told = await change(world, life, tab, 'PRIVATE');
  expect(endIn(told)).toMatchObject({ outcome: 'confirmed' });
  expect(await historyIn(world)).toEqual({
    version: 1,
    isKept: true,
    entries: [
      {
        id: endIn(told)?.id,
        at: epoch + minute,
        jar: 'normal',
        site: 'www.acme-club.test',
        memberId: 'dana',
        nickname: 'dana',
        from: 'PUBLIC',
        to: 'PRIVATE',
        outcome: 'confirmed',
      },
    ],
  });
  expectNoEmail(world);
});

test('a member who has no nickname is noted without any name', async ({ world }) => {
  giveEmail(world);
  const { site } = world;
  site.reply('member', () => Response.json({ member: { ...site.dana, status: 'APPROVED' } }));
  await change(world, world.start(), world.openTab(), 'PRIVATE');
  const [entry] = await entriesIn(world);
  expect(entry).toMatchObject({ memberId: 'dana', outcome: 'confirmed' });
  expect(entry).not.toHaveProperty('nickname');
  expectNoEmail(world);
});

test('changes are noted one after the other, each with its own time, and no look adds one', async ({
  world,
}) => {
  const [tab, life] = [world.openTab(), world.start()];
  for (const want of ['PRIVATE', 'PUBLIC', 'PRIVATE'] as const) {
    await changeAndSee(world, life, tab, want);
    await world.look(life, tab);
    await world.clock.pass(minute);
  }
  const entries = await entriesIn(world);
  expect(entries.map(({ from, to, at }) => [from, to, at - epoch])).toEqual([
    ['PUBLIC', 'PRIVATE', 0],
    ['PRIVATE', 'PUBLIC', minute],
    ['PUBLIC', 'PRIVATE', 2 * minute],
  ]);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
});

test('a change that is not confirmed is noted as such, with when it was sent, and stays one entry when it shows later', async ({
  world,
}) => {
  const [tab, life] = [world.openTab(), world.start()];
  world.site.reply('leave', pretend);
  const told = await change(world, life, tab, 'PRIVATE');
  const noted = { id: endIn(told)?.id, at: epoch, outcome: 'not-confirmed' };
  expect(await entriesIn(world)).toEqual([expect.objectContaining(noted)]);
  await world.clock.pass(minute);
  await world.look(life, tab, 'again');
  expect(await entriesIn(world)).toEqual([expect.objectContaining(noted)]);
  world.site.dana.privacyStatus = 'PRIVATE';
  expect(endIn(await world.look(life, tab, 'again'))).toMatchObject({ outcome: 'confirmed' });
  expect(await entriesIn(world)).toEqual([expect.objectContaining({ ...noted, outcome: 'confirmed' })]);
});

for (const [isMade, outcome] of [
  [true, 'confirmed'],
  [false, 'not-confirmed'],
] as const) {
  test(`a change whose tab is closed under it is not checked, and ${outcome} by the next reading`, async ({
    world,
  }) => {
    const [tab, other, life] = [world.openTab(), world.openTab(), world.start()];
    world.site.reply('leave', (serve) => {
      tab.close();
      return isMade ? serve() : pretend();
    });
    const told = await change(world, life, tab, 'PRIVATE');
    const noted = { id: endIn(told)?.id, outcome: 'not-checked' };
    expect(await entriesIn(world)).toEqual([expect.objectContaining(noted)]);
    await world.look(life, other);
    expect(await entriesIn(world)).toEqual([expect.objectContaining({ ...noted, outcome })]);
  });

  test(`a background that ends after the write has its change noted by the next one: ${outcome}`, async ({
    world,
  }) => {
    const [tab, life] = [world.openTab(), world.start()];
    const state = await world.lookAtMember(life, tab);
    const { reply, release } = held(isMade ? undefined : pretend);
    world.site.reply('leave', reply);
    const order = life.ask('membership:change', orderFor(state, 'PRIVATE'));
    await world.clock.until(Promise.race([order, world.clock.pass(100)]));
    expect(world.site.writes).toBe(1);
    life.kill();
    release();
    await world.clock.settle();
    expect(await entriesIn(world)).toMatchObject([{ outcome: 'not-checked', at: epoch }]);
    world.start().wake();
    await world.clock.settle();
    const told = endIn(await world.shownOf(tab));
    expect(told).toMatchObject({ outcome });
    expect(await entriesIn(world)).toEqual([expect.objectContaining({ id: told?.id, outcome })]);
  });
}

test('what was noted and turns out never to have been sent is an entry no more', async ({ world }) => {
  const [tab, other, life] = [world.openTab(), world.openTab(), world.start()];
  const state = await world.lookAtMember(life, tab);
  beforeSending(life, () => life.dieAfter(1));
  life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.until(life.death);
  tab.document.freeze();
  const next = world.start();
  await world.look(next, other);
  expect(await outcomesIn(world)).toEqual(['not-confirmed']);
  tab.document.thaw();
  expect(endIn(await world.look(next, other, 'again'))).toMatchObject({ outcome: 'interrupted' });
  expect(await entriesIn(world)).toEqual([]);
  expect(world.site.writes).toBe(0);
});
