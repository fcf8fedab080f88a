import type { WantedStatus } from '../../../src/wix/tab-state.ts';
import { eachRow } from '../rows.ts';
import type { Reply } from './fake-site.ts';
import { expectOneStory } from './truth.ts';
import { expect, inNewWorld, orderFor, test, type WorkerWorld } from './worker-world.ts';

const html = '<!doctype html><title>Log in</title>';
const json = { headers: { 'content-type': 'application/json' } };
const text =
  (body: string, init: ResponseInit = json): Reply =>
  () =>
    new Response(body, init);
/** What the site itself would answer, with something done to its bytes. */
const spoilt =
  (spoil: (body: string) => string): Reply =>
  async (serve) =>
    new Response(spoil(await serve().text()), json);

/** Answers with status 200 or 204 that are none of Wix's. */
const odd: [name: string, reply: Reply][] = [
  ['an HTML log-in page', text(html, { headers: { 'content-type': 'text/html' } })],
  ['HTML that is called JSON', text(html)],
  ['HTML after a byte order mark', text(`\ufeff${html}`)],
  ['half of what it wanted to say', spoilt((body) => body.slice(0, body.length / 2))],
  ['nothing', text('')],
  ['204', () => new Response(null, { status: 204 })],
  ...['null', '[]', '"x"', '0'].map((body): [string, Reply] => [body, text(body)]),
  ["a )]}' before its JSON", spoilt((body) => `)]}'\n${body}`)],
];
const withMark = spoilt((body) => `\ufeff${body}`);

/** Each of them in a world of its own. */
const eachOdd = (hold: (world: WorkerWorld, reply: Reply) => Promise<void>) =>
  eachRow(
    odd,
    ([name]) => name,
    ([, reply]) => inNewWorld((world) => hold(world, reply)),
  );

for (const step of ['tokens', 'member'] as const) {
  test(`C2: ${step} answered with what is none of Wix's: said, asked once, and nothing to change`, async () => {
    await eachOdd(async (world, reply) => {
      const tab = world.openTab();
      const life = world.start();
      world.site.reply(step, reply);
      const told = await world.look(life, tab);
      expect(told).toMatchObject({ kind: 'failed', failure: { kind: 'unexpected-answer' } });
      expect(await expectOneStory(world, life, tab)).toEqual(told);
      expect(life.background.wordsFor(told)).toMatchObject({
        headline: 'unexpectedAnswer',
        controls: ['try-again', 'copy-details'],
      });
      expect(world.site.steps.filter((asked) => asked === step)).toHaveLength(1);
    });
  });

  test(`C2: ${step} answered with what is none of Wix's when it is checked before a change: nothing is sent`, async () => {
    await eachOdd(async (world, reply) => {
      const tab = world.openTab();
      const life = world.start();
      const state = await world.lookAtMember(life, tab);
      world.site.reply(step, reply);
      const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
      expect(told).toMatchObject({ failure: { kind: 'unexpected-answer' }, duringChange: true });
      expect(world.site.writes).toBe(0);
    });
  });
}

test("C2, C20: the site rule answered with what is none of Wix's: the member is shown all the same", async () => {
  await eachOdd(async (world, reply) => {
    const tab = world.openTab();
    const life = world.start();
    world.site.reply('rule', reply);
    expect(await world.look(life, tab)).toMatchObject({ member: { id: 'dana' }, rule: 'unknown' });
    await expectOneStory(world, life, tab);
  });
});

for (const isMade of [true, false]) {
  const outcome = isMade ? 'confirmed' : 'not-confirmed';
  test(`C2: a change answered with what is none of Wix's${isMade ? '' : ', and not made'}: ${outcome}`, async () => {
    await eachOdd(async (world, reply) => {
      for (const want of ['PRIVATE', 'PUBLIC'] satisfies WantedStatus[]) {
        const before = world.site.writes;
        world.site.dana.privacyStatus = want === 'PUBLIC' ? 'PRIVATE' : 'PUBLIC';
        const tab = world.openTab();
        const life = world.start();
        const state = await world.lookAtMember(life, tab);
        world.site.reply(want === 'PUBLIC' ? 'join' : 'leave', (serve) => {
          const kept = world.site.dana.privacyStatus;
          const served = serve();
          if (!isMade) world.site.dana.privacyStatus = kept;
          return reply(() => served);
        });
        const told = await world.clock.until(life.ask('membership:change', orderFor(state, want)));
        expect(told).toMatchObject({
          member: { privacyStatus: world.site.dana.privacyStatus },
          change: { want, outcome },
        });
        expect(world.site.writes - before).toBe(1);
        expect(await expectOneStory(world, life, tab)).toEqual(told);
      }
    });
  });
}

test('C2: a byte order mark before the JSON of every answer changes nothing', async ({ world }) => {
  for (const step of ['tokens', 'member', 'rule', 'leave'] as const) world.site.reply(step, withMark);
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  expect(state).toMatchObject({ member: { id: 'dana' }, rule: 'everyone' });
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(told).toMatchObject({ change: { outcome: 'confirmed' } });
  await expectOneStory(world, life, tab);
});
