import { acme, dance, kept, switchedOn, wish, yoga } from './badge-world.ts';
import { expect, test } from './worker-world.ts';

const on = { switches: [`badge ${acme}`], scripts: [`badge ${acme}`], isWanted: false };
const nothing = { switches: [], scripts: [], hosts: [], isWanted: false };

test('the worker dies at any call while switching on: the next one, asked again, ends it', async ({
  world,
}) => {
  for (let calls = 1, died = true; died; calls++) {
    await wish(world, acme);
    const life = world.start();
    life.dieAfter(calls);
    const whole = life.background.switchIntendedOn().then(() => false);
    died = await world.clock.until(Promise.race([whole, life.death.then(() => true)]));
    life.kill();
    const next = world.start();
    next.wake();
    await world.clock.until(next.background.switchIntendedOn());
    expect(await kept(world), `died after ${life.calls.at(-1)}`).toMatchObject(on);
    await world.clock.until(world.start().background.switchOff(acme));
    expect(calls).toBeLessThan(30);
  }
});

test('the worker dies at any call while switching off: the next one, asked again, ends it', async ({
  world,
}) => {
  for (let calls = 1, died = true; died; calls++) {
    await switchedOn(world, acme);
    const life = world.start();
    life.dieAfter(calls);
    const whole = life.background.switchOff(acme).then(() => false);
    died = await world.clock.until(Promise.race([whole, life.death.then(() => true)]));
    life.kill();
    const next = world.start();
    next.wake();
    await world.clock.until(next.background.switchOff(acme));
    expect(await kept(world), `died after ${life.calls.at(-1)}`).toEqual(nothing);
    expect(calls).toBeLessThan(30);
  }
});

for (const neighbours of [[], [dance]]) {
  const beside = neighbours.length > 0 ? 'beside a neighbour' : 'alone on its host';
  test(`the worker dies at any call while switching off a site ${beside}, and nobody asks again: all of it is on, or nothing`, async ({
    world,
  }) => {
    for (let calls = 1, died = true; died; calls++) {
      await world.clock.until(world.start().background.switchOff(yoga));
      await switchedOn(world, ...neighbours);
      const without = await kept(world);
      await switchedOn(world, yoga);
      const before = await kept(world);
      const life = world.start();
      life.dieAfter(calls);
      const whole = life.background.switchOff(yoga).then(() => false);
      died = await world.clock.until(Promise.race([whole, life.death.then(() => true)]));
      life.kill();
      // What a permission that goes, or the next start of the browser, brings about.
      await world.clock.until(world.start().background.reconcileBadgeSites());
      const left = await kept(world);
      const isOn = left.switches.includes(`badge ${yoga}`);
      expect(left, `died after ${life.calls.at(-1)}`).toEqual(isOn ? before : without);
      expect(calls).toBeLessThan(30);
    }
  });
}
