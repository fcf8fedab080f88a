import { expect, test } from '@playwright/test';
import { type MockWix, startMockWix } from '../../mock-wix/index.ts';
import type { StoredMember } from '../../mock-wix/member.ts';
import { createNodeBrowser } from '../../mock-wix/node-browser.ts';
import { ownerClient } from '../../mock-wix/owner-client.ts';
import { sdkFor } from '../../mock-wix/sdk-client.ts';
import { failureOf } from './failure-of.ts';

let mock: MockWix;
/** Everybody on acme: the named ones and the crowd. */
let all: StoredMember[];

test.beforeAll(async () => {
  mock = await startMockWix();
});
test.beforeEach(() => {
  mock.reset();
  mock.owner.requestsPerMinute = 1000;
  const { acme } = mock.sites;
  all = [...acme.members, ...acme.crowd(1000, 7).members];
});
test.afterAll(() => mock.stop());

const client = () => ownerClient(createNodeBrowser(mock), mock.owner.key, mock.sites.acme.metaSiteId).members;
type Options = NonNullable<Parameters<ReturnType<typeof client>['queryMembers']>[0]>;

/** One page, by the form of the call that shows what else is in the answer. */
const ask = (query: Record<string, unknown>, options: Options = {}) =>
  client().queryMembers({ filter: {}, ...query }, options);

/** The ids of everybody that is found, page by page. */
async function idsOf(query: Record<string, unknown>, options: Options = {}): Promise<unknown[]> {
  const ids: unknown[] = [];
  for (let offset = 0; ; offset += 100) {
    const { members = [] } = await ask({ ...query, paging: { limit: 100, offset } }, options);
    ids.push(...members.map(({ _id }) => _id));
    if (members.length < 100) return ids;
  }
}
const idsWhere = (is: (member: StoredMember) => boolean) =>
  all
    .filter(is)
    .map(({ id }) => id)
    .sort();

test('the owner sees everybody, the oldest first; visitors see whom they saw', async () => {
  const ids = await idsOf({});
  expect(ids).toHaveLength(1004);
  const byAge = all.toSorted((a, b) => {
    const [left, right] = [`${a.createdDate} ${a.id}`, `${b.createdDate} ${b.id}`];
    return left < right ? -1 : 1;
  });
  expect(ids).toEqual(byAge.map(({ id }) => id));
  const visitor = await sdkFor(createNodeBrowser(mock), mock.sites.acme);
  const { items } = await visitor.members.queryMembers().limit(100).find();
  expect(items.map(({ profile }) => profile?.slug)).toEqual(['dana', 'ruth']);
});

test('a member is told as stored, as widely as was asked for', async () => {
  const { acme } = mock.sites;
  acme.rule.publicMemberCandidates = 'NO_ONE';
  Object.assign(acme.member('Dana'), { status: 'BLOCKED', activityStatus: 'MUTED' });
  const dana = async (fieldsets?: NonNullable<Options['fieldsets']>) => {
    const { id } = acme.member('Dana');
    return (
      await client()
        .queryMembers(fieldsets ? { fieldsets } : {})
        .eq('_id', id)
        .find()
    ).items[0];
  };
  const known = { status: 'BLOCKED', privacyStatus: 'PUBLIC', activityStatus: 'MUTED' };
  expect(await dana()).toMatchObject({ status: 'UNKNOWN', privacyStatus: 'UNKNOWN' });
  expect(await dana()).not.toHaveProperty('loginEmail');
  const extended = await dana(['EXTENDED']);
  expect(extended).toMatchObject({ loginEmail: 'dana@members.acme-club.test', ...known });
  for (const field of ['contact', 'lastLoginDate']) expect(extended).not.toHaveProperty(field);
  const full = await dana(['FULL']);
  expect(full).toMatchObject({ contact: { lastName: 'Levi' }, ...known });
  expect(full?.lastLoginDate).toBeInstanceOf(Date);
});

test('what a member has not got is not in the answer', async () => {
  const { items } = await client()
    .queryMembers({ fieldsets: ['FULL'] })
    .limit(100)
    .find();
  for (const { _id, profile, lastLoginDate } of items) {
    const stored = all.find(({ id }) => id === _id);
    expect([profile?.nickname, lastLoginDate?.toISOString()]).toEqual([
      stored?.nickname,
      stored?.lastLoginDate,
    ]);
  }
  expect(items.some((member) => !('lastLoginDate' in member))).toBe(true);
  expect(items.some(({ profile }) => !('nickname' in (profile ?? {})))).toBe(true);
});

const filters: [filter: unknown, is: (member: StoredMember) => boolean][] = [
  [{ privacyStatus: 'PRIVATE' }, ({ privacyStatus }) => privacyStatus === 'PRIVATE'],
  [{ loginEmail: { $eq: 'member5@crowd.acme-club.test' } }, ({ slug }) => slug === 'member5'],
  [{ status: { $ne: 'APPROVED' } }, ({ status }) => status !== 'APPROVED'],
  [{ status: { $in: ['PENDING', 'BLOCKED'] } }, ({ status }) => ['PENDING', 'BLOCKED'].includes(status)],
  [{ 'profile.nickname': { $exists: false } }, ({ nickname }) => nickname === undefined],
  [{ 'profile.nickname': null }, ({ nickname }) => nickname === undefined],
  [{ 'contact.lastName': { $exists: true } }, () => true],
  [
    { 'profile.slug': { $gt: 'member7', $lte: 'member9' } },
    ({ slug }) => slug > 'member7' && slug <= 'member9',
  ],
  [
    { 'profile.slug': { $gte: 'member99', $lt: 'member991' } },
    ({ slug }) => slug === 'member99' || slug === 'member990',
  ],
  [{ contactId: { $lt: '8' } }, ({ contactId }) => contactId < '8'],
  [{ 'contact.firstName': { $startsWith: 'éL' } }, ({ contact }) => contact.firstName === 'Éloïse'],
  [
    { $and: [{ privacyStatus: 'PUBLIC' }, { $and: [{ status: 'PENDING' }] }] },
    ({ privacyStatus, status }) => privacyStatus === 'PUBLIC' && status === 'PENDING',
  ],
];
for (const [filter, is] of filters) {
  test(`finds ${JSON.stringify(filter)}`, async () => {
    const wanted = idsWhere(is);
    expect(wanted.length).toBeGreaterThan(0);
    const found = await idsOf({ filter });
    expect(found.sort()).toEqual(wanted);
  });
}

test("what the SDK's builder asks for is understood", async () => {
  const { items, totalCount } = await client()
    .queryMembers({ search: { expression: 'an' } })
    .eq('privacyStatus', 'PUBLIC')
    .in('status', ['APPROVED', 'OFFLINE'])
    .startsWith('loginEmail', 'MEMBER')
    .exists('profile.nickname', true)
    .limit(3)
    .find();
  const wanted = idsWhere(
    ({ privacyStatus, status, loginEmail, nickname }) =>
      privacyStatus === 'PUBLIC' &&
      ['APPROVED', 'OFFLINE'].includes(status) &&
      loginEmail.startsWith('member') &&
      nickname?.toLowerCase().includes('an') === true,
  );
  expect(totalCount).toBe(wanted.length);
  expect(items).toHaveLength(3);
  for (const { _id } of items) expect(wanted).toContain(_id);
});

const refusedFilters = [
  { createdDate: '2023-03-14T09:26:53.000Z' },
  { nickname: 'Dana Levi' },
  { 'profile.title': 'x' },
  { status: { $gt: 'A' } },
  { privacyStatus: { $startsWith: 'PUB' } },
  { loginEmail: { $contains: 'dana' } },
  { loginEmail: { $in: 'dana' } },
  { loginEmail: { $exists: 'yes' } },
  { loginEmail: 7 },
  { $or: [{ status: 'PENDING' }] },
  { $and: ['PENDING'] },
  { $and: [{ lastLoginDate: { $exists: false } }] },
];
for (const filter of refusedFilters) {
  test(`refuses to filter by ${JSON.stringify(filter)}`, async () => {
    const failure = failureOf(ask({ filter }));
    expect(await failure).toMatchObject({ status: 400, hasRequestId: true });
  });
}

test('a free text is looked for in the nickname, or in the fields that are named', async () => {
  const has = (text: string | undefined, part: string) => text?.toLowerCase().includes(part) ?? false;
  const search = async (expression: string, fields?: string[]) =>
    (await idsOf({}, { search: fields ? { expression, fields } : { expression } })).sort();
  expect(await search('SMITH')).toEqual(idsWhere(({ nickname }) => has(nickname, 'smith')));
  expect(await search('כהן')).toEqual(idsWhere(({ nickname }) => has(nickname, 'כהן')));
  const widely = await search('smith', ['contact.lastName', 'loginEmail', 'profile.title', 'profile.slug']);
  expect(widely).toEqual(idsWhere(({ contact }) => has(contact.lastName, 'smith')));
  expect(widely.length).toBeGreaterThan((await search('smith')).length);
  expect(await search('Member99', ['loginEmail'])).toHaveLength(11);
  for (const bad of [
    search(''),
    search('x'.repeat(101)),
    search('x', ['status']),
    search('x', ['loginEmail', 'contact.firstName', 'contact.lastName', 'profile.nickname', 'profile.slug']),
  ]) {
    expect(await failureOf(bad)).toMatchObject({ status: 400 });
  }
});

test('sorts by `sorting` alone', async () => {
  const sorted = (sorting: unknown) => idsOf({ sorting });
  const by = (read: (member: StoredMember) => string, direction: number) =>
    all
      .toSorted((a, b) => {
        if (read(a) === read(b)) return a.id < b.id ? -1 : 1;
        return read(a) < read(b) ? -direction : direction;
      })
      .map(({ id }) => id);
  const newest = [{ fieldName: 'lastLoginDate', order: 'DESC' }];
  expect(await sorted(newest)).toEqual(by(({ lastLoginDate }) => lastLoginDate ?? '', -1));
  const named = [{ fieldName: 'contact.lastName' }, { fieldName: 'profile.nickname', order: 'ASC' }];
  expect(await sorted(named)).toEqual(
    by(({ contact, nickname }) => `${contact.lastName}\0${nickname ?? ''}`, 1),
  );
  const byAge = await idsOf({});
  expect(await idsOf({ sort: [{ fieldName: 'profile.nickname', order: 'DESC' }] })).toEqual(byAge);
  for (const bad of [
    [{ fieldName: 'loginEmail' }],
    [{ fieldName: '_createdDate' }],
    [{ fieldName: 'createdDate', order: 'UP' }],
    'createdDate',
  ]) {
    expect(await failureOf(ask({ sorting: bad }))).toMatchObject({ status: 400 });
  }
});

test('a page has 50 members without a limit, and 100 at most', async () => {
  const { items, totalPages } = await client().queryMembers().find();
  expect([items.length, totalPages]).toEqual([50, 21]);
  expect((await ask({})).members).toHaveLength(50);
  const { members, metadata } = await ask({ paging: { limit: 100, offset: 1000 } });
  expect(members).toHaveLength(4);
  expect(metadata).toEqual({ count: 4, offset: 1000, total: 1004, tooManyToCount: false });
  expect(await failureOf(ask({ paging: { limit: 101, offset: 0 } }))).toMatchObject({ status: 400 });
});

test('a total that cannot be counted is left out', async () => {
  mock.owner.tooManyToCount = true;
  const page = await client().queryMembers().limit(100).find();
  expect([page.items.length, page.totalCount, page.hasNext()]).toEqual([100, undefined, false]);
  const { metadata } = await ask({ paging: { limit: 1, offset: 3 } });
  expect(metadata).toEqual({ count: 1, offset: 3, tooManyToCount: true });
});
