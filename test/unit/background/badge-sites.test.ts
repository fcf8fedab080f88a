import { acme, dance, hostOf, kept, memberPages, switchedOn, wish, yoga } from './badge-world.ts';
import { matchesAny } from './match-pattern.ts';
import { expect, test, type WorkerWorld } from './worker-world.ts';

const nothing = { switches: [], scripts: [], hosts: [], isWanted: false };
const on = (...siteKeys: string[]) => {
  const keys = siteKeys.map((key) => `badge ${key}`).sort();
  return { switches: keys, scripts: keys, hosts: [...new Set(siteKeys.map(hostOf))].sort(), isWanted: false };
};
const reconcile = (world: WorkerWorld, life = world.start()) =>
  world.clock.until(life.background.reconcileBadgeSites());

test('wanted and granted: the site is switched on, and its script registered', async ({ world }) => {
  await wish(world, yoga);
  await world.clock.until(world.start().background.switchIntendedOn());
  expect(await kept(world)).toEqual(on(yoga));
  expect(await world.local.get(null)).toEqual({ [`badge ${yoga}`]: memberPages });
  expect(await world.scripts.registered()).toMatchObject([
    { js: ['badge.js'], runAt: 'document_idle', persistAcrossSessions: true },
  ]);
});

const addresses: [address: string, siteKey: string, isItsOwn: boolean][] = [
  ['https://dana.wixsite.test/yoga', yoga, true],
  ['https://dana.wixsite.test/yoga?lang=he', yoga, true],
  ['https://dana.wixsite.test/yoga#top', yoga, true],
  ['https://dana.wixsite.test/yoga/', yoga, true],
  ['https://dana.wixsite.test/yoga/profile/dana?x=1', yoga, true],
  ['https://dana.wixsite.test/yoga2', yoga, false],
  ['https://dana.wixsite.test/yoga2/profile/dana', yoga, false],
  ['https://dana.wixsite.test/dance', yoga, false],
  ['https://dana.wixsite.test/dance/yoga/profile/dana', yoga, false],
  ['https://dana.wixsite.test/dance?next=/yoga/', yoga, false],
  ['https://dana.wixsite.test/', yoga, false],
  ['https://other.wixsite.test/yoga', yoga, false],
  ['http://dana.wixsite.test/yoga', yoga, false],
  ['https://www.acme-club.test/', acme, true],
  ['https://www.acme-club.test/profile/dana', acme, true],
  ['https://acme-club.test/', acme, false],
  ['https://www.acme-club.test.evil.test/', acme, false],
];
for (const [address, siteKey, isItsOwn] of addresses) {
  test(`the script of ${siteKey} is ${isItsOwn ? '' : 'not '}one for ${address}`, async ({ world }) => {
    await switchedOn(world, siteKey);
    const [script] = await world.scripts.registered();
    expect(matchesAny(script?.matches ?? [], address)).toBe(isItsOwn);
  });
}

test('wanted and not granted: nothing is switched on, and it is still wanted', async ({ world }) => {
  await wish(world, yoga, false);
  await world.clock.until(world.start().background.switchIntendedOn());
  expect(await kept(world)).toEqual({ ...nothing, isWanted: true });
  world.permissions.granted.add(hostOf(yoga));
  await world.clock.until(world.start().background.switchIntendedOn());
  expect(await kept(world)).toEqual(on(yoga));
});

test('granted, and nothing wanted: nothing is switched on', async ({ world }) => {
  world.permissions.granted.add(hostOf(yoga));
  await world.clock.until(world.start().background.switchIntendedOn());
  expect(await kept(world)).toEqual({ ...nothing, hosts: [hostOf(yoga)] });
});

for (const isOneLife of [true, false]) {
  test(`asked twice at once, ${isOneLife ? 'in one life' : 'in two'}: registered once`, async ({ world }) => {
    await wish(world, yoga);
    const first = world.start();
    const second = isOneLife ? first : world.start();
    await world.clock.until(
      Promise.all([first, second].map(({ background }) => background.switchIntendedOn())),
    );
    expect(await kept(world)).toEqual(on(yoga));
  });
}

test('the worker dies in the middle of switching on: the next one ends it', async ({ world }) => {
  await wish(world, yoga);
  const whole = world.start();
  await world.clock.until(whole.background.switchIntendedOn());
  for (const calls of whole.calls.keys()) {
    await world.clock.until(world.start().background.switchOff(yoga));
    await wish(world, yoga);
    const first = world.start();
    first.dieAfter(calls + 1);
    first.background.switchIntendedOn();
    await world.clock.until(first.death);
    await world.clock.settle();
    const next = world.start();
    await world.clock.until(next.background.switchIntendedOn());
    await reconcile(world, next);
    expect({ calls, ...(await kept(world)) }).toEqual({ calls, ...on(yoga) });
  }
});

test('F3: a site that is switched off leaves its neighbour on the same host, and the permission', async ({
  world,
}) => {
  await switchedOn(world, yoga, dance, acme);
  await world.clock.until(world.start().background.switchOff(yoga));
  expect(await kept(world)).toEqual(on(dance, acme));
  await world.clock.until(world.start().background.switchOff(dance));
  expect(await kept(world)).toEqual(on(acme));
  await world.clock.until(world.start().background.switchOff(acme));
  expect(await kept(world)).toEqual(nothing);
});

test('a site that is not on can be switched off: nothing happens to the others', async ({ world }) => {
  await switchedOn(world, dance, acme);
  await world.clock.until(world.start().background.switchOff(yoga));
  expect(await kept(world)).toEqual(on(dance, acme));
});

test('F3: a host taken away switches its sites off, and no others', async ({ world }) => {
  await switchedOn(world, yoga, dance, acme);
  world.permissions.granted.delete(hostOf(yoga));
  await reconcile(world);
  expect(await kept(world)).toEqual(on(acme));
});

test('scripts that an update lost are registered again, each once', async ({ world }) => {
  await switchedOn(world, yoga, dance, acme);
  const before = await world.scripts.registered();
  await world.scripts.unregister({ ids: [`badge ${yoga}`, `badge ${acme}`] });
  await reconcile(world);
  const after = await world.scripts.registered();
  expect(after).toHaveLength(3);
  expect(after).toEqual(expect.arrayContaining(before));
  await reconcile(world);
  expect(await world.scripts.registered()).toEqual(after);
});

test('scripts that nobody wants are unregistered', async ({ world }) => {
  await switchedOn(world, yoga);
  const [script] = await world.scripts.registered();
  if (!script) throw new Error('nothing is registered');
  await world.scripts.register([
    { ...script, id: 'badge www.gone.test' },
    { ...script, id: 'of an older version' },
  ]);
  await reconcile(world);
  expect(await kept(world)).toEqual(on(yoga));
});

test('the private background of split mode switches nothing on, and leaves everything as it is', async ({
  world,
}) => {
  await switchedOn(world, acme);
  await wish(world, yoga);
  const before = await kept(world);
  const life = world.start({ isPrivate: true });
  await world.clock.until(life.background.switchIntendedOn());
  await reconcile(world, life);
  world.permissions.granted.clear();
  await reconcile(world, life);
  expect(await kept(world)).toEqual({ ...before, hosts: [] });
});

const strange: unknown[] = [null, 42, 'x', [], {}, { siteKey: yoga }, { siteKey: 1, memberPages }];
for (const value of strange) {
  test(`F4: what is wanted reads ${JSON.stringify(value)}: nothing is switched on`, async ({ world }) => {
    world.permissions.granted.add(hostOf(yoga));
    await world.storage.set({ [`badge intent ${yoga}`]: value });
    await world.clock.until(world.start().background.switchIntendedOn());
    expect(await kept(world)).toMatchObject({ switches: [], scripts: [] });
  });

  test(`F4: a switch reads ${JSON.stringify(value)}: a press of it puts it right`, async ({ world }) => {
    world.permissions.granted.add(hostOf(yoga));
    await world.local.set({ [`badge ${yoga}`]: value, other: value });
    await reconcile(world);
    expect(await world.scripts.registered(), 'it counts as off').toEqual([]);
    await wish(world, yoga);
    await world.clock.until(world.start().background.switchIntendedOn());
    expect(await world.local.get(`badge ${yoga}`)).toEqual({ [`badge ${yoga}`]: memberPages });
    expect(await world.scripts.registered()).toHaveLength(1);
  });
}
