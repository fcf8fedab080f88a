import { expect, test } from '@playwright/test';
import * as v from 'valibot';
import {
  Failure,
  FailureError,
  failureOf,
  failureOfAnswer,
  isPassing,
  isUnsent,
} from '../../../src/wix/failure.ts';

const statuses: [status: number, kind: Failure['kind'], isPassing: boolean][] = [
  [301, 'unexpected-answer', false],
  [304, 'unexpected-answer', false],
  [400, 'refused', false],
  [401, 'session-ended', false],
  [403, 'refused', false],
  [404, 'refused', false],
  [408, 'wix-problem', true],
  [409, 'refused', false],
  [425, 'wix-problem', true],
  [428, 'refused', false],
  [429, 'rate-limited', true],
  [451, 'refused', false],
  [500, 'wix-problem', true],
  [502, 'wix-problem', true],
  [503, 'wix-problem', true],
  [504, 'wix-problem', true],
];
for (const [status, kind, passing] of statuses) {
  test(`HTTP ${status} is ${kind}${passing ? ' and may pass' : ''}`, async () => {
    const response = new Response(null, { status, headers: { 'x-wix-request-id': 'req-1' } });
    expect(await failureOfAnswer(response)).toEqual({ kind, status, requestId: 'req-1' });
    expect(isPassing(status)).toBe(passing);
  });
}
for (const status of [200, 204]) {
  test(`HTTP ${status} is no answer that may pass`, () => expect(isPassing(status)).toBe(false));
}

test('C16: 429 with Retry-After says how long to wait, and until when', async () => {
  const headers = { 'retry-after': '120', 'x-wix-request-id': 'req-1' };
  const before = Date.now();
  const failure = await failureOfAnswer(new Response(null, { status: 429, headers }));
  const after = Date.now();
  expect(failure).toMatchObject({
    kind: 'rate-limited',
    status: 429,
    requestId: 'req-1',
    retryAfterS: 120,
    retryAt: expect.any(Number),
  });
  const { retryAt = 0 } = failure as { retryAt?: number };
  expect(retryAt).toBeGreaterThanOrEqual(before + 120_000);
  expect(retryAt).toBeLessThanOrEqual(after + 120_000);
  expect(v.is(Failure, failure)).toBe(true);
});

test('of the other answers Retry-After is not kept', async () => {
  const response = new Response(null, { status: 503, headers: { 'retry-after': '120' } });
  expect(await failureOfAnswer(response)).toEqual({ kind: 'wix-problem', status: 503 });
});

const unsent: Failure['kind'][] = ['document-gone', 'offline', 'blocked-by-page'];
for (const { entries } of Failure.options) {
  const kind = entries.kind.literal;
  test(`a write that ended ${kind} ${unsent.includes(kind) ? 'was not' : 'may have been'} sent`, () => {
    expect(isUnsent({ kind })).toBe(unsent.includes(kind));
  });
}

const ids: [name: string, headers: Record<string, string>][] = [
  ['none', {}],
  ['a huge one', { 'x-wix-request-id': 'x'.repeat(1000) }],
  ['one with markup in it', { 'x-wix-request-id': '<b>1</b>' }],
];
for (const [name, headers] of ids) {
  test(`C21: an answer with no request id to show: ${name}`, async () => {
    const response = new Response('', { status: 500, headers });
    expect(await failureOfAnswer(response)).toEqual({ kind: 'wix-problem', status: 500 });
  });
}

test('a FailureError gives back its failure', () => {
  expect(failureOf(new FailureError({ kind: 'document-gone' }))).toEqual({ kind: 'document-gone' });
});

const refused = { kind: 'refused', status: 428 };
const bodies: [name: string, body: string, expected: object][] = [
  ["Wix's own word", code('COMMUNITY_JOIN_IMPOSSIBLE'), { ...refused, code: 'COMMUNITY_JOIN_IMPOSSIBLE' }],
  ['a number', code(428), refused],
  ['an object', code({ a: 1 }), refused],
  ['null', code(null), refused],
  ['markup', code('<b>NO</b>'), refused],
  ['a direction override', code('NO\u202e'), refused],
  ['huge', code('X'.repeat(1_000_000)), refused],
  ['nowhere: details are empty', '{"message":"m","details":{}}', refused],
  ['nowhere: a validation error', '{"details":{"validationError":{"fieldViolations":7}}}', refused],
  ['nowhere: HTML', '<!doctype html>', refused],
  ['nowhere: no body', '', refused],
];
function code(given: unknown): string {
  const applicationError = { code: given, description: 'canary', data: { canary: 1 } };
  return JSON.stringify({ message: 'canary', details: { applicationError } });
}
for (const [name, body, expected] of bodies) {
  test(`C21: the code of a refusal is ${name}; nothing else of its body is kept`, async () => {
    expect(await failureOfAnswer(new Response(body, { status: 428 }))).toEqual(expected);
  });
}

const unknown: [name: string, error: unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['a string', 'no'],
  ['a number', 404],
  ['an Error', new Error('secret canary')],
  ['a TypeError', new TypeError('Failed to fetch')],
  ['an object', {}],
  ['a response without status', { response: {} }],
  ['a status that is a string', { response: { status: '500' } }],
  ['a response that is null', { response: null, requestId: 5 }],
  ['an object without a prototype', Object.create(null)],
];
for (const [name, error] of unknown) {
  test(`${name} is an unexpected answer, and nothing of it is kept`, () => {
    expect(failureOf(error)).toEqual({ kind: 'unexpected-answer' });
  });
}

test('a FailureError carries no more than its failure, in its message neither', () => {
  const error = new FailureError({ kind: 'refused', status: 403, code: 'X' });
  expect(v.is(Failure, error.failure)).toBe(true);
  expect(error.message).toBe('refused');
});
