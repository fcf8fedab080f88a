import { expect, test } from '@playwright/test';
import { type MockWix, startMockWix } from '../mock-wix/index.ts';
import { createNodeBrowser } from '../mock-wix/node-browser.ts';
import { fetchTokens, sdkAs, sdkClient, sdkFor } from '../mock-wix/sdk-client.ts';
import { failureOf } from './mock-wix/failure-of.ts';

const metasite = '22bef345-3c5b-4c18-b782-74d4085112ff';
const velo = '675bbcef-18d8-41f5-800e-131ec9e08762';
let mock: MockWix;

test.beforeAll(async () => {
  mock = await startMockWix();
});
test.beforeEach(() => mock.reset());
test.afterAll(() => mock.stop());

test.describe('the current member', () => {
  test('comes without statuses unless more is asked for', async () => {
    const { members } = await sdkAs(createNodeBrowser(mock), mock.sites.acme, 'Dana');
    const unknown = { status: 'UNKNOWN', privacyStatus: 'UNKNOWN', activityStatus: 'UNKNOWN' };
    const known = { status: 'APPROVED', privacyStatus: 'PUBLIC', activityStatus: 'ACTIVE' };
    const byDefault = (await members.getCurrentMember()).member;
    expect(byDefault).toMatchObject({ _id: mock.sites.acme.member('Dana').id, ...unknown });
    expect(byDefault).not.toHaveProperty('loginEmail');
    const extended = (await members.getCurrentMember({ fieldsets: ['EXTENDED'] })).member;
    expect(extended).toMatchObject({ loginEmail: 'dana@members.acme-club.test', ...known });
    expect(extended).not.toHaveProperty('contact');
    const full = (await members.getCurrentMember({ fieldsets: ['PUBLIC', 'FULL'] })).member;
    expect(full).toMatchObject({ contact: { firstName: 'Dana' }, ...known });
    expect(full?.lastLoginDate).toBeInstanceOf(Date);
  });

  test('takes fieldsets repeated or with commas', async () => {
    const browser = createNodeBrowser(mock);
    await browser.fetch(mock.sites.acme.logInUrl('Omer'));
    const authorization = (await fetchTokens(browser, mock.sites.acme)).apps[metasite]?.instance ?? '';
    for (const query of ['fieldsets=PUBLIC,EXTENDED', 'fieldsets=PUBLIC&fieldsets=EXTENDED']) {
      const url = mock.sites.acme.url(`/_api/members/v1/members/my?${query}`);
      const { member } = await (await browser.fetch(url, { headers: { authorization } })).json();
      expect(member).toMatchObject({ loginEmail: 'omer@members.acme-club.test', privacyStatus: 'PRIVATE' });
    }
  });

  test('is nobody for a visitor', async () => {
    const { members } = await sdkFor(createNodeBrowser(mock), mock.sites.acme);
    const failure = await failureOf(members.getCurrentMember());
    expect(failure).toEqual({ status: 404, code: 'NOT_FOUND', hasRequestId: true });
    expect(await failureOf(members.leaveCommunity())).toMatchObject({ status: 403 });
  });
});

test.describe('joining and leaving', () => {
  test('changes the caller and nobody else', async () => {
    const { acme } = mock.sites;
    const { members } = await sdkAs(createNodeBrowser(mock), acme, 'Omer');
    expect((await members.joinCommunity()).member).toMatchObject({ _id: acme.member('Omer').id });
    expect(acme.members.map(({ privacyStatus }) => privacyStatus)).toEqual([
      'PUBLIC',
      'PUBLIC',
      'PUBLIC',
      'PRIVATE',
    ]);
    expect((await members.leaveCommunity()).member).toMatchObject({ privacyStatus: 'PRIVATE' });
    expect(acme.member('Omer').privacyStatus).toBe('PRIVATE');
    const [tokens, join, leave] = mock.requests;
    expect([tokens?.step, join?.step, leave?.step]).toEqual(['tokens', 'join', 'leave']);
    expect(join).toMatchObject({ method: 'POST', body: '{}', site: 'www.acme-club.test' });
    expect(join?.path).toBe('/_api/members/v1/members/join-community');
  });

  test('is impossible where nobody may be public; leaving is not', async () => {
    const { acme } = mock.sites;
    const { members } = await sdkAs(createNodeBrowser(mock), acme, 'Dana');
    acme.rule.publicMemberCandidates = 'NO_ONE';
    const failure = await failureOf(members.joinCommunity());
    expect(failure).toEqual({ status: 428, code: 'COMMUNITY_JOIN_IMPOSSIBLE', hasRequestId: true });
    const { member } = await members.getCurrentMember({ fieldsets: ['EXTENDED'] });
    expect(member?.privacyStatus).toBe('PRIVATE');
    await members.leaveCommunity();
    expect(acme.member('Dana').privacyStatus).toBe('PRIVATE');
  });

  test('is seen at once by the client that wrote, not by another', async () => {
    const { acme } = mock.sites;
    acme.replicationLagMs = 60_000;
    const browser = createNodeBrowser(mock);
    const writer = await sdkAs(browser, acme, 'Dana');
    await writer.members.leaveCommunity();
    const read = async (client: typeof writer) =>
      (await client.members.getCurrentMember({ fieldsets: ['EXTENDED'] })).member?.privacyStatus;
    expect(await read(writer)).toBe('PRIVATE');
    expect(await read(await sdkFor(browser, acme))).toBe('PUBLIC');
  });
});

test('a write reaches every reader once the lag is over', async () => {
  const { acme } = mock.sites;
  acme.replicationLagMs = 400;
  const browser = createNodeBrowser(mock);
  await (await sdkAs(browser, acme, 'Dana')).members.leaveCommunity();
  const reader = await sdkFor(browser, acme);
  const seen: unknown[] = [];
  await expect(async () => {
    const { member } = await reader.members.getCurrentMember({ fieldsets: ['EXTENDED'] });
    seen.push(member?.privacyStatus);
    expect(member?.privacyStatus).toBe('PRIVATE');
  }).toPass({ timeout: 5000 });
  expect(seen[0]).toBe('PUBLIC');
});

test.describe('who sees whom', () => {
  test('private members are left out for visitors and for members', async () => {
    const { acme } = mock.sites;
    const visitor = await sdkFor(createNodeBrowser(mock), acme);
    const omer = await sdkAs(createNodeBrowser(mock), acme, 'Omer');
    for (const { members } of [visitor, omer]) {
      const { items } = await members.queryMembers({ fieldsets: ['FULL'] }).find();
      expect(items.map(({ profile }) => profile?.slug)).toEqual(['dana', 'ruth']);
      expect(items[0]).toMatchObject({ privacyStatus: 'UNKNOWN' });
      const hidden = await members.queryMembers().eq('privacyStatus', 'PRIVATE').find();
      expect(hidden.items).toEqual([]);
    }
    const yossi = acme.member('Yossi');
    expect(await failureOf(visitor.members.getMember(yossi.id))).toMatchObject({ status: 404 });
    expect(await omer.members.getMember(acme.member('Ruth').id)).toMatchObject({ profile: { slug: 'ruth' } });
    yossi.privacyStatus = 'PUBLIC';
    expect(await visitor.members.getMember(yossi.id)).toMatchObject({ profile: { slug: 'yossi' } });
  });

  test('where only members see members, visitors see nobody; any visitor may read the rule', async () => {
    const { acme } = mock.sites;
    acme.rule.publicMemberVisibility = 'VISIBLE_TO_MEMBERS_ONLY';
    const visitor = await sdkFor(createNodeBrowser(mock), acme);
    expect((await visitor.members.queryMembers().find()).items).toEqual([]);
    const omer = await sdkAs(createNodeBrowser(mock), acme, 'Omer');
    expect((await omer.members.queryMembers().limit(1).find()).items).toHaveLength(1);
    expect(await visitor.memberPrivacySettings.getMemberPrivacySettings()).toEqual({
      memberPrivacySettings: {
        publicMemberVisibility: 'VISIBLE_TO_MEMBERS_ONLY',
        publicMemberCandidates: 'ANYONE',
        revision: '1',
      },
    });
  });

  test('neighbours on one origin have members and sessions of their own', async () => {
    const { yoga, dance } = mock.sites;
    const browser = createNodeBrowser(mock);
    const noa = await sdkAs(browser, yoga, 'Noa');
    expect((await fetchTokens(browser, dance)).smToken).toBeUndefined();
    const lior = await sdkAs(browser, dance, 'Lior');
    await noa.members.joinCommunity();
    await lior.members.leaveCommunity();
    expect(yoga.members.map(({ privacyStatus }) => privacyStatus)).toEqual(['PUBLIC', 'PUBLIC']);
    expect(dance.members.map(({ privacyStatus }) => privacyStatus)).toEqual(['PRIVATE', 'PRIVATE']);
    await browser.fetch(dance.logOutUrl());
    expect((await fetchTokens(browser, dance)).siteMemberId).toBeUndefined();
    expect((await fetchTokens(browser, yoga)).siteMemberId).toBe(yoga.member('Noa').id);
    expect(mock.requests.map(({ site }) => site)).toContain('dana.wixsite.test/dance');
  });
});

test.describe('tokens', () => {
  test('of another site, of an ended session, expired or invented are refused', async () => {
    const { acme, yoga, dance } = mock.sites;
    const browser = createNodeBrowser(mock);
    await browser.fetch(yoga.logInUrl('Noa'));
    const token = (await fetchTokens(browser, yoga)).apps[metasite]?.instance ?? '';
    const asNoa = sdkClient(browser, yoga, token);
    expect((await asNoa.members.getCurrentMember()).member?._id).toBe(yoga.member('Noa').id);
    for (const client of [
      sdkClient(browser, dance, token),
      sdkClient(browser, acme, token),
      sdkClient(browser, yoga, ''),
      sdkClient(browser, yoga, `${token}x.y`),
      sdkClient(browser, yoga, token.replace(/.\./, '~.')),
    ]) {
      expect(await failureOf(client.members.getCurrentMember())).toMatchObject({ status: 401 });
    }
    yoga.expireTokens();
    expect(await failureOf(asNoa.members.getCurrentMember())).toMatchObject({ status: 401 });
    const renewed = await sdkFor(browser, yoga);
    expect((await renewed.members.getCurrentMember()).member?._id).toBe(yoga.member('Noa').id);
    yoga.endSessions();
    expect(await failureOf(renewed.members.getCurrentMember())).toMatchObject({ status: 401 });
    expect((await fetchTokens(browser, yoga)).smToken).toBeUndefined();
    yoga.tokenLifetimeMs = 0;
    const stillborn = await sdkAs(browser, yoga, 'Maya');
    expect(await failureOf(stillborn.members.getCurrentMember())).toMatchObject({ status: 401 });
  });

  test('have the documented shape, carry the canary, and differ from app to app', async () => {
    const browser = createNodeBrowser(mock);
    const before = await fetchTokens(browser, mock.sites.acme);
    expect(before).not.toHaveProperty('smToken');
    expect(before).not.toHaveProperty('siteMemberId');
    await browser.fetch(mock.sites.acme.logInUrl('Dana'));
    const { apps, smToken, svSession } = await fetchTokens(browser, mock.sites.acme);
    const instances = Object.values(apps).map(({ instance }) => instance);
    expect(new Set(instances).size).toBe(instances.length);
    for (const token of [...instances, smToken]) expect(token).toContain(mock.canary);
    expect(apps[metasite]?.instance).toMatch(/^[\w-]+\.[\w-]+$/);
    expect(apps[velo]?.instance).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(svSession).toBe(browser.cookie(mock.sites.acme.base, 'svSession'));
    for (const header of browser.setCookies) expect(header).not.toContain(mock.canary);
    const viaVelo = sdkClient(browser, mock.sites.acme, apps[velo]?.instance ?? '');
    expect((await viaVelo.members.getCurrentMember()).member?.profile?.slug).toBe('dana');
  });

  test('name the member only with the binding header where a site asks for it', async () => {
    const { acme } = mock.sites;
    acme.bindingRequired = true;
    const browser = createNodeBrowser(mock);
    await browser.fetch(acme.logInUrl('Dana'));
    expect((await fetchTokens(browser, acme)).smToken).toBeUndefined();
    expect((await fetchTokens(browser, acme, { 'client-binding': metasite })).smToken).toBeUndefined();
    const binding = browser.cookie(acme.base, 'server-session-bind') ?? '';
    const named = await fetchTokens(browser, acme, { 'client-binding': binding });
    expect(named.siteMemberId).toBe(acme.member('Dana').id);
  });
});
