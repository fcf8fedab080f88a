import { expect, test } from '@playwright/test';
import { type MockWix, startMockWix } from '../../mock-wix/index.ts';
import { createNodeBrowser } from '../../mock-wix/node-browser.ts';
import { ownerClient } from '../../mock-wix/owner-client.ts';
import { failureOf } from './failure-of.ts';

let mock: MockWix;

test.beforeAll(async () => {
  mock = await startMockWix();
});
test.beforeEach(() => mock.reset());
test.afterAll(() => mock.stop());

const clientFor = (site: 'acme' | 'yoga', apiKey = mock.owner.key) =>
  ownerClient(createNodeBrowser(mock), apiKey, mock.sites[site].metaSiteId);
const query = (site: 'acme' | 'yoga' = 'acme', apiKey?: string) =>
  clientFor(site, apiKey).members.queryMembers().find();
const setRule = () =>
  clientFor('acme').memberPrivacySettings.setMemberPrivacySettings({
    publicMemberVisibility: 'VISIBLE_TO_ALL',
    publicMemberCandidates: 'NO_ONE',
    revision: '1',
  });
const setDefault = () =>
  clientFor('acme').defaultPrivacy.setDefaultPrivacyStatus({ defaultPrivacy: 'PUBLIC', revision: '1' });

/** A query with these headers, as it is answered. */
async function answerTo(headers: Record<string, string>) {
  const url = 'https://www.wixapis.com/members/v1/members/query';
  const answer = await createNodeBrowser(mock).fetch(url, { method: 'POST', headers, body: '{}' });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}
const denied = { status: 403, code: 'PERMISSION_DENIED', hasRequestId: true };

test('the key looks like one, and each part of it can be found where it must not be', async () => {
  const { key, canary } = mock.owner;
  expect(key).toMatch(/^IST(\.[\w-]{50,}){3}$/);
  const [, ...parts] = key.split('.');
  for (const part of parts) expect(part).toContain(canary);
  expect(canary).not.toContain(mock.canary);
  const other = await startMockWix();
  await other.stop();
  expect(other.owner.canary).not.toBe(canary);
  mock.reset();
  expect({ ...mock.owner }).toEqual({ ...other.owner, key, canary });
});

test('every request is recorded with its step', async () => {
  const { memberPrivacySettings, defaultPrivacy } = clientFor('acme');
  await query();
  await memberPrivacySettings.getMemberPrivacySettings();
  await setRule();
  await defaultPrivacy.getDefaultPrivacyStatus();
  await setDefault();
  const host = 'www.wixapis.com';
  const steps = ['owner-query', 'owner-rule', 'owner-set-rule', 'owner-default', 'owner-set-default'];
  expect(mock.requests).toMatchObject(steps.map((step) => ({ site: host, host, step })));
  for (const { headers } of mock.requests) expect(headers.authorization).toBe(mock.owner.key);
});

test('no key, another one, or one that was revoked: 401, with nothing to read in it', async () => {
  const site = { 'wix-site-id': mock.sites.acme.metaSiteId };
  const nothing = { message: '', details: {} };
  expect(await answerTo(site)).toMatchObject({ status: 401, body: nothing });
  const bearer = { ...site, authorization: `Bearer ${mock.owner.key}` };
  expect(await answerTo(bearer)).toMatchObject({ status: 401, body: nothing });
  expect(await failureOf(query('acme', 'IST.a.b.c'))).toMatchObject({ status: 401, hasRequestId: true });
  await query();
  mock.owner.isRevoked = true;
  expect(await failureOf(query())).toMatchObject({ status: 401 });
  // Who has no key learns nothing of sites.
  expect(await answerTo({})).toMatchObject({ status: 401 });
});

test('a key is revoked while the members are read', async () => {
  mock.sites.acme.crowd(350);
  let page = await clientFor('acme').members.queryMembers().limit(100).find();
  page = await page.next();
  mock.owner.isRevoked = true;
  expect(await failureOf(page.next())).toMatchObject({ status: 401 });
  mock.owner.isRevoked = false;
  expect((await page.next()).items).toHaveLength(100);
});

test('a site has to be named, to be there, and to be one of Wix', async () => {
  const authorization = mock.owner.key;
  const none = await answerTo({ authorization });
  expect([none.status, none.body.details.applicationError.code]).toEqual([428, 'MISSING_METASITE_ID']);
  const { yoga, copy, plain } = mock.sites;
  for (const siteId of ['unknown', yoga.key, copy.metaSiteId, plain.metaSiteId]) {
    const answer = await answerTo({ authorization, 'wix-site-id': siteId });
    expect([answer.status, answer.body.details]).toEqual([404, {}]);
  }
  mock.owner.sites = [];
  expect(await answerTo({ authorization, 'wix-site-id': 'unknown' })).toMatchObject({ status: 404 });
});

test('a key reaches the sites it is for, and writes only where it may', async () => {
  mock.owner.sites = ['yoga'];
  expect(await failureOf(query('acme'))).toEqual(denied);
  expect((await query('yoga')).items).toHaveLength(2);
  mock.owner.sites = 'all';
  mock.owner.mayWrite = false;
  expect(await failureOf(setRule())).toEqual(denied);
  expect(await failureOf(setDefault())).toEqual(denied);
  expect((await query('acme')).items).toHaveLength(4);
  expect(mock.sites.acme.rule.revision).toBe(1);
  expect(mock.sites.acme.defaultPrivacy.revision).toBe(1);
  mock.owner.mayWrite = true;
  await setRule();
  expect(mock.sites.acme.rule.revision).toBe(2);
});

test('what is not an API of an owner is not found', async () => {
  const url = 'https://www.wixapis.com/members/v1/members/query';
  const headers = { authorization: mock.owner.key, 'wix-site-id': mock.sites.acme.metaSiteId };
  expect((await createNodeBrowser(mock).fetch(url, { headers })).status).toBe(404);
  expect(mock.requests.at(-1)?.step).toBe('other');
});

test.describe('too many requests in a minute', () => {
  const later = (ms: number) => {
    for (const request of mock.requests) request.at -= ms;
  };

  test('are refused, of all sites together, until the minute is over', async () => {
    mock.owner.requestsPerMinute = 3;
    expect(await failureOf(query('acme', 'IST.a.b.c'))).toMatchObject({ status: 401 });
    await query('acme');
    later(30_000);
    await query('yoga');
    await setRule();
    expect(await failureOf(query('acme'))).toMatchObject({ status: 429, hasRequestId: true });
    expect(await failureOf(setDefault())).toMatchObject({ status: 429 });
    expect(mock.sites.acme.defaultPrivacy.revision).toBe(1);
    // The first one is over a minute ago, but those that were refused count as well.
    later(30_000);
    expect(await failureOf(query('yoga'))).toMatchObject({ status: 429 });
    later(60_000);
    await query('yoga');
  });

  test('are 200, and are told how long to wait only if so set', async () => {
    await query();
    const [first] = mock.requests;
    if (!first) throw new Error('Nothing was asked');
    mock.requests.push(...Array.from({ length: 198 }, () => ({ ...first })));
    await query();
    const headers = { authorization: mock.owner.key, 'wix-site-id': mock.sites.acme.metaSiteId };
    const refused = await answerTo(headers);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null]);
    mock.owner.retryAfterS = 7;
    expect((await answerTo(headers)).headers.get('retry-after')).toBe('7');
    // The key, the site and the permission come before the limit.
    expect(await answerTo({ ...headers, 'wix-site-id': '' })).toMatchObject({ status: 428 });
    mock.owner.sites = ['yoga'];
    expect(await answerTo(headers)).toMatchObject({ status: 403 });
  });
});

test('faults hit the steps of the site that a request is about', async () => {
  mock.fault({ site: 'acme', step: 'owner-query', status: 503, times: 1 });
  expect((await query('yoga')).items).toHaveLength(2);
  expect(await failureOf(query('acme'))).toMatchObject({ status: 503 });
  expect((await query('acme')).items).toHaveLength(4);
  mock.fault({ site: 'acme', step: 'owner-set-rule', ignoreWrite: true, times: 1 });
  expect((await setRule()).memberPrivacySettings?.revision).toBe('2');
  expect(mock.sites.acme.rule.revision).toBe(1);
  mock.fault({ site: 'acme', step: 'owner-set-rule', drop: 'after', times: 1 });
  await expect(setRule()).rejects.toThrow();
  expect(mock.sites.acme.rule).toMatchObject({ publicMemberCandidates: 'NO_ONE', revision: 2 });
  mock.fault({ site: 'acme', step: 'owner-set-default', drop: 'before', times: 1 });
  await expect(setDefault()).rejects.toThrow();
  expect(mock.sites.acme.defaultPrivacy.revision).toBe(1);
  mock.fault({ site: 'acme', step: 'owner-query', transfer: { padTo: 1024 * 1024 }, times: 1 });
  expect((await query('acme')).items).toHaveLength(4);
  await expect.poll(() => mock.requests.at(-1)?.sentBytes).toBeGreaterThan(1024 * 1024);
});

test('a reset gives the key all that it had', async () => {
  const { owner } = mock;
  const before = { ...owner };
  Object.assign(owner, { sites: [], isRevoked: true, mayWrite: false, tooManyToCount: true });
  Object.assign(owner, { requestsPerMinute: 0, retryAfterS: 9 });
  expect(await failureOf(query())).toMatchObject({ status: 401 });
  mock.reset();
  expect({ ...owner }).toEqual(before);
  expect((await query()).totalCount).toBe(4);
  await setRule();
});
