import { answered, held, type Reply } from './fake-site.ts';
import { expectOneStory } from './truth.ts';
import { beforeSending, expect, orderFor, test } from './worker-world.ts';

for (const [name, asLate] of [
  ['in the same moment', false],
  ['while the first is at work', true],
] as const) {
  test(`E1: two orders from one tab, ${name}: one write`, async ({ world }) => {
    const tab = world.openTab();
    const life = world.start();
    const order = orderFor(await world.lookAtMember(life, tab), 'PRIVATE');
    const { reply, release } = held();
    world.site.reply('leave', reply);
    const first = life.ask('membership:change', order);
    if (asLate) await world.clock.quiet();
    const second = life.ask('membership:change', order);
    await world.clock.until(second);
    expect(world.site.writes).toBeLessThanOrEqual(1);
    release();
    expect(await world.clock.until(first)).toMatchObject({ change: { outcome: 'confirmed' } });
    await world.clock.settle();
    expect(world.site.writes).toBe(1);
    expect(await expectOneStory(world, life, tab)).toMatchObject({ change: { outcome: 'confirmed' } });
  });
}

test('E2: two orders from two tabs of one member: one after the other, and the second is already so', async ({
  world,
}) => {
  const [one, other] = [world.openTab(), world.openTab()];
  const life = world.start();
  const [inOne, inOther] = [await world.lookAtMember(life, one), await world.lookAtMember(life, other)];
  const { reply, release } = held();
  world.site.reply('leave', reply);
  const first = life.ask('membership:change', orderFor(inOne, 'PRIVATE'));
  await world.clock.quiet();
  const asked = world.site.steps.length;
  const second = life.ask('membership:change', orderFor(inOther, 'PRIVATE'));
  await world.clock.quiet();
  expect(world.site.steps.slice(asked), 'the second waits').toEqual([]);
  expect(await world.shownOf(other)).toMatchObject({ change: { phase: 'changing' } });
  release();
  expect(await world.clock.until(first)).toMatchObject({ change: { outcome: 'confirmed' } });
  expect(await world.clock.until(second)).toMatchObject({
    member: { privacyStatus: 'PRIVATE' },
    change: { outcome: 'already-so' },
  });
  expect(world.site.writes).toBe(1);
  await expectOneStory(world, life, one);
  await expectOneStory(world, life, other);
});

test('E2: opposite orders from two tabs of one member: the second sees what the first did', async ({
  world,
}) => {
  const [one, other] = [world.openTab(), world.openTab()];
  const life = world.start();
  const inOne = await world.lookAtMember(life, one);
  world.site.dana.privacyStatus = 'PRIVATE';
  const inOther = await world.lookAtMember(life, other);
  const [first, second] = [
    life.ask('membership:change', orderFor(inOne, 'PRIVATE')),
    life.ask('membership:change', orderFor(inOther, 'PUBLIC')),
  ];
  expect(await world.clock.until(first)).toMatchObject({ change: { outcome: 'already-so' } });
  expect(await world.clock.until(second)).toMatchObject({ change: { outcome: 'confirmed' } });
  expect(world.site.steps.filter((step) => step === 'join' || step === 'leave')).toEqual(['join']);
  expect(world.site.dana.privacyStatus).toBe('PUBLIC');
});

test('E3: orders for two members in two containers do not wait for each other', async ({ world }) => {
  const jar = 'firefox-container-1';
  world.site.sessions.set('firefox-default', world.site.dana).set(jar, world.site.omer);
  const one = world.openTab({ cookieStoreId: 'firefox-default' });
  const other = world.openTab({ cookieStoreId: jar });
  const life = world.start({ isFirefox: true });
  const [dana, omer] = [await world.lookAtMember(life, one), await world.lookAtMember(life, other)];
  expect([dana.member.id, omer.member.id]).toEqual(['dana', 'omer']);
  const { reply, release } = held();
  world.site.reply('leave', reply);
  const leaving = life.ask('membership:change', orderFor(dana, 'PRIVATE'));
  await world.clock.quiet();
  expect(await world.clock.until(life.ask('membership:change', orderFor(omer, 'PUBLIC')))).toMatchObject({
    member: { id: 'omer', privacyStatus: 'PUBLIC' },
    change: { outcome: 'confirmed' },
  });
  release();
  expect(await world.clock.until(leaving)).toMatchObject({
    member: { id: 'dana', privacyStatus: 'PRIVATE' },
    change: { outcome: 'confirmed' },
  });
  expect(world.site.writes).toBe(2);
  expect(await world.records()).toHaveLength(2);
});

const seenOtherwise = [
  { name: 'another site', seen: { site: 'www.acme-club.test/neighbour' } },
  { name: 'another member', seen: { memberId: 'omer' } },
  { name: 'another status', seen: { privacyStatus: 'PRIVATE' } },
  { name: 'a status that was not known', seen: { privacyStatus: 'UNKNOWN' } },
  { name: 'another document', document: { documentId: 'another' } },
] as const;
for (const { name, ...difference } of seenOtherwise) {
  for (const want of ['PUBLIC', 'PRIVATE'] as const) {
    test(`an order to ${want} from somebody who saw ${name} is not carried out`, async ({ world }) => {
      const tab = world.openTab();
      const life = world.start();
      const order = orderFor(await world.lookAtMember(life, tab), want);
      const changed = {
        ...order,
        document: { ...order.document, ...('document' in difference ? difference.document : {}) },
        seen: { ...order.seen, ...('seen' in difference ? difference.seen : {}) },
      };
      const told = await world.clock.until(life.ask('membership:change', changed));
      expect(world.site.writes).toBe(0);
      expect(told).toMatchObject({ kind: 'member', member: { id: 'dana', privacyStatus: 'PUBLIC' } });
      const isSoAlready = want === 'PUBLIC' && 'seen' in difference && 'privacyStatus' in difference.seen;
      if (isSoAlready) expect(told).toHaveProperty('change.outcome', 'already-so');
      else expect(told).not.toHaveProperty('change');
      expect(await expectOneStory(world, life, tab)).toEqual(told);
    });
  }
}

test('A5: an order for a tab nobody has looked at is not carried out', async ({ world }) => {
  const state = await world.lookAtMember(world.start(), world.openTab());
  const order = orderFor(state, 'PRIVATE');
  const other = world.openTab();
  const document = { tabId: other.about.id, documentId: other.document.id };
  await world.clock.until(world.start().ask('membership:change', { ...order, document }));
  expect(world.site.writes).toBe(0);
});

test('E8: an order given to a worker that has just started is carried out', async ({ world }) => {
  const tab = world.openTab();
  const first = world.start();
  const state = await world.lookAtMember(first, tab);
  first.kill();
  const life = world.start();
  life.wake();
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(told).toMatchObject({ change: { outcome: 'confirmed' } });
  expect(world.site.writes).toBe(1);
});

test('a second change, after one that is still unclear, is told as itself', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  const ignored: Reply = () => Response.json({});
  world.site.reply('leave', ignored, (serve) => serve());
  const state = await world.lookAtMember(life, tab);
  const first = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(first).toMatchObject({ change: { outcome: 'not-confirmed' } });
  const second = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(second).toMatchObject({ change: { outcome: 'confirmed' } });
  expect(await world.records()).toMatchObject([{ progress: { outcome: 'confirmed' } }]);
});

for (const where of ['the same tab', 'another tab'] as const) {
  test(`a look in ${where} that read before a change and is answered after it does not make its outcome forgotten`, async ({
    world,
  }) => {
    const [one, other] = [world.openTab(), world.openTab()];
    const life = world.start();
    const { reply, release } = held();
    world.site.replyOnce('member', (serve) => {
      const answer = serve();
      return reply(() => answer);
    });
    const tabId = (where === 'the same tab' ? one : other).about.id;
    const late = life.ask('tab:look', { tabId, asked: 'toolbar', view: 'a view' });
    await world.clock.quiet();
    const state = await world.lookAtMember(life, one);
    await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
    release();
    await world.clock.until(late);
    await world.clock.settle();
    expect(await world.records()).toMatchObject([{ progress: { outcome: 'confirmed' }, seenIn: [] }]);
    expect(await world.look(life, one)).toMatchObject({ change: { outcome: 'confirmed' } });
  });
}

for (const want of ['PRIVATE', 'PUBLIC'] as const) {
  test(`a popup sees that a change to ${want} has ended before its own look is over: the look tells it as well, the next one does not`, async ({
    world,
  }) => {
    world.site.dana.privacyStatus = want === 'PUBLIC' ? 'PRIVATE' : 'PUBLIC';
    const tab = world.openTab();
    const life = world.start();
    const state = await world.lookAtMember(life, tab);
    const ended = await world.clock.until(life.ask('membership:change', orderFor(state, want)));
    const id = ended.kind === 'member' ? (ended.change?.id ?? '') : '';
    const look = life.ask('tab:look', { tabId: tab.about.id, asked: 'toolbar', view: 'a view' });
    await world.clock.until(life.ask('outcome:seen', { changeId: id, outcome: 'confirmed', view: 'a view' }));
    expect(await world.clock.until(look)).toMatchObject({ change: { id, outcome: 'confirmed' } });
    expect(await world.shownOf(tab)).toMatchObject({ change: { id, outcome: 'confirmed' } });
    // Its background may be ended before the answer: then it asks another one.
    const again = world.start().ask('tab:look', { tabId: tab.about.id, asked: 'toolbar', view: 'a view' });
    expect(await world.clock.until(again)).toMatchObject({ change: { id, outcome: 'confirmed' } });
    expect(await world.look(life, tab)).not.toHaveProperty('change');
    expect(await world.records()).toEqual([]);
  });
}

test('a popup that opens as a change ends is told its end, and is not told once more that it is being looked at', async ({
  world,
}) => {
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  const shown = world.followShown(tab);
  const look = life.ask('tab:look', { tabId: tab.about.id, asked: 'toolbar', view: 'a view' });
  expect(await world.clock.until(look)).toMatchObject({ change: { outcome: 'confirmed' } });
  expect(shown.map(({ kind }) => kind)).not.toContain('looking');
});

test('two views that show the same end at the same time both go on showing it', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  const ended = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  const changeId = ended.kind === 'member' ? (ended.change?.id ?? '') : '';
  const views = ['popup', 'window'];
  await world.clock.until(
    Promise.all(views.map((view) => life.ask('outcome:seen', { changeId, outcome: 'confirmed', view }))),
  );
  for (const view of views) {
    const look = life.ask('tab:look', { tabId: tab.about.id, asked: 'again', view });
    expect(await world.clock.until(look)).toMatchObject({ change: { outcome: 'confirmed' } });
  }
});

test('what cannot be checked any more after the worker was ended, the other tabs of that member hear of as well', async ({
  world,
}) => {
  const [one, other] = [world.openTab(), world.openTab()];
  const life = world.start();
  await world.lookAtMember(life, other);
  const state = await world.lookAtMember(life, one);
  world.site.reply('leave', held().reply);
  void life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.quiet();
  expect(world.site.writes).toBe(1);
  life.kill();
  world.site.reply('member', answered(503));
  const next = world.start();
  expect(await world.look(next, one, 'again')).toMatchObject({ change: { outcome: 'not-checked' } });
  await world.clock.settle();
  expect(await world.shownOf(other)).toMatchObject({ change: { outcome: 'not-checked' } });
});

test('E5: killed just before the write, and the member cannot be read afterwards: nobody says that it was sent', async ({
  world,
}) => {
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  beforeSending(life, () => life.dieAfter(1));
  void life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.quiet();
  expect(await world.records()).toMatchObject([{ progress: { step: 'sending' } }]);
  expect(world.site.writes).toBe(0);
  world.site.reply('member', answered(503));
  expect(await world.look(world.start(), tab, 'again')).toMatchObject({ change: { outcome: 'interrupted' } });
});

test('a look in another tab does not judge a change that is still at work', async ({ world }) => {
  const [one, other] = [world.openTab(), world.openTab()];
  const life = world.start();
  const state = await world.lookAtMember(life, one);
  const { reply, release } = held();
  world.site.reply('leave', reply);
  const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.quiet();
  expect(await world.lookAtMember(life, other)).not.toHaveProperty('change');
  release();
  expect(await world.clock.until(change)).toMatchObject({ change: { outcome: 'confirmed' } });
});
