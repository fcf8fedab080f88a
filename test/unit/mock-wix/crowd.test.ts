import { expect, test } from '@playwright/test';
import { type MockWix, startMockWix } from '../../mock-wix/index.ts';
import { createNodeBrowser } from '../../mock-wix/node-browser.ts';
import { ownerClient } from '../../mock-wix/owner-client.ts';

let mock: MockWix;

test.beforeAll(async () => {
  mock = await startMockWix();
});
test.beforeEach(() => mock.reset());
test.afterAll(() => mock.stop());

/** How many members the owner of acme has with this status. */
async function count(privacyStatus: 'PUBLIC' | 'PRIVATE'): Promise<number | undefined> {
  const { members } = ownerClient(createNodeBrowser(mock), mock.owner.key, mock.sites.acme.metaSiteId);
  const { totalCount } = await members.queryMembers().eq('privacyStatus', privacyStatus).limit(1).find();
  return totalCount;
}

test('a member is the same one each time, in a crowd of any size; another seed or site has others', () => {
  const { acme, yoga } = mock.sites;
  const { members } = acme.crowd(1000, 7);
  expect(members).toHaveLength(1000);
  expect(acme.crowd(10, 7).members).toEqual(members.slice(0, 10));
  const emails = new Set(members.map(({ loginEmail }) => loginEmail));
  expect(emails.size).toBe(1000);
  expect(emails).toContain('member999@crowd.acme-club.test');
  expect(yoga.crowd(10, 7).members[3]?.loginEmail).toBe('member3@crowd.yoga-with-dana.test');
  const ids = [acme.crowd(1000, 7), acme.crowd(1000, 8), yoga.crowd(1000, 7)].flatMap((crowd) =>
    crowd.members.flatMap(({ id, contactId }) => [id, contactId]),
  );
  expect(new Set(ids).size).toBe(6000);
  const guid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  expect(ids.filter((id) => !guid.test(id))).toEqual([]);
});

test('its members are of all kinds', () => {
  const { members } = mock.sites.acme.crowd(1000, 7);
  const having = (is: (member: (typeof members)[number]) => boolean) => members.filter(is).length / 10;
  const shares: [name: string, about: number, share: number][] = [
    ['public', 40, having(({ privacyStatus }) => privacyStatus === 'PUBLIC')],
    ['approved', 85, having(({ status }) => status === 'APPROVED')],
    ['never logged in', 20, having((member) => !('lastLoginDate' in member))],
    ['public and not', 8, having((it) => it.privacyStatus === 'PUBLIC' && !('lastLoginDate' in it))],
    ['without a nickname', 10, having((member) => !('nickname' in member))],
  ];
  for (const [name, about, share] of shares) expect(Math.abs(share - about), name).toBeLessThan(5);
  for (const status of ['PENDING', 'BLOCKED', 'OFFLINE']) {
    expect(
      having((member) => member.status === status),
      status,
    ).toBeGreaterThan(1);
  }
  expect(having(({ activityStatus }) => activityStatus === 'MUTED')).toBeGreaterThan(1);
  const scripts = [/\p{Script=Latin}/u, /\p{Script=Hebrew}/u, /\p{Script=Han}/u, /\p{Emoji_Presentation}/u];
  for (const script of scripts) {
    expect(
      having(({ nickname }) => script.test(nickname ?? '')),
      String(script),
    ).toBeGreaterThan(3);
  }
  const years = new Set(members.map(({ createdDate }) => createdDate.slice(0, 4)));
  expect([...years].sort()).toEqual(['2020', '2021', '2022', '2023', '2024', '2025']);
  const isOrdered = members.every(
    ({ createdDate, updatedDate, lastLoginDate = createdDate }) =>
      createdDate <= updatedDate && createdDate <= lastLoginDate,
  );
  expect(isOrdered).toBe(true);
});

test('is not among the named members, and is gone after a reset', async () => {
  const { acme } = mock.sites;
  const isPublic = acme.crowd(1000, 7).members.filter(({ privacyStatus }) => privacyStatus === 'PUBLIC');
  expect(acme.members).toHaveLength(4);
  expect(await count('PUBLIC')).toBe(isPublic.length + 2);
  mock.reset();
  expect(await count('PUBLIC')).toBe(2);
});

test('who changes is found as they are then, in the crowd and among the named', async () => {
  const { acme } = mock.sites;
  const crowd = acme.crowd(1000, 7);
  const before = (await count('PRIVATE')) ?? 0;
  const index = crowd.members.findIndex(({ privacyStatus }) => privacyStatus === 'PUBLIC');
  crowd.change(index, { privacyStatus: 'PRIVATE' });
  expect(await count('PRIVATE')).toBe(before + 1);
  acme.member('Dana').privacyStatus = 'PRIVATE';
  expect(await count('PRIVATE')).toBe(before + 2);
  acme.members = [];
  expect(await count('PRIVATE')).toBe(before - 1);
  acme.crowd(0);
  expect(await count('PRIVATE')).toBe(0);
  expect(() => crowd.change(1000, {})).toThrow('no member 1000');
});

test('of 5,000,000 nobody is made before somebody looks', () => {
  const begun = performance.now();
  const crowd = mock.sites.acme.crowd(5_000_000);
  expect(mock.sites.acme.members).toHaveLength(4);
  expect(performance.now() - begun).toBeLessThan(1000);
  expect(crowd).toBe(mock.sites.acme.others);
});

test('of 100,000 a page is there at once, but for the first one', async () => {
  const { acme } = mock.sites;
  acme.crowd(100_000);
  const { members } = ownerClient(createNodeBrowser(mock), mock.owner.key, acme.metaSiteId);
  for (let offset = 0; offset < 1000; offset += 100) {
    const sorting = [{ fieldName: 'profile.nickname', order: 'ASC' }];
    const query = { filter: {}, paging: { limit: 100, offset }, sorting };
    expect((await members.queryMembers(query, { search: { expression: 'a' } })).members).toHaveLength(100);
  }
  await expect.poll(() => mock.requests.every(({ isOver }) => isOver)).toBe(true);
  const [, ...later] = mock.requests.map(({ tookMs }) => tookMs);
  // The fastest of them: others may have had to wait for a busy machine.
  expect(Math.min(...later)).toBeLessThan(20);
});
