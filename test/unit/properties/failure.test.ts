import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { Failure, failureOfAnswer } from '../../../src/wix/failure.ts';
import { retryAfterOf } from '../../../src/wix/retry-after.ts';
import { holds } from './holds.ts';
import { nearly } from './nearly.ts';
import { own } from './own.ts';

const words = ['message', 'details', 'applicationError', 'code', 'description', 'validationError'];
const error = fc.record({
  message: fc.constant('canary'),
  details: fc.record({
    applicationError: fc.record({
      code: fc.string({ unit: fc.constantFrom(...'ABZ09_'), minLength: 1, maxLength: 30 }),
      description: fc.constant('canary'),
    }),
  }),
});
const body = fc.oneof(
  error.map((it) => JSON.stringify(it)),
  nearly(error, words).map((it) => JSON.stringify(it) ?? ''),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const status = fc.oneof(
  fc.constantFrom(400, 401, 403, 408, 425, 428, 429, 500, 503),
  fc.integer({ min: 305, max: 599 }),
);

const latin = fc.string({ unit: fc.constantFrom(...'aZ09.:-_ <é,;'), maxLength: 12 });
const sent = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const waited = fc.oneof(
  latin,
  fc.nat(10_000).map(String),
  fc.bigInt().map(String),
  fc.double().map(String),
  sent.map((date) => date.toUTCString()),
  sent.map((date) => date.toISOString()),
);
const headers = fc.record(
  {
    'retry-after': waited,
    date: fc.oneof(
      latin,
      sent.map((date) => date.toUTCString()),
    ),
    'x-wix-request-id': latin,
  },
  { requiredKeys: [] },
);

const kindOf = (status: number): Failure['kind'] => {
  if (status === 401) return 'session-ended';
  if (status === 429) return 'rate-limited';
  if (status === 408 || status === 425 || status >= 500) return 'wix-problem';
  return status < 400 ? 'unexpected-answer' : 'refused';
};

holds(
  'a failed answer is told by its status, and of the rest only what looks like words of Wix is kept',
  3_000,
  fc.tuple(body, status, headers),
  async ([text, status, given]) => {
    const failure = await failureOfAnswer(new Response(text, { status, headers: given }));
    assert(v.is(Failure, failure));
    assert.equal(failure.kind, kindOf(status));
    assert.equal(own(failure, 'status'), status);
    const code = own(jsonIn(text), 'details', 'applicationError', 'code');
    const isCode = failure.kind === 'refused' && typeof code === 'string' && /^[A-Z0-9_]{1,100}$/.test(code);
    assert.equal(own(failure, 'code'), isCode ? code : undefined);
    const requestId = given['x-wix-request-id']?.trim() ?? '';
    assert.equal(own(failure, 'requestId'), /^[A-Za-z0-9_.:-]+$/.test(requestId) ? requestId : undefined);
    assert(!JSON.stringify(failure).includes('canary'));
    const seconds = own(failure, 'retryAfterS');
    assert.equal(seconds === undefined, own(failure, 'retryAt') === undefined);
    assert(seconds === undefined || failure.kind === 'rate-limited');
  },
);

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const secondsOf = (given: Record<string, string | undefined>) => {
  const all = Object.entries(given).filter((it): it is [string, string] => it[1] !== undefined);
  return retryAfterOf({ headers: new Headers(all) } as Response);
};

holds('Retry-After is whole seconds up to an hour, or nothing to go by', 10_000, headers, (given) => {
  const seconds = secondsOf(given);
  if (seconds === undefined) return;
  assert(Number.isInteger(seconds) && seconds >= 0 && seconds <= 3600, String(seconds));
  assert.match(given['retry-after']?.trim() ?? '', /^\d+$|^\w{3}, .* GMT$/);
});

const wait = fc.tuple(sent, fc.integer({ min: -10_000, max: 10_000 }));
holds(
  'Retry-After in seconds and as a date say the same, an hour at most',
  10_000,
  wait,
  ([from, seconds]) => {
    const expected = seconds < 0 ? undefined : Math.min(seconds, 3600);
    assert.equal(secondsOf({ 'retry-after': String(seconds) }), expected);
    const until = new Date(from.getTime() + seconds * 1000).toUTCString();
    assert.equal(secondsOf({ 'retry-after': until, date: from.toUTCString() }), expected);
  },
);
