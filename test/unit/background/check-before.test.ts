import type { TabState, WantedStatus } from '../../../src/wix/tab-state.ts';
import { answered, broken, held, type Reply, silent, siteAt } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import { expectOneStory } from './truth.ts';
import type { WorkerLife } from './worker-life.ts';
import { expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

interface Obstacle {
  name: string;
  /** What has happened since the person saw Dana's state. */
  happen: (world: WorkerWorld, tab: FakeTab) => void;
  want?: WantedStatus;
  tells: Record<string, unknown>;
}

const elsewhere = { kind: 'not-wix' } as const;
const failing = (kind: string) => ({ kind: 'failed', duringChange: true, failure: { kind } });
const ended = (outcome: string, member: Record<string, unknown>) => ({
  kind: 'member',
  member: expect.objectContaining(member),
  change: expect.objectContaining({ phase: 'ended', outcome }),
});

const obstacles: Obstacle[] = [
  {
    name: 'E11: nobody is logged in any more',
    happen: ({ site }) => site.sessions.clear(),
    tells: { kind: 'logged-out', change: { outcome: 'interrupted' } },
  },
  {
    name: 'C14: Wix does not know this member',
    happen: ({ site }) => site.reply('member', answered(404, 'NOT_FOUND')),
    tells: { kind: 'logged-out', change: { outcome: 'interrupted' } },
  },
  {
    name: 'C13, E11: the session is accepted no more',
    happen: ({ site }) => site.reply('member', answered(401)),
    tells: { kind: 'logged-out', change: { outcome: 'interrupted' } },
  },
  {
    name: 'C11: somebody else is logged in',
    happen: ({ site }) => site.sessions.set('normal', site.omer),
    tells: ended('other-member', { id: 'omer', privacyStatus: 'PRIVATE' }),
  },
  {
    name: 'E12: it is already so (leave)',
    happen: ({ site }) => {
      site.dana.privacyStatus = 'PRIVATE';
    },
    tells: ended('already-so', { id: 'dana', privacyStatus: 'PRIVATE' }),
  },
  {
    name: 'E12: it is already so (join)',
    want: 'PUBLIC',
    happen: ({ site }) => {
      site.dana.privacyStatus = 'PUBLIC';
    },
    tells: ended('already-so', { id: 'dana', privacyStatus: 'PUBLIC' }),
  },
  {
    name: 'C8: Wix does not say any more',
    happen: ({ site }) => {
      site.dana.privacyStatus = 'UNKNOWN';
    },
    tells: ended('not-possible', { privacyStatus: 'UNKNOWN' }),
  },
  {
    name: 'the site turned public profiles off',
    want: 'PUBLIC',
    happen: ({ site }) => {
      site.rule.publicMemberCandidates = 'NO_ONE';
    },
    tells: { ...ended('not-possible', { privacyStatus: 'PRIVATE' }), rule: 'no-one' },
  },
  {
    name: 'C12: the membership waits for approval',
    want: 'PUBLIC',
    happen: ({ site }) => {
      site.dana.status = 'PENDING';
    },
    tells: ended('not-possible', { status: 'PENDING' }),
  },
  {
    name: 'C12: the member is blocked',
    happen: ({ site }) => {
      site.dana.status = 'BLOCKED';
    },
    tells: ended('not-possible', { status: 'BLOCKED' }),
  },
  {
    name: 'C12: the member is blocked, and is as wanted',
    happen: ({ site }) => {
      site.dana.status = 'BLOCKED';
      site.dana.privacyStatus = 'PRIVATE';
    },
    tells: ended('not-possible', { status: 'BLOCKED' }),
  },
  {
    name: 'C12: Wix lists the member as a guest author',
    want: 'PUBLIC',
    happen: ({ site }) => {
      site.dana.status = 'OFFLINE';
    },
    tells: ended('not-possible', { status: 'OFFLINE' }),
  },
  {
    name: 'E9: the page was reloaded',
    happen: (_world, tab) => tab.navigate(),
    tells: { kind: 'unreadable', why: 'other-page' },
  },
  {
    name: 'E9: the tab shows another page',
    happen: (_world, tab) => tab.navigate({ recognition: elsewhere }),
    tells: { kind: 'unreadable', why: 'other-page' },
  },
  {
    name: 'E9: the page is of a neighbour site now',
    happen: (_world, { document }) => {
      document.page.recognition = { kind: 'wix', site: siteAt('www.acme-club.test/other') };
    },
    tells: { kind: 'unreadable', why: 'other-page' },
  },
  {
    name: 'the page stopped its scripts',
    happen: (_world, { document }) => document.freeze(),
    tells: failing('too-slow'),
  },
  {
    name: 'the browser is offline',
    happen: (_world, { document }) => {
      document.navigator.onLine = false;
    },
    tells: failing('offline'),
  },
];

const troubles: [name: string, reply: Reply, failure: string][] = [
  ['no connection', broken, 'no-connection'],
  ['no answer', silent, 'too-slow'],
  ['500', answered(500), 'wix-problem'],
  ['429', answered(429), 'rate-limited'],
  ['403', answered(403), 'refused'],
  ['a page that is no JSON', () => new Response('<!doctype html>'), 'unexpected-answer'],
];
for (const step of ['tokens', 'member'] as const) {
  for (const [name, reply, failure] of troubles) {
    const happen = ({ site }: WorkerWorld) => site.reply(step, reply);
    obstacles.push({ name: `${step}: ${name}`, happen, tells: failing(failure) });
  }
}

/** Dana's state is shown; then something happens, and the person confirms. */
async function order(world: WorkerWorld, want: WantedStatus, happen: Obstacle['happen']) {
  world.site.dana.privacyStatus = want === 'PUBLIC' ? 'PRIVATE' : 'PUBLIC';
  const tab = world.openTab({ page: { ...world.page } });
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  happen(world, tab);
  return { tab, life, change: life.ask('membership:change', orderFor(state, want)) };
}

async function expectNotSent(world: WorkerWorld, life: WorkerLife, tab: FakeTab, told: TabState) {
  expect(world.site.writes).toBe(0);
  expect(world.clock.now()).toBeLessThanOrEqual(15_000);
  expect(await expectOneStory(world, life, tab)).toEqual(told);
}

for (const { name, happen, want = 'PRIVATE', tells } of obstacles) {
  test(`${name}: nothing is sent`, async ({ world }) => {
    const { tab, life, change } = await order(world, want, happen);
    const told = await world.clock.until(change);
    expect({ change: undefined, ...told }).toMatchObject(tells);
    await expectNotSent(world, life, tab, told);
    const { headline, sentences } = life.background.wordsFor(told);
    expect([headline, ...sentences]).toContain('nothingWasChanged');
    const isRemembered = 'change' in told && told.change !== undefined;
    expect(await world.records()).toHaveLength(isRemembered ? 1 : 0);
  });

  if (!('change' in tells) || !tells.change || tells.kind === 'logged-out') continue;
  test(`${name}: told once`, async ({ world }) => {
    const { tab, life, change } = await order(world, want, happen);
    const told = await world.clock.until(change);
    if (told.kind !== 'member' || !told.change) throw new Error('nothing is told');
    await world.see(life, told);
    expect(await world.lookAtMember(life, tab)).toMatchObject({ member: told.member });
    expect(await world.shownOf(tab)).not.toHaveProperty('change');
    expect(await world.records()).toEqual([]);
  });
}

test('A5, E10: a tab that was closed: nothing is sent', async ({ world }) => {
  const { change } = await order(world, 'PRIVATE', (_world, tab) => tab.close());
  expect(await world.clock.until(change)).toEqual({ kind: 'unreadable', why: 'tab-closed' });
  expect(world.site.writes).toBe(0);
});

for (const step of ['tokens', 'member', 'rule'] as const) {
  for (const leave of ['navigate', 'close'] as const) {
    test(`E9, E10: ${leave} while ${step} is asked for: nothing is sent`, async ({ world }) => {
      const { reply, release } = held();
      const { tab, life, change } = await order(world, 'PUBLIC', ({ site }) => site.reply(step, reply));
      await world.clock.quiet();
      tab[leave]();
      release();
      const told = await world.clock.until(change);
      expect(life.background.wordsFor(told).sentences).toContain('nothingWasChanged');
      expect(world.site.writes).toBe(0);
      expect(await world.records()).toEqual([]);
    });
  }
}

for (const [name, reply] of troubles) {
  test(`C20: the site rule can't be read (${name}): that keeps nobody from joining`, async ({ world }) => {
    const { change } = await order(world, 'PUBLIC', ({ site }) => site.reply('rule', reply));
    await world.clock.until(change);
    expect(world.site.writes).toBe(1);
  });
}
