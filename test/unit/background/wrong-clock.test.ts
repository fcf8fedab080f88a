import { held } from './fake-site.ts';
import { expectTruth } from './truth.ts';
import { expect, orderFor, test } from './worker-world.ts';

const tenYears = 10 * 365 * 24 * 60 * 60 * 1000;

for (const [name, wrongByMs] of [
  ['ten years ahead', tenYears],
  ['ten years behind', -tenYears],
] as const) {
  test(`F5: with a clock that is ${name} a member is read and changed as ever`, async ({ world }) => {
    world.clock.wrongByMs = wrongByMs;
    const tab = world.openTab();
    const life = world.start();
    const state = await world.lookAtMember(life, tab);
    const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
    expect(told).toMatchObject({ change: { outcome: 'confirmed' } });
    expect(world.site.steps).toEqual(['tokens', 'member', 'rule', 'tokens', 'member', 'leave', 'member']);
  });

  for (const step of ['tokens', 'member', 'leave'] as const) {
    test(`F5: the clock is set ${name} while ${step} of a change is asked for: it ends as ever`, async ({
      world,
    }) => {
      const tab = world.openTab();
      const life = world.start();
      const state = await world.lookAtMember(life, tab);
      const { reply, release } = held();
      world.site.replyOnce(step, reply);
      const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
      await world.clock.quiet();
      world.clock.wrongByMs = wrongByMs;
      release();
      expect(await world.clock.until(change)).toMatchObject({ change: { outcome: 'confirmed' } });
      expect(world.clock.now()).toBeLessThan(15_000);
      await expectTruth(world, life, tab, 'PRIVATE', true);
    });
  }
}
