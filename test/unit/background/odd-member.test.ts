import type { Reply } from './fake-site.ts';
import { expectOneStory } from './truth.ts';
import { expect, orderFor, test } from './worker-world.ts';

const member =
  (about: Record<string, unknown>): Reply =>
  () =>
    Response.json({ member: { status: 'APPROVED', activityStatus: 'ACTIVE', ...about } });

const unclear: [name: string, about: Record<string, unknown>, readings: number][] = [
  ['missing', {}, 1],
  ['null', { privacyStatus: null }, 1],
  ['"public"', { privacyStatus: 'public' }, 1],
  ['"FOO"', { privacyStatus: 'FOO' }, 1],
  ['in a list', { privacyStatus: ['PUBLIC'] }, 1],
  // Some sites say so to a fieldset that they don't give: another is tried.
  ['UNKNOWN', { privacyStatus: 'UNKNOWN' }, 2],
];
for (const [name, about, readings] of unclear) {
  test(`C8: a privacyStatus that is ${name}: unknown is said, and no change is offered`, async ({
    world,
  }) => {
    const tab = world.openTab();
    const life = world.start();
    world.site.reply('member', member({ id: 'dana', ...about }));
    const told = await world.lookAtMember(life, tab);
    expect(told.member.privacyStatus).toBe('UNKNOWN');
    expect(life.background.wordsFor(told)).toMatchObject({
      tone: 'unknown',
      headline: 'unknown',
      controls: ['try-again'],
    });
    expect(world.site.steps.filter((step) => step === 'member')).toHaveLength(readings);
    expect(await expectOneStory(world, life, tab)).toEqual(told);

    for (const want of ['PUBLIC', 'PRIVATE'] as const) {
      const ordered = await world.clock.until(life.ask('membership:change', orderFor(told, want)));
      expect(ordered).toMatchObject({ change: { outcome: 'not-possible' } });
    }
    expect(world.site.writes).toBe(0);
  });
}

test('C9: unknown to EXTENDED and known to FULL: what FULL says is shown', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  world.site.replyOnce('member', member({ id: 'dana', privacyStatus: 'UNKNOWN' }));
  expect(await world.look(life, tab)).toMatchObject({ member: { privacyStatus: 'PUBLIC' } });
  expect(world.site.steps).toEqual(['tokens', 'member', 'member', 'rule']);
});

test('C11: a member without an id: said, and nothing is shown of them', async ({ world }) => {
  world.site.reply('member', member({ privacyStatus: 'PUBLIC' }));
  const told = await world.look(world.start(), world.openTab());
  expect(told).toMatchObject({ kind: 'failed', failure: { kind: 'unexpected-answer' } });
});

const others: [name: string, about: Record<string, unknown>, tells: Record<string, unknown>][] = [
  ['another member', { id: 'omer', privacyStatus: 'PUBLIC' }, { change: { outcome: 'other-member' } }],
  ['no id', { privacyStatus: 'PUBLIC' }, { failure: { kind: 'unexpected-answer' }, duringChange: true }],
];
for (const [name, about, tells] of others) {
  test(`C11: checked before a change there is ${name}: nothing is sent`, async ({ world }) => {
    const tab = world.openTab();
    const life = world.start();
    const state = await world.lookAtMember(life, tab);
    world.site.reply('member', member(about));
    const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
    expect(told).toMatchObject(tells);
    expect(world.site.writes).toBe(0);
  });

  test(`C11: read after a change there is ${name}: nothing is claimed of the one who was changed`, async ({
    world,
  }) => {
    const tab = world.openTab();
    const life = world.start();
    const state = await world.lookAtMember(life, tab);
    world.site.reply('leave', (serve) => {
      world.site.reply('member', member({ ...about, privacyStatus: 'PRIVATE' }));
      return serve();
    });
    const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
    expect(told).toMatchObject({ member: { id: 'dana' }, change: { outcome: 'not-checked' } });
    expect(world.site.writes).toBe(1);
  });
}
