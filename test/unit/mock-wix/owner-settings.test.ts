import { expect, test } from '@playwright/test';
import { type MockWix, startMockWix } from '../../mock-wix/index.ts';
import { createNodeBrowser } from '../../mock-wix/node-browser.ts';
import { ownerClient } from '../../mock-wix/owner-client.ts';
import { sdkFor } from '../../mock-wix/sdk-client.ts';
import { failureOf } from './failure-of.ts';

let mock: MockWix;

test.beforeAll(async () => {
  mock = await startMockWix();
});
test.beforeEach(() => mock.reset());
test.afterAll(() => mock.stop());

const owner = () => ownerClient(createNodeBrowser(mock), mock.owner.key, mock.sites.acme.metaSiteId);
const everyone = { publicMemberVisibility: 'VISIBLE_TO_ALL', publicMemberCandidates: 'ANYONE' } as const;
const noOne = { ...everyone, publicMemberCandidates: 'NO_ONE' } as const;
const guid = /^[\da-f-]{36}$/;

/** A request as the SDK would send it, but with any body. */
const send = (method: string, path: string, body: string) =>
  createNodeBrowser(mock).fetch(`https://www.wixapis.com/members/v1/${path}`, {
    method,
    headers: { authorization: mock.owner.key, 'wix-site-id': mock.sites.acme.metaSiteId },
    body,
  });

test.describe('the rule for all members', () => {
  test("is read and set, and is the one that the site's own API answers", async () => {
    const { acme } = mock.sites;
    const { memberPrivacySettings } = owner();
    expect(await memberPrivacySettings.getMemberPrivacySettings()).toEqual({
      memberPrivacySettings: { _id: expect.stringMatching(guid), ...everyone, revision: '1' },
    });
    const members = { ...noOne, publicMemberVisibility: 'VISIBLE_TO_MEMBERS_ONLY' } as const;
    const set = await memberPrivacySettings.setMemberPrivacySettings({ ...members, revision: '1' });
    expect(set.memberPrivacySettings).toMatchObject({ ...members, revision: '2' });
    expect(set.memberPrivacySettings?._updatedDate).toBeInstanceOf(Date);
    expect(await memberPrivacySettings.getMemberPrivacySettings()).toEqual(set);
    expect(acme.rule).toMatchObject({ ...members, revision: 2 });
    const visitor = await sdkFor(createNodeBrowser(mock), acme);
    const seen = await visitor.memberPrivacySettings.getMemberPrivacySettings();
    expect(seen.memberPrivacySettings).toMatchObject({ ...members, revision: '2' });
    expect(mock.sites.yoga.rule).toEqual({ ...everyone, revision: 1 });
  });

  test('is not set on a stale revision, nor without one, nor to unknown words', async () => {
    const { acme } = mock.sites;
    acme.rule.revision = 3;
    const { setMemberPrivacySettings } = owner().memberPrivacySettings;
    await expect(setMemberPrivacySettings({ ...noOne, revision: '2' })).rejects.toMatchObject({
      response: { status: 400 },
      details: { applicationError: { code: 'INVALID_REVISION', data: { revision: '2' } } },
    });
    const unknown = { ...noOne, publicMemberCandidates: 'UNKNOWN', revision: '3' } as const;
    await expect(setMemberPrivacySettings(unknown)).rejects.toMatchObject({
      response: { status: 400 },
      details: {
        applicationError: {
          code: 'INVALID_SETTINGS',
          data: { publicMemberVisibility: 'VISIBLE_TO_ALL', publicMemberCandidates: 'UNKNOWN' },
        },
      },
    });
    const half = { publicMemberCandidates: 'NO_ONE', revision: '3' } as const;
    expect(await failureOf(setMemberPrivacySettings(half))).toMatchObject({ code: 'INVALID_SETTINGS' });
    for (const body of [
      '',
      '[]',
      '{}',
      JSON.stringify({ memberPrivacySettings: { ...noOne, revision: 3 } }),
    ]) {
      const answer = await send('POST', 'privacy-settings', body);
      expect([answer.status, await answer.json()]).toMatchObject([400, { details: { validationError: {} } }]);
    }
    expect(acme.rule).toEqual({ ...everyone, revision: 3 });
    await setMemberPrivacySettings({ ...noOne, revision: '3' });
    expect(acme.rule).toMatchObject({ ...noOne, revision: 4 });
  });
});

test.describe('what new members start with', () => {
  test('is read and set', async () => {
    const { defaultPrivacy } = owner();
    const before = { _id: expect.stringMatching(guid), defaultPrivacy: 'PRIVATE', revision: '1' };
    expect(await defaultPrivacy.getDefaultPrivacyStatus()).toEqual({ defaultPrivacy: before });
    const to = { defaultPrivacy: 'PUBLIC', revision: '1' } as const;
    const set = await defaultPrivacy.setDefaultPrivacyStatus({ ...to });
    expect(set.defaultPrivacy).toEqual({ ...before, defaultPrivacy: 'PUBLIC', revision: '2' });
    expect(await defaultPrivacy.getDefaultPrivacyStatus()).toEqual(set);
    expect(mock.sites.acme.defaultPrivacy).toEqual({ defaultPrivacy: 'PUBLIC', revision: 2 });
    expect(mock.sites.yoga.defaultPrivacy).toEqual({ defaultPrivacy: 'PRIVATE', revision: 1 });
  });

  test('is not set on a stale revision, which has no code of its own, nor to anything else', async () => {
    const { setDefaultPrivacyStatus } = owner().defaultPrivacy;
    const stale = failureOf(setDefaultPrivacyStatus({ defaultPrivacy: 'PUBLIC', revision: '7' }));
    expect(await stale).toEqual({ status: 400, code: 400, hasRequestId: true });
    for (const sent of [{ defaultPrivacy: 'PUBLIC' }, { defaultPrivacy: 'UNKNOWN', revision: '1' }]) {
      const answer = await send('PATCH', 'default-privacy-status', JSON.stringify({ defaultPrivacy: sent }));
      expect([answer.status, await answer.json()]).toMatchObject([400, { details: { validationError: {} } }]);
    }
    expect(mock.sites.acme.defaultPrivacy).toEqual({ defaultPrivacy: 'PRIVATE', revision: 1 });
  });
});

test('a write answers with what makes the next read consistent; a read does not', async () => {
  const body = JSON.stringify({ memberPrivacySettings: { ...noOne, revision: '1' } });
  const written = await send('POST', 'privacy-settings', body);
  const changed = JSON.stringify({ defaultPrivacy: { defaultPrivacy: 'PUBLIC', revision: '1' } });
  const alsoWritten = await send('PATCH', 'default-privacy-status', changed);
  const read = await send('GET', 'privacy-settings', '');
  const answers = [written, alsoWritten, read];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(answers.map(({ headers }) => headers.has('x-wix-consistent'))).toEqual([true, true, false]);
  expect(answers.map(({ headers }) => headers.has('x-wix-request-id'))).toEqual([true, true, true]);
});

test('a reset puts both back', async () => {
  const { memberPrivacySettings, defaultPrivacy } = owner();
  await memberPrivacySettings.setMemberPrivacySettings({ ...noOne, revision: '1' });
  await defaultPrivacy.setDefaultPrivacyStatus({ defaultPrivacy: 'PUBLIC', revision: '1' });
  mock.reset();
  expect(mock.sites.acme.rule).toEqual({ ...everyone, revision: 1 });
  expect(mock.sites.acme.defaultPrivacy).toEqual({ defaultPrivacy: 'PRIVATE', revision: 1 });
});
