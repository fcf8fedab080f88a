import type { WantedStatus } from '../../../src/wix/tab-state.ts';
import type { Reply } from './fake-site.ts';
import { expectOneStory } from './truth.ts';
import { expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

const limited =
  (headers: Record<string, string> = {}): Reply =>
  () =>
    Response.json({ message: '', details: {} }, { status: 429, headers });

/** Dana wants to leave; something happens when that is sent. */
async function leave(world: WorkerWorld, onWrite: Reply) {
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  world.site.reply('leave', onWrite);
  const want: WantedStatus = 'PRIVATE';
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, want)));
  expect(await expectOneStory(world, life, tab)).toEqual(told);
  return { tab, life, told };
}

const epoch = Date.UTC(2025, 0, 1);

test('C16: a reading that may be asked again in two minutes: until when is kept', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  world.site.reply('member', limited({ 'retry-after': '120' }));
  const told = await world.look(life, tab);
  expect(told).toMatchObject({ kind: 'failed', failure: { kind: 'rate-limited', retryAfterS: 120 } });
  expect(told).toMatchObject({ failure: { retryAt: epoch + world.clock.now() + 120_000 } });
  expect(world.site.steps).toEqual(['tokens', 'member']);
  expect(await world.shownOf(tab)).toEqual(told);
});

test('C16: a reading that may be asked again in a second is asked again then', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  world.site.replyOnce('member', limited({ 'retry-after': '1' }));
  expect(await world.look(life, tab)).toMatchObject({ kind: 'member' });
  expect(world.site.steps).toEqual(['tokens', 'member', 'member', 'rule']);
});

test('C16: a write that comes too often is sent once; the reading says that nothing was changed', async ({
  world,
}) => {
  const { told, life, tab } = await leave(world, limited({ 'retry-after': '1' }));
  expect(world.site.writes).toBe(1);
  const failure = { kind: 'rate-limited', retryAfterS: 1 };
  expect(told).toMatchObject({ change: { outcome: 'rate-limited', failure } });
  expect(life.background.wordsFor(told).sentences).toContain('nothingWasChanged');
  // Told once, and then the plain state.
  await world.see(life, told);
  expect(await world.look(life, tab, 'again')).not.toHaveProperty('change');
  expect(world.site.writes).toBe(1);
});

test('C16: a write that came too often and was carried out all the same is confirmed', async ({ world }) => {
  const { told } = await leave(world, (serve) => {
    serve();
    return limited()(serve);
  });
  expect(told).toMatchObject({ member: { privacyStatus: 'PRIVATE' }, change: { outcome: 'confirmed' } });
});

test('C16: a write that came too often, and so does the reading: nobody knows', async ({ world }) => {
  const { told, life } = await leave(world, (serve) => {
    world.site.reply('member', limited());
    return limited()(serve);
  });
  expect(told).toMatchObject({ change: { outcome: 'not-checked' } });
  expect(life.background.wordsFor(told).sentences).not.toContain('nothingWasChanged');
});

test('C16: a change for which the check comes too often is not sent', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  world.site.reply('member', limited({ 'retry-after': '30' }));
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(told).toMatchObject({ kind: 'failed', duringChange: true, failure: { retryAfterS: 30 } });
  expect(world.site.writes).toBe(0);
});
