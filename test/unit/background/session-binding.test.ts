import type { Asked } from '../../../src/protocol.ts';
import { expectOneStory } from './truth.ts';
import { expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

const host = 'https://www.acme-club.test/*';
const bindingOf = {
  normal: 'b1d0c4a2-0d0e-4d5a-9c59-2f2b1a7c0001',
  private: 'b1d0c4a2-0d0e-4d5a-9c59-2f2b1a7c0002',
  'firefox-container-1': 'b1d0c4a2-0d0e-4d5a-9c59-2f2b1a7c0003',
};

/** A site that names its member only to requests with the binding of their session. */
function bind({ site, bindingCookies }: WorkerWorld): void {
  for (const [jar, binding] of Object.entries(bindingOf)) {
    site.bindings.set(jar, binding);
    bindingCookies.set(jar, binding);
  }
}

function allow({ permissions }: WorkerWorld): void {
  for (const permission of [host, 'cookies']) permissions.granted.add(permission);
}

for (const asked of ['toolbar', 'again', 'page'] as const) {
  test(`C7: asked for ${asked}, nobody was named: not logged in`, async ({ world }) => {
    bind(world);
    const tab = world.openTab();
    const state = await world.look(world.start(), tab, asked);
    expect(state).toMatchObject({ kind: 'logged-out', duringChange: false });
    expect(world.site.bound).toEqual([]);
  });
}

test("C7: asked again by somebody who was told to log in, the session's cookie is offered", async ({
  world,
}) => {
  bind(world);
  const tab = world.openTab();
  const life = world.start();
  expect(await world.look(life, tab, 'logged-in')).toEqual({ kind: 'not-named', site: world.site.site });
  expect(world.site.steps).toEqual(['tokens']);
  expect(life.calls).not.toContain('cookies.get');
  await expectOneStory(world, life, tab);
});

test('C7: where the page says that there is no Members Area, there is nothing to offer', async ({
  world,
}) => {
  bind(world);
  const site = { ...world.site.site, hasMembersArea: false };
  const tab = world.openTab({ page: { ...world.page, recognition: { kind: 'wix', site } } });
  expect(await world.look(world.start(), tab, 'logged-in')).toMatchObject({ kind: 'logged-out' });
});

for (const granted of [[host], ['cookies']]) {
  test(`C7: with ${granted} alone no cookie is read`, async ({ world }) => {
    bind(world);
    for (const permission of granted) world.permissions.granted.add(permission);
    const life = world.start();
    expect(await world.look(life, world.openTab(), 'logged-in')).toMatchObject({ kind: 'not-named' });
    expect(life.calls).not.toContain('cookies.get');
    expect(world.site.bound).toEqual([]);
  });
}

const jars = [
  { jar: 'normal', options: {}, about: {} },
  { jar: 'private', options: { isPrivate: true }, about: { incognito: true } },
  {
    jar: 'firefox-container-1',
    options: { isFirefox: true },
    about: { cookieStoreId: 'firefox-container-1' },
  },
] as const;

for (const { jar, options, about } of jars) {
  test(`C7: allowed, the token request of a tab of ${jar} carries that jar's own binding, and no other does`, async ({
    world,
  }) => {
    bind(world);
    allow(world);
    world.site.sessions.set(jar, world.site.dana);
    const tab = world.openTab(about);
    const life = world.start(options);
    const read = await world.lookAtMember(life, tab);
    expect(read.member.id).toBe('dana');
    expect(world.site.steps).toEqual(['tokens', 'member', 'rule']);
    await world.clock.until(life.ask('membership:change', orderFor(read, 'PRIVATE')));
    expect(world.site.dana.privacyStatus).toBe('PRIVATE');
    const expected = { step: 'tokens', binding: bindingOf[jar] };
    expect(world.site.bound).toEqual([expected, expected]);
  });
}

for (const asked of ['toolbar', 'logged-in'] satisfies Asked[]) {
  test(`C7: allowed, and still nobody is named to who asks for ${asked}: they are not logged in`, async ({
    world,
  }) => {
    bind(world);
    allow(world);
    world.site.sessions.clear();
    const state = await world.look(world.start(), world.openTab(), asked);
    expect(state).toMatchObject({ kind: 'logged-out' });
  });
}

for (const value of ['', 'x', `${bindingOf.normal}\r\nx: y`, `${bindingOf.normal}0`, 'ü'.repeat(36)]) {
  test(`C7: a cookie that holds ${JSON.stringify(value)} is no binding, and is not sent`, async ({
    world,
  }) => {
    bind(world);
    allow(world);
    world.bindingCookies.set('normal', value || 'nothing at all');
    if (value === '') world.bindingCookies.delete('normal');
    expect(await world.look(world.start(), world.openTab())).toMatchObject({ kind: 'logged-out' });
    expect(world.site.bound).toEqual([]);
  });
}
