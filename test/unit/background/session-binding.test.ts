import type { Asked } from '../../../src/protocol.ts';
import { answered, type Reply } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import { expectOneStory } from './truth.ts';
import type { WorkerLife } from './worker-life.ts';
import { expect, orderFor, test, WorkerWorld } from './worker-world.ts';

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

const consent = 'binding www.acme-club.test';

/** The sites that a person has allowed it on. */
async function allowed({ local }: WorkerWorld): Promise<string[]> {
  return Object.keys(await local.get(null)).filter((key) => key.startsWith('binding '));
}

function grant({ permissions }: WorkerWorld): void {
  for (const permission of [host, 'cookies']) permissions.granted.add(permission);
}

/** A person allowed it on this site, and the browser did. */
async function allow(world: WorkerWorld): Promise<void> {
  grant(world);
  await world.local.set({ [consent]: true });
}

/** What a popup has stored when the browser answers. */
const intend = ({ storage }: WorkerWorld) =>
  storage.set({ 'binding intent': { siteKey: 'www.acme-club.test' } });

/** Nobody was named, somebody insisted, and the browser said yes; the popup closed under its question. */
async function insisted(world: WorkerWorld): Promise<{ tab: FakeTab; life: WorkerLife }> {
  const tab = world.openTab();
  const life = world.start();
  await world.look(life, tab, 'once-more');
  await intend(world);
  grant(world);
  return { tab, life };
}

for (const asked of ['toolbar', 'again', 'page'] as const) {
  test(`C7: asked for ${asked}, nobody was named: not logged in`, async ({ world }) => {
    bind(world);
    const tab = world.openTab();
    const state = await world.look(world.start(), tab, asked);
    expect(state).toEqual({ kind: 'logged-out', site: world.site.site });
    expect(world.site.bound).toEqual([]);
  });
}

test("C7: asked again by somebody who was told to log in, the session's cookie is offered", async ({
  world,
}) => {
  bind(world);
  const tab = world.openTab();
  const life = world.start();
  expect(await world.look(life, tab, 'once-more')).toEqual({ kind: 'not-named', site: world.site.site });
  expect(world.site.steps).toEqual(['tokens']);
  expect(life.calls).not.toContain('cookies.get');
  await expectOneStory(world, life, tab);
});

const unaccepted: [name: string, reply: Reply][] = [
  ['does not know', answered(404, 'NOT_FOUND')],
  ['does not accept', answered(401)],
];
for (const [name, reply] of unaccepted) {
  test(`C7: where the tokens name a member whom Wix ${name}, a cookie is of no use: not logged in`, async ({
    world,
  }) => {
    world.site.reply('member', reply);
    const state = await world.look(world.start(), world.openTab(), 'once-more');
    expect(state).toMatchObject({ kind: 'logged-out' });
  });
}

test('C7: where the page says that there is no Members Area, nothing is offered', async ({ world }) => {
  bind(world);
  const site = { ...world.site.site, hasMembersArea: false };
  const tab = world.openTab({ page: { ...world.page, recognition: { kind: 'wix', site } } });
  expect(await world.look(world.start(), tab, 'once-more')).toMatchObject({ kind: 'logged-out' });
});

test('C7: what the browser allows for other sites is not allowed for this one', async ({ world }) => {
  bind(world);
  grant(world);
  await world.local.set({ 'binding www.other.test': true });
  const life = world.start();
  expect(await world.look(life, world.openTab(), 'once-more')).toMatchObject({ kind: 'not-named' });
  expect(life.calls).not.toContain('cookies.get');
  expect(world.site.bound).toEqual([]);
});

test('C7: allowed after the popup closed under the question: the tab is looked at again, and all is remembered', async ({
  world,
}) => {
  bind(world);
  const { tab, life } = await insisted(world);
  await world.clock.until(life.ask('binding:allow', null));
  expect(await expectOneStory(world, life, tab)).toMatchObject({ kind: 'member', member: { id: 'dana' } });
  expect(await allowed(world)).toEqual([consent]);
  expect(await world.storage.get('binding intent')).toEqual({});
});

test('C7, E7: allowed, and the background is ended wherever it is by then: the next one names the member all the same', async () => {
  for (let calls = 1; ; calls += 1) {
    const world = new WorkerWorld();
    bind(world);
    const { tab, life: first } = await insisted(world);
    first.dieAfter(calls);
    const allowed = first.ask('binding:allow', null);
    const isOver = await world.clock.until(
      Promise.race([allowed.then(() => true), first.death.then(() => false)]),
    );
    if (isOver) break;
    await world.clock.until(world.start().ask('binding:allow', null));
    expect(await world.shownOf(tab), `ended after ${calls} calls`).toMatchObject({
      kind: 'member',
      member: { id: 'dana' },
    });
    expect(await world.storage.get('binding intent')).toEqual({});
  }
});

test('C7: what the browser is asked about while a tab is looked at again stays noted', async ({ world }) => {
  bind(world);
  const { life } = await insisted(world);
  const next = { 'binding intent': { siteKey: 'www.other.test' } };
  world.site.replyOnce('tokens', (serve) => {
    void world.storage.set(next);
    return serve();
  });
  await world.clock.until(life.ask('binding:allow', null));
  expect(await world.storage.get('binding intent')).toEqual(next);
});

test('C7, E7: of use in one tab only, and the background was ended before the next: what was allowed is not given back', async ({
  world,
}) => {
  bind(world);
  const [named, other] = [world.openTab(), world.openTab()];
  const life = world.start();
  await world.look(life, named, 'once-more');
  await intend(world);
  grant(world);
  await world.clock.until(life.ask('binding:allow', null));
  expect(await world.shownOf(named)).toMatchObject({ kind: 'member' });
  await intend(world);
  const key = `tab normal ${other.about.id}`;
  await world.storage.set({ [key]: { kind: 'not-named', site: world.site.site } });
  world.site.sessions.delete('normal');
  await world.clock.until(world.start().ask('binding:allow', null));
  expect(await world.shownOf(other)).toMatchObject({ kind: 'logged-out' });
  expect(await allowed(world)).toEqual([consent]);
});

test('C7: not allowed: nothing is remembered, and nothing is read', async ({ world }) => {
  bind(world);
  const life = world.start();
  await world.look(life, world.openTab(), 'once-more');
  await intend(world);
  await world.clock.until(life.ask('binding:allow', null));
  expect(await allowed(world)).toEqual([]);
  expect(world.site.bound).toEqual([]);
});

for (const [name, others, left] of [
  ['nothing else needs it', {}, []],
  ['a badge needs the host', { 'badge www.acme-club.test': { profiles: [], account: [] } }, [host]],
  ['another site needs the cookies', { 'binding www.other.test': true }, ['cookies']],
] as const) {
  test(`C7: allowed, and of no use: what was allowed is given back where ${name}`, async ({ world }) => {
    bind(world);
    world.site.sessions.clear();
    await world.local.set(others);
    const { tab, life } = await insisted(world);
    await world.clock.until(life.ask('binding:allow', null));
    expect(await expectOneStory(world, life, tab)).toMatchObject({ kind: 'logged-out' });
    expect([...world.permissions.granted]).toEqual(left);
    expect(await world.local.get(null)).toEqual(others);
  });
}

test('C7: of use in one container and not in another: it is kept', async ({ world }) => {
  bind(world);
  world.site.sessions.delete('normal');
  world.site.sessions.set('firefox-container-1', world.site.omer);
  const tabs = ['firefox-container-1', 'normal'].map((cookieStoreId) => world.openTab({ cookieStoreId }));
  const life = world.start({ isFirefox: true });
  for (const tab of tabs) await world.look(life, tab, 'once-more');
  await intend(world);
  grant(world);
  await world.clock.until(life.ask('binding:allow', null));
  const kinds = await Promise.all(tabs.map(async (tab) => (await world.shownOf(tab))?.kind));
  expect(kinds).toEqual(['member', 'logged-out']);
  expect(await allowed(world)).toEqual([consent]);
});

test('C7: the badge is switched off, the cookie may still be read: the host stays', async ({ world }) => {
  await allow(world);
  await world.local.set({ 'badge www.acme-club.test': { profiles: [], account: [] } });
  const life = world.start();
  await life.ask('badge:hide', { siteKey: 'www.acme-club.test' });
  expect([...world.permissions.granted]).toEqual([host, 'cookies']);
});

const badge = { 'badge www.acme-club.test': { profiles: [], account: [] } };
const ofAnother = { 'binding www.other.test': true } as const;
const forbidden = [
  { when: 'nothing else needs them', others: {}, left: [] },
  { when: 'the badge needs the host', others: badge, left: [host] },
  { when: "another site's cookie may still be read", others: ofAnother, left: ['cookies'] },
];
for (const { when, others, left } of forbidden) {
  test(`C7: somebody takes it back, and ${when}: of the permissions ${left.join() || 'none'} stay`, async ({
    world,
  }) => {
    await allow(world);
    await world.local.set(others);
    await world.start().ask('binding:forbid', { siteKey: 'www.acme-club.test' });
    expect([...world.permissions.granted]).toEqual(left);
    expect(await world.local.get(null)).toEqual(others);
  });
}

test('C7: the worker dies at any call while it is taken back, and nobody asks again: nothing is left', async ({
  world,
}) => {
  for (let calls = 1, died = true; died; calls++) {
    await allow(world);
    const life = world.start();
    life.dieAfter(calls);
    const whole = life.ask('binding:forbid', { siteKey: 'www.acme-club.test' }).then(() => false);
    died = await world.clock.until(Promise.race([whole, life.death.then(() => true)]));
    life.kill();
    // What a permission that goes brings about.
    await world.clock.until(world.start().background.reconcileBindings());
    const kept = [...world.permissions.granted, ...(await allowed(world))];
    expect([[], ['cookies', consent, host].sort()], `died after ${life.calls.at(-1)}`).toContainEqual(
      kept.sort(),
    );
    world.permissions.granted.clear();
    await world.local.remove(consent);
    expect(calls).toBeLessThan(30);
  }
});

for (const granted of [[host], ['cookies']]) {
  test(`C7: with ${granted} alone no cookie is read`, async ({ world }) => {
    bind(world);
    await world.local.set({ [consent]: true });
    for (const permission of granted) world.permissions.granted.add(permission);
    const life = world.start();
    expect(await world.look(life, world.openTab(), 'once-more')).toMatchObject({ kind: 'not-named' });
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
    await allow(world);
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

for (const asked of ['toolbar', 'once-more'] satisfies Asked[]) {
  test(`C7: allowed, and still nobody is named to who asks for ${asked}: they are not logged in`, async ({
    world,
  }) => {
    bind(world);
    await allow(world);
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
    await allow(world);
    world.bindingCookies.set('normal', value || 'nothing at all');
    if (value === '') world.bindingCookies.delete('normal');
    expect(await world.look(world.start(), world.openTab())).toMatchObject({ kind: 'logged-out' });
    expect(world.site.bound).toEqual([]);
  });
}
