import { expect, test } from '@playwright/test';
import { patienceOf } from '../../../src/background/patience.ts';
import { patientReads } from '../../../src/background/patient-reads.ts';
import { FailureError } from '../../../src/wix/failure.ts';
import { eachRow } from '../rows.ts';

type Reply = number | Response | Error;

const url = 'https://www.acme-club.test/_api/members/v1/members/my';

/** Reads through a site that replies so, one after the other and the last for ever; when it was asked, in ms. */
async function read(replies: Reply[], init?: RequestInit, patienceMs = 8000) {
  const start = performance.now();
  const times: number[] = [];
  const fetch: typeof globalThis.fetch = async () => {
    const reply = replies[Math.min(times.length, replies.length - 1)];
    times.push(performance.now() - start);
    if (reply instanceof Error) throw reply;
    return typeof reply === 'number' ? new Response(null, { status: reply }) : (reply ?? Response.error());
  };
  const [outcome] = await Promise.allSettled([patientReads(fetch, patienceOf(patienceMs))(url, init)]);
  const status = outcome.status === 'fulfilled' ? outcome.value.status : undefined;
  return { status, reason: outcome.status === 'rejected' ? outcome.reason : undefined, times };
}

const once = [
  ...(['too-slow', 'answer-lost', 'document-gone', 'unexpected-answer'] as const),
  ...(['offline', 'blocked-by-page'] as const),
];
const failure = (kind: 'no-connection' | (typeof once)[number]) => new FailureError({ kind });

const passing = [408, 425, 429, 500, 502, 503, 504];
/** How often a read is asked that is always answered so. */
const mostTimes = (status: number) => (status === 429 ? 2 : 3);
// They wait a little between: all at the same time.
test('C16, C17: a read that is answered so once is asked again; always answered so, a few times, and the last answer is given', async () => {
  const once = await Promise.all(passing.map((status) => read([status, 200])));
  const always = await Promise.all(passing.map((status) => read([status])));
  await eachRow(
    passing.entries(),
    ([, status]) => `${status}`,
    ([index, status]) => {
      expect(once[index]).toMatchObject({ status: 200, times: { length: 2 } });
      expect(always[index]).toMatchObject({ status, times: { length: mostTimes(status) } });
    },
  );
});

test('a read without a connection is asked three times, and then fails as the last one did', async () => {
  const reason = failure('no-connection');
  const outcome = await read([reason]);
  expect(outcome.times).toHaveLength(3);
  expect(outcome.reason).toBe(reason);
});

test('C17: retries wait a little, and not always the same time', async () => {
  const runs = await Promise.all(Array.from({ length: 5 }, () => read([503, 200])));
  const pauses = runs.map(({ times: [first = 0, second = 0] }) => second - first);
  for (const pause of pauses) {
    expect(pause).toBeGreaterThan(50);
    expect(pause).toBeLessThan(1000);
  }
  expect(new Set(pauses.map(Math.round)).size).toBeGreaterThan(1);
});

for (const status of [200, 204, 304, 400, 401, 403, 404, 409, 428]) {
  test(`a read that is answered ${status} is asked once`, async () => {
    expect(await read([status, 200])).toMatchObject({ status, times: { length: 1 } });
  });
}

for (const kind of once) {
  test(`a read that ends ${kind} is asked once`, async () => {
    const reason = failure(kind);
    const outcome = await read([reason, 200]);
    expect(outcome.times).toHaveLength(1);
    expect(outcome.reason).toBe(reason);
  });
}

test('a mistake of our own is not hidden by asking again', async () => {
  const outcome = await read([new TypeError('x is not a function'), 200]);
  expect(outcome.times).toHaveLength(1);
  expect(outcome.reason).toBeInstanceOf(TypeError);
});

for (const method of ['POST', 'PATCH', 'PUT', 'DELETE']) {
  for (const reply of [...passing, failure('no-connection')]) {
    test(`C18: a ${method} is sent once, also on ${reply instanceof Error ? reply.message : reply}`, async () => {
      expect((await read([reply, 200], { method, body: '{}' })).times).toHaveLength(1);
    });
  }
}

test('GET by name is a read like GET by default', async () => {
  expect((await read([503, 200], { method: 'GET' })).times).toHaveLength(2);
});

const limited = (retryAfter: string, date?: string) =>
  new Response(null, {
    status: 429,
    headers: { 'retry-after': retryAfter, ...(date ? { date } : {}) },
  });

test('C16: a second is waited for, be it said as such or as a date, counted from the date of the answer', async () => {
  const dated = limited('Wed, 21 Oct 2015 07:28:01 GMT', 'Wed, 21 Oct 2015 07:28:00 GMT');
  for (const { status, times } of await Promise.all(
    [limited('1'), dated].map((reply) => read([reply, 200])),
  )) {
    expect(status).toBe(200);
    expect(times[1]).toBeGreaterThanOrEqual(990);
    expect(times[1]).toBeLessThan(2000);
  }
});

test('C16: too often a second time: that is said, not waited for again', async () => {
  const { status, times } = await read([limited('1'), limited('1'), 200]);
  expect({ status, asked: times.length }).toEqual({ status: 429, asked: 2 });
});

test('C16: too often after another answer that may pass: that is said', async () => {
  const { status, times } = await read([503, 429, 200]);
  expect({ status, asked: times.length }).toEqual({ status: 429, asked: 2 });
});

for (const retryAfter of ['120', '3', '1e99', 'Infinity', 'Wed, 21 Oct 2099 07:28:00 GMT']) {
  test(`C16: Retry-After: ${retryAfter} is longer than we wait: the answer is given at once`, async () => {
    const { status, times } = await read([limited(retryAfter), 200]);
    expect({ status, asked: times.length }).toEqual({ status: 429, asked: 1 });
  });
}

test('C16: an odd Retry-After never makes us ask more than three times, nor faster', async () => {
  const odd = ['soon', '', '-5', '0', 'NaN', '0x10000', 'Wed, 21 Oct 2015 07:28:00 GMT'];
  const outcomes = await Promise.all(odd.map((retryAfter) => read([limited(retryAfter)])));
  await eachRow(
    odd.entries(),
    ([, retryAfter]) => `"${retryAfter}"`,
    ([index]) => {
      const { status, times = [] } = outcomes[index] ?? {};
      expect(status).toBe(429);
      expect(times.length).toBeLessThanOrEqual(3);
      for (const [index, time] of times.entries())
        expect(time - (times[index - 1] ?? -100)).toBeGreaterThan(50);
    },
  );
});

test('C17: nothing is asked again when the time is over', async () => {
  expect((await read([503, 200], undefined, 40)).times).toHaveLength(1);
  expect((await read([failure('no-connection'), 200], undefined, 40)).times).toHaveLength(1);
});

test('C16: Retry-After is not waited for when less time is left', async () => {
  const { status, times } = await read([limited('1'), 200], undefined, 700);
  expect({ status, asked: times.length }).toEqual({ status: 429, asked: 1 });
});
