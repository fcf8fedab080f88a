import { expect, test } from '@playwright/test';
import type { SettingChange } from '../../../src/wix/owner-settings.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { eachRow } from '../rows.ts';
import { FakeLocks } from './fake-locks.ts';
import { FakeStorage } from './fake-storage.ts';

const { readRules } = await import('../../../src/background/owner.ts');
const { changeSetting } = await import('../../../src/background/owner-change.ts');
const { storedHistory } = await import('../../../src/shared/history.ts');

const metaSiteId = '5b1f0000-0000-4000-8000-000000000001';
const access = { metaSiteId, key: 'IST.made.up.key' };
const seen = {
  publicMemberCandidates: 'ANYONE',
  publicMemberVisibility: 'VISIBLE_TO_MEMBERS_ONLY',
  revision: '3',
} as const;
const toNoOne: SettingChange = { setting: 'rule', from: seen, to: 'no-one' };
const toPublic: SettingChange = {
  setting: 'default',
  from: { defaultPrivacy: 'PRIVATE', revision: '5' },
  to: 'PUBLIC',
};

type Reply = () => Response | Promise<Response>;
const rule =
  (more: object = {}): Reply =>
  () =>
    Response.json({ memberPrivacySettings: { id: 'r1', ...seen, ...more } });
const byDefault =
  (defaultPrivacy: string, revision: string): Reply =>
  () =>
    Response.json({ defaultPrivacy: { id: 'd1', defaultPrivacy, revision } });
const noOne = rule({ publicMemberCandidates: 'NO_ONE', revision: '4' });
const lost: Reply = () => Promise.reject(new TypeError('Failed to fetch'));
const status =
  (code: number, body: unknown = {}, headers = {}): Reply =>
  () =>
    Response.json(body, { status: code, headers });
const stale = status(400, {
  message: 'The revision is not the latest',
  details: { applicationError: { code: 'INVALID_REVISION', description: '', data: { revision: '3' } } },
});
const slowDown = status(429, {}, { 'retry-after': '30' });

const { session, local } = fakeBrowser.storage;
const before = {
  session: { ...session },
  local: { ...local },
  contains: fakeBrowser.permissions.contains,
  fetch: globalThis.fetch,
  reportError: globalThis.reportError,
  now: Date.now,
  navigator: Object.getOwnPropertyDescriptor(globalThis, 'navigator'),
};
test.afterEach(() => {
  Object.assign(session, before.session);
  Object.assign(local, before.local);
  fakeBrowser.permissions.contains = before.contains;
  fakeBrowser.extension.inIncognitoContext = false;
  globalThis.fetch = before.fetch;
  globalThis.reportError = before.reportError;
  Date.now = before.now;
  if (before.navigator) Object.defineProperty(globalThis, 'navigator', before.navigator);
  else Reflect.deleteProperty(globalThis, 'navigator');
});

/** A background with a key, whose network gives these replies; what was sent, and what was reported as our mistake. */
async function background(replies: Reply[], history?: object) {
  for (const area of [session, local]) {
    const kept = new FakeStorage();
    Object.assign(area, {
      get: (keys: string) => kept.get(keys),
      set: (values: Record<string, unknown>) => kept.set(values),
      remove: (keys: string) => kept.remove(keys),
    });
  }
  await session.set({ 'owner access': access });
  if (history) await local.set({ history });
  fakeBrowser.permissions.contains = async () => true;
  const locks = new FakeLocks();
  const request = (name: string, work: () => Promise<unknown>) => locks.request({}, name, work);
  const navigator = { onLine: true, locks: { request } };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  const sent: { asked: string; body: unknown }[] = [];
  globalThis.fetch = async (url, init) => {
    const body = init?.body ? JSON.parse(String(init.body)) : undefined;
    sent.push({ asked: `${init?.method ?? 'GET'} ${url}`, body });
    return (replies.shift() ?? lost)();
  };
  const reported: unknown[] = [];
  globalThis.reportError = (error) => void reported.push(error);
  return { sent, reported, asked: () => sent.map(({ asked }) => asked) };
}

const settingsKept = async () => (await storedHistory().get())?.settings ?? [];
const outcomesKept = async () => (await settingsKept()).map(({ outcome }) => outcome);
const writeRule = 'POST https://www.wixapis.com/members/v1/privacy-settings';
const readRule = 'GET https://www.wixapis.com/members/v1/privacy-settings';
const writeDefault = 'PATCH https://www.wixapis.com/members/v1/default-privacy-status';
const readDefault = 'GET https://www.wixapis.com/members/v1/default-privacy-status';

test('the rule is changed by one write that names the revision that was seen, and a reading confirms it', async () => {
  const { sent } = await background([noOne, noOne]);
  const begun = Date.now();
  expect(await changeSetting({ metaSiteId, change: toNoOne })).toEqual({
    kind: 'changed',
    outcome: 'confirmed',
  });
  const body = { memberPrivacySettings: { ...seen, publicMemberCandidates: 'NO_ONE' } };
  expect(sent).toEqual([
    { asked: writeRule, body },
    { asked: readRule, body: undefined },
  ]);
  const noted = { metaSiteId, setting: 'rule', from: 'members-only', to: 'no-one', outcome: 'confirmed' };
  expect(await settingsKept()).toEqual([{ ...noted, id: expect.any(String), at: expect.any(Number) }]);
  expect((await settingsKept())[0]?.at).toBeGreaterThanOrEqual(begun);
  expect(JSON.stringify(await local.get(null))).not.toContain(access.key);
});

test('what new members start with is changed and confirmed in the same way', async () => {
  const { sent } = await background([byDefault('PUBLIC', '6'), byDefault('PUBLIC', '6')]);
  expect(await changeSetting({ metaSiteId, change: toPublic })).toEqual({
    kind: 'changed',
    outcome: 'confirmed',
  });
  expect(sent).toEqual([
    { asked: writeDefault, body: { defaultPrivacy: { defaultPrivacy: 'PUBLIC', revision: '5' } } },
    { asked: readDefault, body: undefined },
  ]);
  const noted = { metaSiteId, setting: 'default', from: 'PRIVATE', to: 'PUBLIC', outcome: 'confirmed' };
  expect(await settingsKept()).toMatchObject([noted]);
});

const ends: [write: string, Reply, read: string, Reply, outcome: string][] = [
  ['is answered', noOne, 'the wanted value', noOne, 'confirmed'],
  ['is answered', noOne, 'the old value', rule(), 'not-confirmed'],
  ['is answered', noOne, 'nothing', lost, 'not-checked'],
  ['is answered', noOne, 'a problem of Wix', status(503), 'not-checked'],
  ['is answered', noOne, 'a refusal', status(403), 'not-checked'],
  ['is answered', noOne, 'an end of the key', status(401), 'not-checked'],
  ['is answered', noOne, 'a wait', slowDown, 'not-checked'],
  ['is answered', noOne, 'a rule that nobody knows', rule({ publicMemberCandidates: 'SOME' }), 'not-checked'],
  ['has its answer lost', lost, 'the wanted value', noOne, 'confirmed'],
  ['has its answer lost', lost, 'the old value', rule(), 'not-confirmed'],
  ['has its answer lost', lost, 'nothing', lost, 'not-checked'],
  ['is answered 503', status(503), 'the wanted value', noOne, 'confirmed'],
  ['is answered 503', status(503), 'the old value', rule(), 'not-confirmed'],
  ['is answered 503', status(503), 'a problem of Wix', status(503), 'not-checked'],
];
test('G5: whatever became of the one write, a reading says how it ended, and so does the history', async () => {
  const nameOf = ([write, , read]: (typeof ends)[number]) => `a write that ${write}, then ${read}`;
  await eachRow(ends, nameOf, async ([, write, , read, outcome]) => {
    const { asked, reported } = await background([write, read, read, read, noOne]);
    expect(await changeSetting({ metaSiteId, change: toNoOne })).toEqual({ kind: 'changed', outcome });
    // The old value may only be late: it is read twice more.
    const readings = outcome === 'not-confirmed' ? 3 : 1;
    expect(asked()).toEqual([writeRule, ...Array.from({ length: readings }, () => readRule)]);
    expect(await outcomesKept()).toEqual([outcome]);
    expect(reported).toEqual([]);
  });
});

test('a value that comes late is waited for a little', async () => {
  const { asked } = await background([noOne, rule(), noOne]);
  expect(await changeSetting({ metaSiteId, change: toNoOne })).toMatchObject({ outcome: 'confirmed' });
  expect(asked()).toEqual([writeRule, readRule, readRule]);
});

test('G5: how an unclear change ended is corrected by the next reading of that setting of that site', async () => {
  const entry = {
    id: 's1',
    at: Date.now() - 60_000,
    metaSiteId,
    setting: 'rule',
    from: 'members-only',
    to: 'no-one',
  } as const;
  const rows: [name: string, outcome: string, read: Reply, corrected: string][] = [
    ['not checked, and it is so', 'not-checked', noOne, 'confirmed'],
    ['not checked, and it is as before', 'not-checked', rule(), 'not-confirmed'],
    [
      'not checked, and it is something else',
      'not-checked',
      rule({ publicMemberVisibility: 'VISIBLE_TO_ALL' }),
      'not-checked',
    ],
    ['not checked, and nothing can be read', 'not-checked', lost, 'not-checked'],
    ['not confirmed, and it is so', 'not-confirmed', noOne, 'confirmed'],
    ['not checked, two hours ago', 'not-checked', noOne, 'not-checked'],
    ['confirmed, and changed back elsewhere', 'confirmed', rule(), 'confirmed'],
  ];
  await eachRow(
    rows,
    ([name]) => name,
    async ([name, outcome, read, corrected]) => {
      const others = [
        { ...entry, id: 'before', outcome: 'not-checked' },
        { ...entry, id: 'other', metaSiteId: 'other', outcome: 'not-checked' },
        {
          ...entry,
          id: 'default',
          setting: 'default',
          from: 'PRIVATE',
          to: 'PUBLIC',
          outcome: 'not-checked',
        },
      ];
      const at = name.includes('two hours') ? Date.now() - 7_200_000 : entry.at;
      const settings = [others[0], { ...entry, at, outcome }, others[1], others[2]];
      await background([read], { version: 1, isKept: true, entries: [], settings });
      await readRules({ metaSiteId });
      expect(await outcomesKept()).toEqual(['not-checked', corrected, 'not-checked', 'not-checked']);
    },
  );
});

const gateway = status(400, { message: 'The revision is not the latest', details: {} });
const refused = { kind: 'failed', failure: { kind: 'refused' } };
const overtaken = { kind: 'changed-meanwhile' };
const refusals: [what: string, SettingChange, Reply[], answer: Record<string, unknown>][] = [
  ['Wix says that the revision is stale', toNoOne, [stale, rule({ revision: '4' })], overtaken],
  ['Wix says so, and nothing can be read', toNoOne, [stale, lost], overtaken],
  ['a 400 without a reason, and another revision', toPublic, [gateway, byDefault('PRIVATE', '6')], overtaken],
  ['a 400 without a reason, and the wanted value', toPublic, [gateway, byDefault('PUBLIC', '6')], overtaken],
  ['a 400 without a reason, and the same revision', toPublic, [gateway, byDefault('PRIVATE', '5')], refused],
  ['a 400 without a reason, and nothing can be read', toPublic, [gateway, lost], refused],
  ['a 403 and the same revision', toNoOne, [status(403), rule()], refused],
];
test('G4: what Wix refuses is not in the history; where somebody else was first that is told', async () => {
  const nameOf = ([what]: (typeof refusals)[number]) => what;
  await eachRow(refusals, nameOf, async ([, change, replies, answer]) => {
    const { sent } = await background(replies);
    expect(await changeSetting({ metaSiteId, change })).toMatchObject(answer);
    expect(sent).toHaveLength(2);
    expect(await settingsKept()).toEqual([]);
  });
});

test('a key that Wix no longer takes: that is told, nothing is read and nothing is noted', async () => {
  const { asked } = await background([status(401)]);
  expect(await changeSetting({ metaSiteId, change: toNoOne })).toEqual({
    kind: 'failed',
    failure: { kind: 'session-ended', status: 401 },
  });
  expect(asked()).toEqual([writeRule]);
  expect(await settingsKept()).toEqual([]);
});

test('asked to slow down, nothing is noted, and nothing is sent before the time that is told', async () => {
  const { asked } = await background([slowDown, noOne, slowDown, noOne]);
  const begun = 1_800_000_000_000;
  const retryAt = begun + 30_000;
  Date.now = () => begun;
  const failure = { kind: 'rate-limited', retryAfterS: 30, retryAt };
  const first = await changeSetting({ metaSiteId, change: toNoOne });
  expect(first).toEqual({ kind: 'failed', failure: { ...failure, status: 429 } });
  expect(await changeSetting({ metaSiteId, change: toNoOne })).toEqual(first);
  Date.now = () => retryAt - 1;
  expect(await changeSetting({ metaSiteId, change: toPublic })).toMatchObject({ failure: { retryAt } });
  expect(asked()).toEqual([writeRule]);
  expect(await settingsKept()).toEqual([]);
  Date.now = () => retryAt;
  // Now it is the reading that is asked to wait.
  expect(await changeSetting({ metaSiteId, change: toNoOne })).toMatchObject({ outcome: 'not-checked' });
  expect(await changeSetting({ metaSiteId, change: toNoOne })).toMatchObject({
    failure: { kind: 'rate-limited' },
  });
  expect(asked()).toEqual([writeRule, writeRule, readRule]);
});

test('a history that is switched off notes nothing, and the change goes through', async () => {
  const { asked } = await background([noOne, noOne], { version: 1, isKept: false, entries: [] });
  expect(await changeSetting({ metaSiteId, change: toNoOne })).toMatchObject({ outcome: 'confirmed' });
  expect(asked()).toEqual([writeRule, readRule]);
  expect(await storedHistory().get()).toMatchObject({ isKept: false, entries: [] });
  expect(await settingsKept()).toEqual([]);
});

test('a history that cannot be written is reported, and is not in the way of the change', async () => {
  const { asked, reported } = await background([noOne, noOne]);
  const full = new Error('QUOTA_BYTES quota exceeded');
  local.set = () => Promise.reject(full);
  expect(await changeSetting({ metaSiteId, change: toNoOne })).toMatchObject({ outcome: 'confirmed' });
  expect(asked()).toEqual([writeRule, readRule]);
  expect(new Set(reported)).toEqual(new Set([full]));
});

test('a change is in the history as not checked before it is sent, and until the reading is there', async () => {
  const inHistory: unknown[] = [];
  const look = async () => {
    inHistory.push(await outcomesKept());
    return noOne();
  };
  await background([look, look]);
  await changeSetting({ metaSiteId, change: toNoOne });
  expect([...inHistory, await outcomesKept()]).toEqual([['not-checked'], ['not-checked'], ['confirmed']]);
});

test('the background of private windows sends nothing and notes nothing', async () => {
  const { asked } = await background([noOne, noOne]);
  fakeBrowser.extension.inIncognitoContext = true;
  expect(await changeSetting({ metaSiteId, change: toNoOne })).toEqual({ kind: 'no-access' });
  expect(asked()).toEqual([]);
  expect(await settingsKept()).toEqual([]);
});
