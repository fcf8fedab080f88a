import type { Recognition } from '../../../src/wix/site.ts';
import { answered, broken, held, type Reply, silent } from './fake-site.ts';
import type { Page } from './fake-tabs.ts';
import { expectOneStory } from './truth.ts';
import { expect, orderFor, test } from './worker-world.ts';

const budgetMs = 8000;
const lookQuestion = (tabId: number) => ({ tabId, asked: 'toolbar', view: 'a view' }) as const;

test('site, member and site rule are shown as they become known', async ({ world }) => {
  const tab = world.openTab();
  const told = world.followShown(tab);
  const life = world.start();
  await world.look(life, tab);
  expect(told).toMatchObject([
    { kind: 'looking', site: world.site.site },
    { kind: 'member', member: { id: 'dana' } },
    { kind: 'member', member: { id: 'dana' }, rule: 'everyone' },
  ]);
  expect(told[1]).not.toHaveProperty('rule');
  expect(world.site.steps).toEqual(['tokens', 'member', 'rule']);
  await expectOneStory(world, life, tab);
});

for (const step of ['tokens', 'member', 'rule'] as const) {
  test(`E9: the page is left while ${step} is asked for: what comes late is not shown over the new page`, async ({
    world,
  }) => {
    const tab = world.openTab();
    const life = world.start();
    const { reply, release } = held();
    world.site.replyOnce(step, reply);
    const first = life.ask('tab:look', lookQuestion(tab.about.id));
    await world.clock.quiet();
    tab.navigate();
    world.site.sessions.set('normal', world.site.omer);
    const second = await world.look(life, tab);
    const told = world.followShown(tab);
    release();
    await world.clock.until(first);
    await world.clock.settle();
    expect(told).toEqual([]);
    expect(second).toMatchObject({ member: { id: 'omer' } });
    expect(await expectOneStory(world, life, tab)).toEqual(second);
  });

  test(`E9: the page is left while ${step} is asked for, and nobody looks again: nothing is said of it`, async ({
    world,
  }) => {
    const tab = world.openTab();
    const life = world.start();
    world.site.reply(step, silent);
    const look = life.ask('tab:look', lookQuestion(tab.about.id));
    await world.clock.quiet();
    tab.navigate();
    await world.clock.until(look);
    const told = await expectOneStory(world, life, tab);
    expect(told).toEqual({ kind: 'unreadable', why: 'access-gone' });
  });

  test(`a second look overtakes one that waits for ${step}`, async ({ world }) => {
    const tab = world.openTab();
    const life = world.start();
    const { reply, release } = held(answered(403));
    world.site.replyOnce(step, reply);
    const first = life.ask('tab:look', lookQuestion(tab.about.id));
    await world.clock.quiet();
    const second = await world.look(life, tab);
    expect(second).toMatchObject({ member: { id: 'dana' }, rule: 'everyone' });
    const told = world.followShown(tab);
    release();
    await world.clock.until(first);
    await world.clock.settle();
    expect(told).toEqual([]);
    expect(await expectOneStory(world, life, tab)).toEqual(second);
  });
}

test('a look while a change is at work gives its state, and asks for nothing', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  const { reply, release } = held();
  world.site.reply('leave', reply);
  const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.quiet();
  const asked = world.site.steps.length;
  expect(await world.look(life, tab)).toMatchObject({ change: { phase: 'changing', want: 'PRIVATE' } });
  expect(world.site.steps).toHaveLength(asked);
  release();
  const told = await world.clock.until(change);
  expect(told).toMatchObject({ change: { outcome: 'confirmed' } });
  expect(await expectOneStory(world, life, tab)).toEqual(told);
});

test('E9: a look at the next page, while a change is at work in the page before, shows that next page', async ({
  world,
}) => {
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  const { reply, release } = held();
  world.site.reply('leave', reply);
  const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.quiet();
  const page: Page = { url: 'https://news.test/', recognition: { kind: 'not-wix' } };
  tab.navigate(page);
  const next = await world.look(life, tab);
  expect(next).toEqual({ kind: 'unreadable', why: 'not-wix' });
  release();
  await world.clock.until(change);
  expect(await expectOneStory(world, life, tab)).toEqual(next);
  tab.navigate(world.page);
  expect(await world.look(life, tab)).toMatchObject({ change: { outcome: 'confirmed' } });
});

const rules: [name: string, reply: Reply][] = [
  ['500', answered(500)],
  ['403', answered(403)],
  ['401', answered(401)],
  ['no connection', broken],
  ['no answer', silent],
  ['no JSON', () => new Response('<!doctype html>')],
  ['nothing known', () => Response.json({ memberPrivacySettings: { publicMemberCandidates: 'SOME' } })],
];
for (const [name, reply] of rules) {
  test(`C20: the site rule is ${name}: the member is shown all the same`, async ({ world }) => {
    const tab = world.openTab();
    const life = world.start();
    world.site.reply('rule', reply);
    expect(await world.look(life, tab)).toMatchObject({ member: { id: 'dana' }, rule: 'unknown' });
    expect(world.clock.now()).toBeLessThanOrEqual(budgetMs);
    await expectOneStory(world, life, tab);
  });
}

test('C20: the page stops its scripts before the site rule is there: the member is shown all the same', async ({
  world,
}) => {
  const tab = world.openTab();
  const life = world.start();
  world.site.reply('rule', (serve) => {
    tab.document.freeze();
    return serve();
  });
  await world.look(life, tab);
  expect(await expectOneStory(world, life, tab)).toMatchObject({ member: { id: 'dana' } });
});

test('C13: a session that Wix just ended is asked for once more', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  world.site.replyOnce('member', answered(401));
  expect(await world.look(life, tab)).toMatchObject({ member: { id: 'dana' } });
  expect(world.site.steps).toEqual(['tokens', 'member', 'tokens', 'member', 'rule']);
});

test('C13: a session that is never accepted is asked for twice, and is none', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  world.site.reply('member', answered(401));
  expect(await world.look(life, tab)).toEqual({ kind: 'logged-out', site: world.site.site });
  expect(world.site.steps).toEqual(['tokens', 'member', 'tokens', 'member']);
});

const failures: [name: string, reply: Reply, kind: string][] = [
  ['no connection', broken, 'no-connection'],
  ['no answer', silent, 'too-slow'],
  ['500', answered(500), 'wix-problem'],
  ['403', answered(403), 'refused'],
  ['no JSON', () => new Response('<!doctype html>'), 'unexpected-answer'],
];
for (const step of ['tokens', 'member'] as const) {
  for (const [name, reply, kind] of failures) {
    test(`${step}: ${name} is said, within eight seconds`, async ({ world }) => {
      const tab = world.openTab();
      const life = world.start();
      world.site.reply(step, reply);
      const told = await world.look(life, tab);
      expect(told).toMatchObject({ kind: 'failed', failure: { kind }, duringChange: false });
      expect(world.clock.now()).toBeLessThanOrEqual(budgetMs);
      expect(await expectOneStory(world, life, tab)).toEqual(told);
      expect(world.site.steps.filter((asked) => asked === step).length).toBeLessThanOrEqual(3);
    });
  }
}

test('C6: nobody is logged in', async ({ world }) => {
  world.site.sessions.clear();
  const told = await world.look(world.start(), world.openTab());
  expect(told).toEqual({ kind: 'logged-out', site: world.site.site });
});

const otherPages: Recognition[] = [
  { kind: 'not-wix' },
  { kind: 'not-secure' },
  { kind: 'template' },
  { kind: 'too-old' },
  { kind: 'copy', of: 'www.acme-club.test' },
];
for (const recognition of otherPages) {
  test(`a page that is ${recognition.kind} is said to be so, and asked for nothing`, async ({ world }) => {
    const tab = world.openTab({ page: { url: 'https://news.test/', recognition } });
    const life = world.start();
    const { kind: why, ...more } = recognition;
    expect(await world.look(life, tab)).toEqual({ kind: 'unreadable', why, ...more });
    expect(world.site.steps).toEqual([]);
    await expectOneStory(world, life, tab);
  });
}
