import { answered, type Reply, tokenMark } from './fake-site.ts';
import { expectOneStory } from './truth.ts';
import { expect, orderFor, test } from './worker-world.ts';

/** What names a member in the tokens, replaced; the token of the app is Dana's own all the same. */
const naming =
  (names: Record<string, unknown>): Reply =>
  async (serve) => {
    const { apps } = (await serve().json()) as { apps: unknown };
    return Response.json({ apps, ...names });
  };

const visitor = { kind: 'logged-out' };
const dana = { kind: 'member', member: { id: 'dana' } };
const named: [
  name: string,
  names: Record<string, unknown>,
  tells: Record<string, unknown>,
  steps: string[],
][] = [
  ['no smToken', {}, visitor, ['tokens']],
  ['an empty smToken', { smToken: '' }, visitor, ['tokens']],
  ['a siteMemberId without smToken', { siteMemberId: 'dana' }, visitor, ['tokens']],
  ['smToken without siteMemberId', { smToken: tokenMark }, dana, ['tokens', 'member', 'rule']],
  [
    'smToken and siteMemberId',
    { smToken: tokenMark, siteMemberId: 'dana' },
    dana,
    ['tokens', 'member', 'rule'],
  ],
];
for (const [name, names, tells, steps] of named) {
  test(`C6: tokens with ${name}`, async ({ world }) => {
    const tab = world.openTab();
    const life = world.start();
    world.site.reply('tokens', naming(names));
    const told = await world.look(life, tab);
    expect(told).toMatchObject(tells);
    expect(world.site.steps).toEqual(steps);
    expect(await expectOneStory(world, life, tab)).toEqual(told);
  });
}

test('C6: smToken without siteMemberId is enough for a change', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  world.site.reply('tokens', naming({ smToken: tokenMark }));
  const state = await world.lookAtMember(life, tab);
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(told).toMatchObject({ change: { outcome: 'confirmed' } });
});

test('C13: the session is renewed once before a change, and the change is sent', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  world.site.replyOnce('member', answered(401));
  const asked = world.site.steps.length;
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(told).toMatchObject({ change: { outcome: 'confirmed' } });
  expect(world.site.steps.slice(asked)).toEqual(['tokens', 'member', 'tokens', 'member', 'leave', 'member']);
});

for (const status of [401, 403]) {
  test(`C13: tokens that answer ${status} are asked for once, and are no sign of a visitor`, async ({
    world,
  }) => {
    const tab = world.openTab();
    const life = world.start();
    world.site.reply('tokens', answered(status));
    const told = await world.look(life, tab);
    expect(told).toMatchObject({ kind: 'failed', failure: { status } });
    expect(world.site.steps).toEqual(['tokens']);
  });
}

const unknownThere: [name: string, reply: Reply, tells: Record<string, unknown>][] = [
  ['NOT_FOUND', answered(404, 'NOT_FOUND'), visitor],
  ['another code', answered(404, 'MEMBER_TO_MEMBER_BLOCKED'), { kind: 'failed', failure: { status: 404 } }],
  ['no code', answered(404), { kind: 'failed', failure: { status: 404 } }],
  [
    'a page of HTML',
    () => new Response('<!doctype html>', { status: 404 }),
    { kind: 'failed', failure: { status: 404 } },
  ],
];
for (const [name, reply, tells] of unknownThere) {
  test(`C14: the tokens name a member, and the member is 404 with ${name}`, async ({ world }) => {
    const tab = world.openTab();
    const life = world.start();
    world.site.reply('member', reply);
    const told = await world.look(life, tab);
    expect(told).toMatchObject(tells);
    expect(world.site.steps).toEqual(['tokens', 'member']);
    expect(await expectOneStory(world, life, tab)).toEqual(told);
  });
}

test('C14: the tokens name nobody: the member is not asked for', async ({ world }) => {
  world.site.sessions.clear();
  world.site.reply('member', answered(404, 'NOT_FOUND'));
  expect(await world.look(world.start(), world.openTab())).toMatchObject(visitor);
  expect(world.site.steps).toEqual(['tokens']);
});
