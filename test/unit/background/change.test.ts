import type { Outcome, WantedStatus } from '../../../src/wix/tab-state.ts';
import { answered, broken, type Reply, silent } from './fake-site.ts';
import { expectOneStory } from './truth.ts';
import { beforeSending, expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

const otherThan = (want: WantedStatus): WantedStatus => (want === 'PUBLIC' ? 'PRIVATE' : 'PUBLIC');

/** What the site says when it is asked to write, whatever it then does. */
const writeReplies = {
  ok: () => Response.json({ member: { id: 'dana' } }),
  'ok, naming the wrong state': () => Response.json({ member: { id: 'dana', privacyStatus: 'UNKNOWN' } }),
  'ok, without JSON': () => new Response('<!doctype html>'),
  'answer 403': answered(403, 'PERMISSION_DENIED'),
  'answer 428': answered(428, 'COMMUNITY_JOIN_IMPOSSIBLE'),
  'answer 400': answered(400),
  'answer 401': answered(401),
  'answer 429': answered(429),
  'answer 500': answered(500),
  'connection lost': broken,
  'no answer': silent,
} satisfies Record<string, Reply>;
type WriteReply = keyof typeof writeReplies;

/** What the next reading of the member gives. */
const readings = ['as wanted', 'as before', 'UNKNOWN', 'unreadable', 'no answer'] as const;
type Reading = (typeof readings)[number];

const old: Record<WriteReply, Outcome> = {
  ok: 'not-confirmed',
  'ok, naming the wrong state': 'not-confirmed',
  'ok, without JSON': 'not-confirmed',
  'answer 403': 'refused',
  'answer 428': 'join-impossible',
  'answer 400': 'refused',
  'answer 401': 'refused',
  'answer 429': 'rate-limited',
  'answer 500': 'not-confirmed',
  'connection lost': 'not-confirmed',
  'no answer': 'not-confirmed',
};

/** The row of docs/faults.md that tells of such a reply. */
const rows: Partial<Record<WriteReply, string>> = {
  ok: 'C19: ',
  'ok, naming the wrong state': 'C19: ',
  'ok, without JSON': 'C2: ',
  'answer 403': 'C13: ',
  'answer 428': 'C15: ',
  'answer 401': 'C13: ',
  'answer 429': 'C16: ',
  'answer 500': 'C18: ',
  'connection lost': 'C18: ',
  'no answer': 'C3: ',
};

function outcomeOf(write: WriteReply, reading: Reading): Outcome {
  if (reading === 'as wanted') return 'confirmed';
  return reading === 'as before' ? old[write] : 'not-checked';
}

function makeReading({ site }: WorkerWorld, want: WantedStatus, reading: Reading): void {
  if (reading === 'as wanted') site.dana.privacyStatus = want;
  if (reading === 'UNKNOWN') site.dana.privacyStatus = 'UNKNOWN';
  if (reading === 'unreadable') site.reply('member', answered(500));
  if (reading === 'no answer') site.reply('member', silent);
}

/** Dana's membership is changed, on a site that does so when it is asked to write. */
async function change(world: WorkerWorld, want: WantedStatus, onWrite: Reply) {
  world.site.dana.privacyStatus = otherThan(want);
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  world.site.reply(want === 'PUBLIC' ? 'join' : 'leave', onWrite);
  const start = world.clock.now();
  const asked = world.site.steps.length;
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, want)));
  return { tab, life, told, took: world.clock.now() - start, steps: world.site.steps.slice(asked) };
}

for (const want of ['PUBLIC', 'PRIVATE'] as const) {
  for (const write of Object.keys(writeReplies) as WriteReply[]) {
    if (write === 'answer 428' && want === 'PRIVATE') continue; // Only joining can be impossible.
    for (const reading of readings) {
      const outcome = outcomeOf(write, reading);
      test(`${rows[write] ?? ''}to ${want}: ${write}, then read ${reading}: ${outcome}`, async ({
        world,
      }) => {
        const { tab, life, told, took } = await change(world, want, (serve) => {
          makeReading(world, want, reading);
          return writeReplies[write](serve);
        });
        expect(world.site.writes).toBe(1);
        const isRead = reading === 'as wanted' || reading === 'as before';
        expect(told).toMatchObject({
          kind: 'member',
          member: { id: 'dana', ...(isRead ? { privacyStatus: world.site.dana.privacyStatus } : {}) },
          change: { phase: 'ended', want, outcome },
        });
        expect(took).toBeLessThanOrEqual(15_000);
        expect(await expectOneStory(world, life, tab)).toEqual(told);
        expect(await world.records()).toMatchObject([{ progress: { step: 'ended', outcome }, seenIn: [] }]);
      });
    }
  }
}

test('a change takes two requests before it, one write and one reading', async ({ world }) => {
  const { steps } = await change(world, 'PRIVATE', (serve) => serve());
  expect(steps).toEqual(['tokens', 'member', 'leave', 'member']);
});

test('joining asks for the site rule as well', async ({ world }) => {
  const { steps } = await change(world, 'PUBLIC', (serve) => serve());
  expect(steps).toEqual(['tokens', 'member', 'rule', 'join', 'member']);
});

test('C19: a change that shows late is read up to three times', async ({ world }) => {
  const shown: Reply = () => Response.json({ member: { id: 'dana', privacyStatus: 'PUBLIC' } });
  const { told, steps, took } = await change(world, 'PRIVATE', (serve) => {
    world.site.reply('member', shown, shown, (late) => late());
    return serve();
  });
  expect(steps.filter((step) => step === 'member')).toHaveLength(4);
  expect(took).toBe(1600);
  expect(told).toMatchObject({ member: { privacyStatus: 'PRIVATE' }, change: { outcome: 'confirmed' } });
});

test('the slowest change of all still ends within fifteen seconds', async ({ world }) => {
  const slowly: Reply = async (serve) => {
    await new Promise<void>((resolve) => world.clock.setTimer(resolve, 2400));
    return serve();
  };
  world.site.dana.privacyStatus = 'PUBLIC';
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  world.site.reply('tokens', slowly);
  world.site.reply('member', slowly);
  life.onCall = () => {
    if (world.site.writes > 0) tab.document.freeze();
  };
  world.site.reply('leave', silent);
  const start = world.clock.now();
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(told).toMatchObject({ change: { outcome: 'not-checked' } });
  expect(world.clock.now() - start).toBeLessThanOrEqual(15_000);
});

test('C13: 401, and nobody is logged in any more: said, and nothing was changed', async ({ world }) => {
  const { told } = await change(world, 'PRIVATE', (serve) => {
    world.site.sessions.clear();
    return answered(401)(serve);
  });
  expect(told).toMatchObject({ kind: 'logged-out', change: { outcome: 'interrupted' } });
  expect(await world.records()).toMatchObject([{ progress: { outcome: 'interrupted' }, seenIn: [] }]);
});

test('C13: 401, and somebody else is logged in: their state is not taken for hers', async ({ world }) => {
  const { told } = await change(world, 'PRIVATE', (serve) => {
    world.site.sessions.set('normal', world.site.omer);
    return answered(401)(serve);
  });
  expect(told).toMatchObject({ member: { id: 'dana' }, change: { outcome: 'not-checked' } });
});

for (const leave of ['navigate', 'goOn'] as const) {
  test(`E9: the page is left before the write (${leave}): nothing is sent, to neither page`, async ({
    world,
  }) => {
    const tab = world.openTab();
    const life = world.start();
    const state = await world.lookAtMember(life, tab);
    beforeSending(life, () => tab[leave]());
    const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
    expect(told).toEqual({ kind: 'unreadable', why: 'other-page' });
    expect(world.site.writes).toBe(0);
    expect(await world.records()).toEqual([]);
  });
}

test('E9: the page that took the place of the one a change was sent from is not looked at by a new worker itself', async ({
  world,
}) => {
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  beforeSending(life, () => life.dieAfter(1));
  const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.until(Promise.race([change, life.death]));
  tab.goOn();
  expect(await world.records()).toMatchObject([{ progress: { step: 'sending' } }]);
  const asked = world.site.steps.length;
  world.start().wake();
  await world.clock.settle();
  expect(world.site.steps.length).toBe(asked);
});

for (const leave of ['navigate', 'goOn', 'close'] as const) {
  test(`E9, E10: ${leave} during the write: it may have worked, and the next popup there tells`, async ({
    world,
  }) => {
    const { tab, life, told } = await change(world, 'PRIVATE', (serve) => {
      world.tab(7, {})[leave]();
      return serve();
    });
    expect(told).toMatchObject({ kind: 'member', change: { outcome: 'not-checked' } });
    expect(world.site.writes).toBe(1);
    const next = leave === 'close' ? world.openTab() : tab;
    expect(await world.look(life, next)).toMatchObject({
      member: { privacyStatus: 'PRIVATE' },
      change: { outcome: 'confirmed' },
    });
  });
}

test('E10: the tab is closed during the write, and another one reads that it worked: that reading stands', async ({
  world,
}) => {
  const [tab, other] = [world.openTab(), world.openTab()];
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  world.site.reply('leave', (serve) => {
    tab.close();
    return serve();
  });
  const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.pass(200);
  expect(await world.lookAtMember(life, other)).toMatchObject({ member: { privacyStatus: 'PRIVATE' } });
  expect(await world.clock.until(change)).toMatchObject({ change: { outcome: 'not-checked' } });
  await world.clock.settle();
  expect(await expectOneStory(world, life, other)).toMatchObject({ member: { privacyStatus: 'PRIVATE' } });
  expect(await world.look(life, other)).toMatchObject({ change: { outcome: 'confirmed' } });
});
