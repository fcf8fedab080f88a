import { expect, test } from '@playwright/test';
import { FailureError, failureOf } from '../../../src/wix/failure.ts';
import { createMembersApi, type MembersApi } from '../../../src/wix/members-api.ts';
import { recordingFetch } from './recording-fetch.ts';
import { usualSite } from './usual-site.ts';

const token = 'c2ln.eyJhaWQiOiIxIn0';
const siteAt = (base: string) => ({
  key: base.slice('https://'.length),
  base,
  accessTokensUrl: `${base}/_api/v1/access-tokens`,
  ...usualSite,
});
const free = siteAt('https://dana.wixsite.test/yoga');

/** A members API whose site gives these answers, and what was sent to it. */
function apiOf(answers: (() => Response)[], site = free) {
  const { fetch, sent } = recordingFetch(...answers);
  return { api: createMembersApi(site, token, fetch), sent };
}

const member = (privacyStatus: string, headers: Record<string, string> = {}) => {
  const id = 'member-1';
  return () => Response.json({ member: { id, privacyStatus, status: 'APPROVED' } }, { headers });
};
const rule = () =>
  Response.json({
    memberPrivacySettings: { publicMemberCandidates: 'ANYONE', publicMemberVisibility: 'VISIBLE_TO_ALL' },
  });

const calls: [
  name: Exclude<keyof MembersApi, 'findProfile'>,
  answer: () => Response,
  method: string,
  path: string,
  body: object | undefined,
  expected: Record<string, unknown> | string | undefined,
][] = [
  [
    'readMe',
    member('PRIVATE'),
    'GET',
    'members/my?fieldsets=EXTENDED',
    undefined,
    { id: 'member-1', privacyStatus: 'PRIVATE' },
  ],
  ['join', member('PUBLIC'), 'POST', 'members/join-community', {}, undefined],
  ['leave', member('PRIVATE'), 'POST', 'members/leave-community', {}, undefined],
  [
    'readSiteRule',
    rule,
    'GET',
    'privacy-settings',
    undefined,
    { rule: 'everyone', rawRule: 'ANYONE, VISIBLE_TO_ALL' },
  ],
];
const sites = ['https://www.acme-club.test', 'https://dana.wixsite.test/yoga', 'https://localhost:8443/a/b'];
for (const [name, answer, method, path, body, expected] of calls) {
  for (const base of sites) {
    test(`${name} sends one ${method} to ${base}, the token raw`, async () => {
      const { api, sent } = apiOf([answer], siteAt(base));
      const result = await api[name]();
      if (typeof expected === 'object') expect(result).toMatchObject(expected);
      else expect(result).toBe(expected);
      expect(sent).toHaveLength(1);
      expect(sent[0]).toMatchObject({ url: `${base}/_api/members/v1/${path}`, method });
      expect(sent[0]?.headers.get('authorization')).toBe(token);
      expect(sent[0]?.body === undefined ? undefined : JSON.parse(String(sent[0]?.body))).toEqual(body);
    });
  }
}

const fieldsets = (url: string) => new URL(url).searchParams.getAll('fieldsets').join();

const retries: [name: string, answers: (() => Response)[], asked: string[], status: string][] = [
  ['PUBLIC: it stays', [member('PUBLIC')], ['EXTENDED'], 'PUBLIC'],
  [
    'UNKNOWN, then PRIVATE with FULL',
    [member('UNKNOWN'), member('PRIVATE')],
    ['EXTENDED', 'FULL'],
    'PRIVATE',
  ],
  ['UNKNOWN, with FULL too: nothing more is asked', [member('UNKNOWN')], ['EXTENDED', 'FULL'], 'UNKNOWN'],
];
for (const [name, answers, asked, privacyStatus] of retries) {
  test(`C9: EXTENDED answers ${name}`, async () => {
    const { api, sent } = apiOf(answers);
    expect(await api.readMe()).toMatchObject({ privacyStatus });
    expect(sent.map(({ url }) => fieldsets(url))).toEqual(asked);
    expect(sent.map(({ method }) => method)).toEqual(asked.map(() => 'GET'));
  });
}

test('C9: EXTENDED answers UNKNOWN and FULL is not allowed: the member is known, its status is UNKNOWN', async () => {
  const { api, sent } = apiOf([member('UNKNOWN'), () => Response.json({}, { status: 403 })]);
  expect(await api.readMe()).toMatchObject({ id: 'member-1', privacyStatus: 'UNKNOWN' });
  expect(sent).toHaveLength(2);
});

test('C11: EXTENDED answers UNKNOWN and FULL names somebody else: nothing is believed of either', async () => {
  const somebodyElse = () => Response.json({ member: { id: 'member-2', privacyStatus: 'PUBLIC' } });
  const { api } = apiOf([member('UNKNOWN'), somebodyElse]);
  expect(await api.readMe()).toMatchObject({ id: 'member-1', privacyStatus: 'UNKNOWN' });
});

for (const write of ['join', 'leave'] as const) {
  test(`the consistency header of ${write} goes with the next reading, and with no other client's`, async () => {
    const { api, sent } = apiOf([
      member('PUBLIC'),
      member('PUBLIC', { 'x-wix-consistent': 'canary-1' }),
      member('PUBLIC'),
    ]);
    await api.readMe();
    await api[write]();
    await api.readMe();
    expect(sent.map(({ headers }) => headers.get('x-wix-consistent'))).toEqual([null, null, 'canary-1']);
    const stranger = apiOf([member('PUBLIC')]);
    await stranger.api.readMe();
    expect(stranger.sent[0]?.headers.get('x-wix-consistent')).toBeNull();
  });
}

const requestIds: [given: string | undefined, kept: string | undefined][] = [
  ['1736.42-a', '1736.42-a'],
  [undefined, undefined],
  ['<b>', undefined],
  ['x'.repeat(101), undefined],
];
for (const [given, kept] of requestIds) {
  test(`a member keeps the id of the request that told: ${kept} of ${given?.slice(0, 20)}`, async () => {
    const { api } = apiOf([member('PUBLIC', given === undefined ? {} : { 'x-wix-request-id': given })]);
    expect((await api.readMe()).requestId).toBe(kept);
  });
}

test('where FULL tells more, the request id is that of the second reading', async () => {
  const { api } = apiOf([
    member('UNKNOWN', { 'x-wix-request-id': 'first' }),
    member('PRIVATE', { 'x-wix-request-id': 'second' }),
  ]);
  expect(await api.readMe()).toMatchObject({ privacyStatus: 'PRIVATE', requestId: 'second' });
});

for (const claimed of [{ member: { id: 'member-1', privacyStatus: 'PUBLIC' } }, { member: null }, {}]) {
  test(`leave tells nothing of its outcome when the answer is ${JSON.stringify(claimed)}`, async () => {
    expect(await apiOf([() => Response.json(claimed)]).api.leave()).toBeUndefined();
  });
}

const noMember: [name: string, answer: () => Response][] = [
  ['{}', () => Response.json({})],
  ['null', () => Response.json(null)],
  ['[]', () => Response.json([])],
  ['"x"', () => Response.json('x')],
  ['0', () => Response.json(0)],
  ['a member without id', () => Response.json({ member: { privacyStatus: 'PUBLIC' } })],
  ['a member that is null', () => Response.json({ member: null })],
  ['HTML', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
  ['an empty body', () => new Response('')],
  ['204', () => new Response(null, { status: 204 })],
  ['truncated JSON', () => new Response('{"member":{"id":"m')],
];
for (const [name, answer] of noMember) {
  test(`C2: a reading that answers ${name} is an unexpected answer`, async () => {
    const { api, sent } = apiOf([answer]);
    const [outcome] = await Promise.allSettled([api.readMe()]);
    expect(outcome.status === 'rejected' && failureOf(outcome.reason)).toMatchObject({
      kind: 'unexpected-answer',
    });
    expect(sent).toHaveLength(1);
  });
}

for (const kind of ['too-slow', 'no-connection', 'document-gone', 'answer-lost'] as const) {
  for (const call of ['readMe', 'join', 'leave', 'readSiteRule'] as const) {
    test(`what our fetch throws for ${call}, ${kind}, comes out as it is`, async () => {
      const fetch = () => Promise.reject(new FailureError({ kind }));
      const [outcome] = await Promise.allSettled([createMembersApi(free, token, fetch)[call]()]);
      expect(outcome.status === 'rejected' && failureOf(outcome.reason)).toEqual({ kind });
    });
  }
}
