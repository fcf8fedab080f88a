import { isForVisitors, visibilityOf } from '../../../src/wix/visibility.ts';
import { answered, broken, type Reply, tokenMark } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import type { WorkerLife } from './worker-life.ts';
import { expect, test, type WorkerWorld } from './worker-world.ts';

/** Dana's state is shown in a tab, and somebody wants to know what visitors see. */
async function looked(world: WorkerWorld) {
  const tab = world.openTab();
  const life = world.start();
  const { document, member, site, rule } = await world.lookAtMember(life, tab);
  const { steps, credentials } = world.site;
  const before = steps.length;
  const question = { document, site: site.key, memberId: member.id };
  return {
    tab,
    life,
    question,
    predicted: isForVisitors(visibilityOf(member.privacyStatus, rule ?? 'unknown', member.status)),
    check: (other: Partial<typeof question> = {}) =>
      world.clock.until(life.ask('visitor:check', { ...question, ...other })),
    asked: () => steps.slice(before),
    credentials: () => credentials.slice(before),
  };
}

const rules = {
  everyone: { publicMemberCandidates: 'ANYONE', publicMemberVisibility: 'VISIBLE_TO_ALL' },
  'members only': { publicMemberCandidates: 'ANYONE', publicMemberVisibility: 'VISIBLE_TO_MEMBERS_ONLY' },
  'no one': { publicMemberCandidates: 'NO_ONE', publicMemberVisibility: 'VISIBLE_TO_ALL' },
};
for (const privacyStatus of ['PUBLIC', 'PRIVATE']) {
  for (const [name, rule] of Object.entries(rules)) {
    test(`${privacyStatus}, profiles for ${name}: what a visitor sees is what was predicted, and nobody's cookies are sent`, async ({
      world,
    }) => {
      world.site.dana.privacyStatus = privacyStatus;
      Object.assign(world.site.rule, rule);
      const { tab, check, predicted, asked, credentials } = await looked(world);
      const shown = await world.shownOf(tab);
      expect(await check()).toBe(predicted ? 'seen' : 'not-seen');
      expect(asked()).toEqual(['tokens', 'query']);
      expect(credentials()).toEqual(['omit', 'omit']);
      expect(await world.shownOf(tab)).toEqual(shown);
    });
  }
}

const json =
  (body: unknown): Reply =>
  () =>
    Response.json(body);
const named: Reply = async (serve) => {
  const tokens = (await serve().json()) as object;
  return Response.json({ ...tokens, smToken: tokenMark });
};
const odd: [name: string, step: 'tokens' | 'query', reply: Reply, asked: string[]][] = [
  ['tokens that name somebody all the same', 'tokens', named, ['tokens']],
  ['tokens without an app', 'tokens', json({ apps: {} }), ['tokens']],
  ['no connection for the query', 'query', broken, ['tokens', 'query']],
  ['a query that is not allowed', 'query', answered(403), ['tokens', 'query']],
  ['a query that is not there', 'query', answered(404), ['tokens', 'query']],
  ['somebody else than was asked for', 'query', json({ members: [{ id: 'omer' }] }), ['tokens', 'query']],
  ['members that are none', 'query', json({ members: [{}] }), ['tokens', 'query']],
  ['no list of members', 'query', json({ members: 'none' }), ['tokens', 'query']],
];
for (const [name, step, reply, steps] of odd) {
  test(`${name}: what visitors see is unknown, and the next check is as good as any`, async ({ world }) => {
    const { check, asked } = await looked(world);
    world.site.reply(step, reply);
    expect(await check()).toBe('unknown');
    expect(asked()).toEqual(steps);
    world.site.reply(step, (serve) => serve());
    expect(await check()).toBe('seen');
  });
}

const others = (tab: FakeTab) => [
  { memberId: 'omer' },
  { site: 'dana.wixsite.test/yoga' },
  { document: { tabId: tab.about.id, documentId: 'another' } },
  { document: { tabId: 999, documentId: 'D' } },
];
test('of a member who is not the one shown there nothing is asked', async ({ world }) => {
  const { tab, check, asked } = await looked(world);
  for (const other of others(tab)) expect(await check(other)).toBe('unknown');
  expect(asked()).toEqual([]);
});

test('a page that was left is asked nothing', async ({ world }) => {
  const { tab, check, asked } = await looked(world);
  tab.navigate();
  expect(await check()).toBe('unknown');
  expect(asked()).toEqual([]);
});

const ended = async (world: WorkerWorld, life: WorkerLife, question: object) => {
  life.dieAfter(1);
  void life.ask('visitor:check', question as never);
  await life.death;
  return world.storage.get(null);
};
test('a background that is ended during a check leaves nothing of it', async ({ world }) => {
  const { life, question } = await looked(world);
  const before = await world.storage.get(null);
  expect(await ended(world, life, question)).toEqual(before);
});
