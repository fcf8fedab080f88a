import { expect, test } from '@playwright/test';
import { failureOf } from '../../../src/wix/failure.ts';
import type { MemberQuery } from '../../../src/wix/member-query.ts';
import { createOwnerApi } from '../../../src/wix/owner-api.ts';
import { type MockWix, startMockWix } from '../../mock-wix/index.ts';
import { createNodeBrowser } from '../../mock-wix/node-browser.ts';
import { recordingFetch } from './recording-fetch.ts';

let mock: MockWix;
test.beforeAll(async () => {
  mock = await startMockWix();
});
test.beforeEach(() => mock.reset());
test.afterAll(() => mock.stop());

const everyone: MemberQuery = { which: 'all', search: '', order: 'newest', offset: 0 };

/** The API of acme's owner, by way of the mock. */
const ownerApi = (key = mock.owner.key, { metaSiteId } = mock.sites.acme) =>
  createOwnerApi({ metaSiteId, key }, createNodeBrowser(mock).fetch);
const failure = async (asked: Promise<unknown>) =>
  failureOf(
    await asked.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );

test('a page of everybody: private, pending and blocked ones, with what they chose and when they were last there', async () => {
  const { members } = mock.sites.acme;
  const [first] = members;
  if (first) Object.assign(first, { status: 'BLOCKED', privacyStatus: 'PRIVATE' });
  const page = await ownerApi().readMembers(everyone);
  expect(page).toMatchObject({ given: members.length, total: members.length });
  for (const { name: _, contactId: __, contact: ___, updatedDate: ____, ...shown } of members)
    expect(page.members).toContainEqual(shown);
});

test('Wix picks, searches, sorts and pages', async () => {
  const site = mock.sites.acme;
  const { members: crowd } = site.crowd(1000, 3);
  const api = ownerApi();
  const all = [...site.members, ...crowd];
  const pending = await api.readMembers({ ...everyone, which: 'pending' });
  expect(pending.total).toBe(all.filter(({ status }) => status === 'PENDING').length);
  expect(new Set(pending.members.map(({ status }) => status))).toEqual(new Set(['PENDING']));
  const oldest = await api.readMembers({ ...everyone, order: 'oldest', offset: 100 });
  const byAge = all.map(({ createdDate }) => createdDate).sort();
  expect(oldest.members.map(({ createdDate }) => createdDate)).toEqual(byAge.slice(100, 200));
  const found = await api.readMembers({ ...everyone, search: 'DANA@' });
  expect(found.members.map(({ nickname }) => nickname)).toContain('Dana Levi');
  expect(await api.readMembers({ ...everyone, offset: 5000 })).toMatchObject({ members: [], given: 0 });
});

test('a total that Wix does not know is not known', async () => {
  mock.owner.tooManyToCount = true;
  expect(await ownerApi().readMembers(everyone)).not.toHaveProperty('total');
});

test('the rule is read with the key, too', async () => {
  expect(await ownerApi().readSiteRule()).toEqual({
    rule: 'everyone',
    rawRule: 'ANYONE, VISIBLE_TO_ALL',
    settings: {
      publicMemberCandidates: 'ANYONE',
      publicMemberVisibility: 'VISIBLE_TO_ALL',
      revision: '1',
    },
  });
});

test('both settings are changed as what was seen, and a change of an older one is refused', async () => {
  const site = mock.sites.acme;
  const api = ownerApi();
  const { settings } = await api.readSiteRule();
  if (!settings) throw new Error('The rule was not read.');
  await api.change({ setting: 'rule', from: settings, to: 'no-one' });
  expect(site.rule).toMatchObject({
    publicMemberCandidates: 'NO_ONE',
    publicMemberVisibility: 'VISIBLE_TO_ALL',
    revision: 2,
  });
  expect(await failure(api.change({ setting: 'rule', from: settings, to: 'members-only' }))).toMatchObject({
    kind: 'refused',
    code: 'INVALID_REVISION',
  });
  const from = await api.readDefaultPrivacy();
  await api.change({ setting: 'default', from, to: 'PUBLIC' });
  expect(site.defaultPrivacy).toEqual({ defaultPrivacy: 'PUBLIC', revision: 2 });
  expect(await failure(api.change({ setting: 'default', from, to: 'PUBLIC' }))).toMatchObject({
    kind: 'refused',
    status: 400,
  });
});

test('a wrong key, a site that is not its own, and one that there is not', async () => {
  expect(await failure(ownerApi('IST.nobodys.key.x').readMembers(everyone))).toMatchObject({
    kind: 'session-ended',
    status: 401,
  });
  mock.owner.sites = ['yoga'];
  expect(await failure(ownerApi().readMembers(everyone))).toMatchObject({ kind: 'refused', status: 403 });
  const nowhere = createOwnerApi(
    { metaSiteId: '5b1f0000-0000-4000-8000-000000000001', key: mock.owner.key },
    createNodeBrowser(mock).fetch,
  );
  expect(await failure(nowhere.readMembers(everyone))).toMatchObject({ kind: 'refused', status: 404 });
});

test('too many in a minute', async () => {
  Object.assign(mock.owner, { requestsPerMinute: 1, retryAfterS: 7 });
  await ownerApi().readMembers(everyone);
  expect(await failure(ownerApi().readMembers(everyone))).toMatchObject({
    kind: 'rate-limited',
    retryAfterS: 7,
    status: 429,
  });
});

const odd: [what: string, answer: unknown][] = [
  ['nothing', {}],
  ['null', null],
  ['a list', []],
  ['members that are no list', { members: {} }],
];
for (const [what, answer] of odd) {
  test(`an answer that is ${what} is no empty list`, async () => {
    const { fetch } = recordingFetch(() => Response.json(answer));
    const api = createOwnerApi({ metaSiteId: mock.sites.acme.metaSiteId, key: 'k' }, fetch);
    expect(await failure(api.readMembers(everyone))).toMatchObject({ kind: 'unexpected-answer' });
  });
}

test('what is no member in a page is left out, and counts for where the next one begins', async () => {
  const { fetch } = recordingFetch(() =>
    Response.json({
      members: [{}, { id: 7 }, { loginEmail: 'nobody@members.test' }, { id: 'm1' }],
      metadata: { total: -3, count: 'many' },
    }),
  );
  const page = await createOwnerApi({ metaSiteId: mock.sites.acme.metaSiteId, key: 'k' }, fetch).readMembers(
    everyone,
  );
  expect(page).toEqual({
    members: [{ id: 'm1', privacyStatus: 'UNKNOWN', status: 'UNKNOWN', activityStatus: 'UNKNOWN' }],
    given: 4,
  });
});
