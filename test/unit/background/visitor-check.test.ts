import { isForVisitors, visibilityOf } from '../../../src/wix/visibility.ts';
import { answered, broken, held, type Reply, tokenMark } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import { expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

/** Dana's state is shown in a tab, and somebody wants to know what visitors see. */
async function looked(world: WorkerWorld) {
  const tab = world.openTab();
  const life = world.start();
  const { document, member, site, rule = 'unknown' } = await world.lookAtMember(life, tab);
  const { steps, credentials } = world.site;
  const before = steps.length;
  const question = { document, site: site.key, memberId: member.id };
  return {
    tab,
    life,
    question,
    predicted: isForVisitors(visibilityOf(member.privacyStatus, rule, member.status), rule),
    check: (other: Partial<typeof question> = {}) =>
      world.clock.until(life.ask('visitor:check', { ...question, ...other })),
    asked: () => steps.slice(before),
    credentials: () => credentials.slice(before),
  };
}

const rules: [name: string, rule: WorkerWorld['site']['rule']][] = [
  ['everyone', { publicMemberCandidates: 'ANYONE', publicMemberVisibility: 'VISIBLE_TO_ALL' }],
  ['members only', { publicMemberCandidates: 'ANYONE', publicMemberVisibility: 'VISIBLE_TO_MEMBERS_ONLY' }],
  ['no one', { publicMemberCandidates: 'NO_ONE', publicMemberVisibility: 'VISIBLE_TO_ALL' }],
  ['a rule that nobody knows', { publicMemberCandidates: 'SOME', publicMemberVisibility: 'VISIBLE_TO_ALL' }],
];
/** privacyStatus and rule to what should be, of an account that is let in; of others, and of the rest, nobody can say. */
const predictions: Record<string, boolean> = {
  'PUBLIC, everyone': true,
  'PUBLIC, members only': false,
  'PUBLIC, no one': false,
  'PRIVATE, everyone': false,
  'PRIVATE, members only': false,
  'PRIVATE, no one': false,
  'PRIVATE, a rule that nobody knows': false,
};
for (const privacyStatus of ['PUBLIC', 'PRIVATE', 'UNKNOWN']) {
  for (const [name, rule] of rules) {
    for (const status of ['APPROVED', 'PENDING', 'BLOCKED', 'OFFLINE']) {
      const should = status === 'APPROVED' ? predictions[`${privacyStatus}, ${name}`] : undefined;
      const expected = should === undefined ? 'nothing is predicted' : should ? 'seen' : 'not seen';
      test(`visitors: ${privacyStatus}, profiles for ${name}, ${status}: ${expected}`, async ({ world }) => {
        Object.assign(world.site.dana, { privacyStatus, status });
        Object.assign(world.site.rule, rule);
        const { tab, check, predicted, asked, credentials } = await looked(world);
        const shown = await world.shownOf(tab);
        expect(predicted).toBe(should);
        const found = await check();
        if (should === undefined) expect(['seen', 'not-seen']).toContain(found);
        else expect(found).toBe(should ? 'seen' : 'not-seen');
        expect(asked()).toEqual(['tokens', 'query']);
        expect(credentials()).toEqual(['omit', 'omit']);
        expect(await world.shownOf(tab)).toEqual(shown);
      });
    }
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
  ['members of null', 'query', json({ members: null }), ['tokens', 'query']],
  ['nothing of members', 'query', json({}), ['tokens', 'query']],
  ['a list alone', 'query', json([]), ['tokens', 'query']],
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

test('changed while it was checked: what was found out is of neither state', async ({ world }) => {
  const { tab, life, check } = await looked(world);
  const state = await world.lookAtMember(life, tab);
  const { reply, release } = held();
  world.site.replyOnce('query', reply);
  const checked = check();
  await world.clock.quiet();
  await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  release();
  expect(await checked).toBe('unknown');
});

test('a background that is ended during a check leaves nothing of it, and the next one can check', async ({
  world,
}) => {
  for (let calls = 1; ; calls++) {
    const { tab, life, question } = await looked(world);
    const before = await world.shownOf(tab);
    life.dieAfter(calls);
    const checked = life.ask('visitor:check', question).then(() => 'checked');
    const end = await world.clock.until(Promise.race([checked, life.death]));
    expect(await world.shownOf(tab)).toEqual(before);
    expect(await world.records()).toEqual([]);
    expect(await world.clock.until(world.start().ask('visitor:check', question))).toBe('seen');
    if (end !== 'checked') continue;
    expect(calls).toBeGreaterThan(4);
    return;
  }
});
