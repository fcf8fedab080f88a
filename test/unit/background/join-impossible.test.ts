import type { SiteRule } from '../../../src/wix/site-rule.ts';
import { answered, type Reply, silent } from './fake-site.ts';
import { expectOneStory } from './truth.ts';
import { expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

/** Dana, who is private, orders to join; Wix refuses with 428, and `meanwhile` happens just before it does. */
async function refusedJoin(world: WorkerWorld, meanwhile: () => void) {
  world.site.dana.privacyStatus = 'PRIVATE';
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  world.site.reply('join', (serve) => {
    meanwhile();
    return answered(428, 'COMMUNITY_JOIN_IMPOSSIBLE')(serve);
  });
  const start = world.clock.now();
  const asked = world.site.steps.length;
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PUBLIC')));
  expect(world.site.writes).toBe(1);
  expect(world.clock.now() - start).toBeLessThanOrEqual(15_000);
  if (told.kind !== 'member') throw new Error(`not a member but ${told.kind}`);
  expect(await expectOneStory(world, life, tab)).toEqual(told);
  return { tab, life, told, steps: world.site.steps.slice(asked), words: life.background.wordsFor(told) };
}

test('C15: public profiles were turned off meanwhile: told so, once', async ({ world }) => {
  const { tab, life, told, steps, words } = await refusedJoin(world, () => {
    world.site.rule.publicMemberCandidates = 'NO_ONE';
  });
  expect(steps).toEqual(['tokens', 'member', 'rule', 'join', 'member', 'rule']);
  expect(told).toMatchObject({
    member: { privacyStatus: 'PRIVATE' },
    rule: 'no-one',
    rawRule: 'NO_ONE, VISIBLE_TO_ALL',
    change: { outcome: 'join-impossible' },
  });
  expect(words).toMatchObject({
    headline: 'private',
    sentences: ['nothingWasChanged', 'privateForGoodText'],
  });
  expect(await world.lookAtMember(life, tab)).toEqual(told);
  await world.see(life, told);
  const later = await world.lookAtMember(life, tab);
  expect(life.background.wordsFor(later).sentences).toEqual(['privateForGoodText']);
  expect(world.site.writes).toBe(1);
});

const noReason: [name: string, rule: SiteRule, change: (world: WorkerWorld) => void][] = [
  ['is still everyone', 'everyone', () => {}],
  [
    'is for members only now',
    'members-only',
    ({ site }) => {
      site.rule.publicMemberVisibility = 'VISIBLE_TO_MEMBERS_ONLY';
    },
  ],
  ...(
    [
      ['500', answered(500)],
      ['403', answered(403)],
      ['no answer', silent],
      ['no JSON', () => new Response('<!doctype html>')],
    ] satisfies [string, Reply][]
  ).map(([name, reply]): [string, SiteRule, (world: WorkerWorld) => void] => [
    `can't be read (${name})`,
    'unknown',
    ({ site }) => site.reply('rule', reply),
  ]),
];
for (const [name, rule, meanwhile] of noReason) {
  test(`C15: the rule ${name}: Wix gave no reason`, async ({ world }) => {
    const { told, words } = await refusedJoin(world, () => meanwhile(world));
    expect(told).toMatchObject({ rule, change: { outcome: 'join-impossible' } });
    expect(words).toMatchObject({
      headline: 'joinImpossible',
      sentences: ['joinImpossibleText', 'nothingWasChanged'],
    });
  });
}

test('C12, C15: the member was blocked meanwhile: that is told', async ({ world }) => {
  const { words } = await refusedJoin(world, () => {
    world.site.dana.status = 'BLOCKED';
  });
  expect(words).toMatchObject({ headline: 'blocked', sentences: ['nothingWasChanged', 'blockedText'] });
});

test('C15: the page is left while the rule is read again: the refusal is told all the same', async ({
  world,
}) => {
  world.site.dana.privacyStatus = 'PRIVATE';
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  world.site.reply('join', (serve) => {
    world.site.reply('rule', () => {
      tab.navigate();
      return new Promise(() => {});
    });
    return answered(428, 'COMMUNITY_JOIN_IMPOSSIBLE')(serve);
  });
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PUBLIC')));
  expect(told).toMatchObject({ rule: 'unknown', change: { outcome: 'join-impossible' } });
});
