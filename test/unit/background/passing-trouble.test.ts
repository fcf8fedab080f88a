import { answered, type Reply } from './fake-site.ts';
import { expectOneStory } from './truth.ts';
import { expect, orderFor, test } from './worker-world.ts';

const budgetMs = 8000;
const usual: Reply = (serve) => serve();
const many = (status: number, times: number): Reply[] => [
  ...Array.from({ length: times }, () => answered(status)),
  usual,
];

for (const status of [500, 502, 503, 504]) {
  for (const step of ['tokens', 'member', 'rule'] as const) {
    for (const times of [1, 2]) {
      test(`C17: ${step} is answered ${status} ${times === 1 ? 'once' : 'twice'}, and then as ever: nobody notices`, async ({
        world,
      }) => {
        const tab = world.openTab();
        const life = world.start();
        world.site.reply(step, ...many(status, times));
        const told = await world.look(life, tab);
        expect(told).toMatchObject({ member: { id: 'dana' }, rule: 'everyone' });
        expect(world.site.steps.filter((asked) => asked === step)).toHaveLength(times + 1);
        expect(await expectOneStory(world, life, tab)).toEqual(told);
      });
    }

    test(`C17: ${step} is always answered ${status}: asked three times, and said`, async ({ world }) => {
      const tab = world.openTab();
      const life = world.start();
      world.site.reply(step, answered(status));
      const told = await world.look(life, tab);
      // A rule that can't be read hides no member.
      if (step === 'rule') expect(told).toMatchObject({ member: { id: 'dana' }, rule: 'unknown' });
      else expect(told).toMatchObject({ kind: 'failed', failure: { kind: 'wix-problem', status } });
      expect(world.site.steps.filter((asked) => asked === step)).toHaveLength(3);
      expect(world.clock.now()).toBeLessThanOrEqual(budgetMs);
      expect(await expectOneStory(world, life, tab)).toEqual(told);
    });
  }

  test(`C17: checked before a change, the member is answered ${status} twice: the change is made, once`, async ({
    world,
  }) => {
    const tab = world.openTab();
    const life = world.start();
    const state = await world.lookAtMember(life, tab);
    world.site.reply('member', ...many(status, 2));
    const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
    expect(told).toMatchObject({ change: { outcome: 'confirmed' } });
    expect(world.site.writes).toBe(1);
  });
}

const date = 'Wed, 21 Oct 2015 07:28:00 GMT';
const waits: [name: string, headers: Record<string, string>, asksAgain: boolean, seconds?: number][] = [
  ['1', { 'retry-after': '1' }, true, 1],
  ['120', { 'retry-after': '120' }, false, 120],
  ['a date in a second', { 'retry-after': 'Wed, 21 Oct 2015 07:28:01 GMT', date }, true, 1],
  ['a date in two minutes', { 'retry-after': 'Wed, 21 Oct 2015 07:30:00 GMT', date }, false, 120],
  ['garbage', { 'retry-after': 'soon' }, false],
  ['nothing', {}, true],
];
for (const [name, headers, asksAgain, seconds] of waits) {
  const limited: Reply = () => Response.json({ message: '', details: {} }, { status: 429, headers });
  const failure = { kind: 'rate-limited', ...(seconds === undefined ? {} : { retryAfterS: seconds }) };

  for (const step of ['tokens', 'member'] as const) {
    test(`C16: ${step} always comes too often, Retry-After is ${name}: asked ${asksAgain ? 'twice' : 'once'}, and said`, async ({
      world,
    }) => {
      const tab = world.openTab();
      const life = world.start();
      world.site.reply(step, limited);
      const told = await world.look(life, tab);
      expect(told).toMatchObject({ kind: 'failed', failure });
      if (seconds === undefined) expect(told).not.toHaveProperty('failure.retryAfterS');
      const asked = world.site.steps.filter((one) => one === step);
      expect(asked).toHaveLength(asksAgain ? 2 : 1);
      expect(world.clock.now()).toBeLessThanOrEqual(2000);
      const { wait, disabled } = life.background.wordsFor(told);
      expect([wait?.seconds, disabled]).toEqual(
        seconds === undefined ? [undefined, undefined] : [seconds, 'try-again'],
      );
      await world.clock.pass(600_000);
      expect(world.site.steps, 'nothing is asked by itself later').toHaveLength(
        step === 'tokens' ? asked.length : asked.length + 1,
      );
    });
  }

  test(`C16: a change comes too often, Retry-After is ${name}: sent once, never by itself again`, async ({
    world,
  }) => {
    const tab = world.openTab();
    const life = world.start();
    const state = await world.lookAtMember(life, tab);
    world.site.reply('leave', limited, usual);
    const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
    expect(told).toMatchObject({
      member: { privacyStatus: 'PUBLIC' },
      change: { outcome: 'rate-limited', failure },
    });
    expect(life.background.wordsFor(told).sentences).toContain('nothingWasChanged');
    await world.clock.pass(600_000);
    world.start().wake();
    await world.clock.settle();
    expect(world.site.writes).toBe(1);
  });
}
