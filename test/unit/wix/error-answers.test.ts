import { expect, test } from '@playwright/test';
import { failureOf } from '../../../src/wix/failure.ts';
import { createMembersApi } from '../../../src/wix/members-api.ts';
import { recordingFetch } from './recording-fetch.ts';
import { usualSite } from './usual-site.ts';

const base = 'https://www.acme-club.test';
const site = {
  key: 'www.acme-club.test',
  base,
  accessTokensUrl: `${base}/_api/v1/access-tokens`,
  ...usualSite,
};

/** The failure of `call` when the site answers so, and how often it was asked. */
async function failureFor(call: 'readMe' | 'join' | 'leave' | 'readSiteRule', status: number, body: string) {
  const headers = { 'x-wix-request-id': 'req-1', 'content-type': 'application/json' };
  const { fetch, sent } = recordingFetch(() => new Response(body, { status, headers }));
  const [outcome] = await Promise.allSettled([createMembersApi(site, 'sig.me', fetch)[call]()]);
  return { failure: outcome.status === 'rejected' && failureOf(outcome.reason), times: sent.length };
}

const wix = (code: unknown, description: unknown = 'd') =>
  JSON.stringify({ message: 'm', details: { applicationError: { code, description, data: {} } } });

const documented: [call: 'readMe' | 'join' | 'leave' | 'readSiteRule', number, string, object][] = [
  ['readMe', 404, wix('NOT_FOUND'), { kind: 'refused', code: 'NOT_FOUND' }],
  ['readMe', 401, '{"message":"","details":{}}', { kind: 'session-ended' }],
  ['readMe', 503, '{"message":"","details":{}}', { kind: 'wix-problem' }],
  ['readSiteRule', 429, '{"message":"","details":{}}', { kind: 'rate-limited' }],
  ['join', 428, wix('COMMUNITY_JOIN_IMPOSSIBLE'), { kind: 'refused', code: 'COMMUNITY_JOIN_IMPOSSIBLE' }],
  ['join', 403, '{"message":"","details":{}}', { kind: 'refused' }],
  ['join', 401, '{}', { kind: 'session-ended' }],
  ['leave', 500, '{}', { kind: 'wix-problem' }],
  [
    'leave',
    400,
    JSON.stringify({
      message: 'm',
      details: {
        validationError: { fieldViolations: [{ field: 'f', description: 'd', violatedRule: 'OTHER' }] },
      },
    }),
    { kind: 'refused' },
  ],
];
for (const [call, status, body, expected] of documented) {
  test(`${call}: ${status} ${body.slice(0, 70)} is ${JSON.stringify(expected)}, asked once`, async () => {
    const { failure, times } = await failureFor(call, status, body);
    expect(failure).toMatchObject({ ...expected, status, requestId: 'req-1' });
    expect(times).toBe(1);
  });
}

const hostile = [
  '',
  'null',
  '[]',
  '"x"',
  '0',
  '{',
  '<!doctype html><title>502</title>',
  ")]}'\n{}",
  '{"details":null}',
  '{"details":[]}',
  '{"details":"x"}',
  '{"message":null}',
  '{"message":{"toString":1},"details":{}}',
  '{"__proto__":{"details":{"applicationError":{"code":"X"}}}}',
  '{"details":{"applicationError":null}}',
  '{"details":{"applicationError":[]}}',
  '{"details":{"applicationError":{"code":{"a":1}}}}',
  '{"details":{"validationError":null}}',
  '{"details":{"validationError":{}}}',
  '{"details":{"validationError":{"fieldViolations":5}}}',
  '{"details":{"validationError":{"fieldViolations":[null]}}}',
  '{"details":{"validationError":{"fieldViolations":[{}]}}}',
];
const kinds: [status: number, kind: string][] = [
  [401, 'session-ended'],
  [403, 'refused'],
  [500, 'wix-problem'],
];
for (const body of hostile) {
  test(`C21: the status counts, not the body ${body || '(empty)'}`, async () => {
    for (const [status, kind] of kinds) {
      expect((await failureFor('leave', status, body)).failure).toMatchObject({ kind, status });
    }
  });
}

const huge = `<img src=x onerror=alert(1)>\u202e${'x'.repeat(1_000_000)}`;

test('C21: message and description of an error are not kept', async () => {
  const body = JSON.stringify({
    message: huge,
    details: { applicationError: { code: 'X', description: huge, data: { huge } } },
  });
  const { failure } = await failureFor('join', 403, body);
  expect(failure).toEqual({ kind: 'refused', status: 403, requestId: 'req-1', code: 'X' });
});

test('C21: a huge or hostile error code is kept at most as 200 plain characters', async () => {
  const { failure } = await failureFor('join', 403, wix(huge));
  expect(failure).toMatchObject({ kind: 'refused', status: 403 });
  for (const value of Object.values(failure)) {
    expect(String(value).length).toBeLessThanOrEqual(200);
    expect(String(value)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  }
});
