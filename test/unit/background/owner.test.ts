import { expect, test } from '@playwright/test';
import { fakeBrowser } from '../fake-browser.ts';
import { FakeLocks } from './fake-locks.ts';
import { FakeStorage } from './fake-storage.ts';

const { readMembers, readRules } = await import('../../../src/background/owner.ts');

const metaSiteId = '5b1f0000-0000-4000-8000-000000000001';
const key = 'IST.made.up.key';
const query = { which: 'all', search: '', order: 'newest', offset: 0 } as const;
const page = {
  members: [{ id: 'm1', privacyStatus: 'PUBLIC', status: 'APPROVED', activityStatus: 'ACTIVE' }],
};

const { fetch } = globalThis;
const navigatorBefore = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
test.afterEach(() => {
  globalThis.fetch = fetch;
  if (navigatorBefore) Object.defineProperty(globalThis, 'navigator', navigatorBefore);
});

/** A background with this key stored, whose network gives these answers; what was sent. */
async function background(
  answers: (() => Promise<Response>)[],
  { access = { metaSiteId, key } as unknown, isAllowed = true } = {},
) {
  const session = new FakeStorage();
  Object.assign(fakeBrowser.storage.session, {
    get: (keys: string) => session.get(keys),
    set: (values: Record<string, unknown>) => session.set(values),
  });
  await session.set({ 'owner access': access });
  fakeBrowser.permissions.contains = async () => isAllowed;
  const locks = new FakeLocks();
  const request = (name: string, work: () => Promise<unknown>) => locks.request({}, name, work);
  const navigator = { onLine: true, locks: { request } };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  const sent: { url: string; headers: Headers }[] = [];
  globalThis.fetch = async (url, init) => {
    sent.push({ url: String(url), headers: new Headers(init?.headers) });
    return (answers.shift() ?? (() => Promise.reject(new TypeError('Failed to fetch'))))();
  };
  return sent;
}

test('members are read from Wix itself, with the key and the site it was given for', async () => {
  const sent = await background([async () => Response.json(page)]);
  expect(await readMembers({ metaSiteId, query })).toEqual({
    kind: 'members',
    members: page.members,
    given: 1,
  });
  expect(sent.map(({ url }) => url)).toEqual(['https://www.wixapis.com/members/v1/members/query']);
  expect(sent[0]?.headers.get('authorization')).toBe(key);
  expect(sent[0]?.headers.get('wix-site-id')).toBe(metaSiteId);
});

const noAccess: [what: string, world: Parameters<typeof background>[1]][] = [
  ['no key', { access: null }],
  ['a key for another site', { access: { metaSiteId: '5b1f0000-0000-4000-8000-000000000002', key } }],
  ['what is no key', { access: { metaSiteId, key: 'two words' } }],
  ['no permission', { isAllowed: false }],
];
for (const [what, world] of noAccess) {
  test(`with ${what} nothing is asked`, async () => {
    const sent = await background([async () => Response.json(page)], world);
    expect(await readMembers({ metaSiteId, query })).toEqual({ kind: 'no-access' });
    expect(await readRules({ metaSiteId })).toEqual({ kind: 'no-access' });
    expect(sent).toEqual([]);
  });
}

test('what goes wrong is an answer, and holds nothing of the key', async () => {
  const echo = {
    message: key,
    details: { applicationError: { code: key, description: key, data: { key } } },
  };
  await background([async () => Response.json(echo, { status: 401 })]);
  const answer = await readMembers({ metaSiteId, query });
  expect(answer).toEqual({ kind: 'failed', failure: { kind: 'session-ended', status: 401 } });
  expect(await readRules({ metaSiteId })).toMatchObject({
    kind: 'failed',
    failure: { kind: 'no-connection' },
  });
});

test('asked to slow down, it asks nothing more before it may, whoever asks', async () => {
  const sent = await background([
    async () => new Response('{}', { status: 429, headers: { 'retry-after': '30' } }),
  ]);
  const answer = await readMembers({ metaSiteId, query });
  expect(answer).toMatchObject({
    kind: 'failed',
    failure: { kind: 'rate-limited', status: 429, retryAfterS: 30 },
  });
  expect(await readRules({ metaSiteId })).toMatchObject({
    kind: 'failed',
    failure: { kind: 'rate-limited' },
  });
  expect(await readMembers({ metaSiteId, query })).toMatchObject({ failure: { kind: 'rate-limited' } });
  expect(sent).toHaveLength(1);
});

test('one request at a time, however many ask', async () => {
  let isUnderWay = false;
  const one = async () => {
    expect(isUnderWay).toBe(false);
    isUnderWay = true;
    await new Promise((resolve) => setTimeout(resolve, 5));
    isUnderWay = false;
    return Response.json(page);
  };
  await background([one, one, one]);
  const answers = await Promise.all(
    [0, 100, 200].map((offset) => readMembers({ metaSiteId, query: { ...query, offset } })),
  );
  expect(answers.map(({ kind }) => kind)).toEqual(['members', 'members', 'members']);
});
