import { expect, test } from '@playwright/test';
import { failureOf } from '../../../src/wix/failure.ts';
import { backgroundNavigator } from './fake-document.ts';

const { ownerFetch } = await import('../../../src/background/owner-fetch.ts');
const address = 'https://www.wixapis.com/members/v1/members/query';

const { fetch } = globalThis;
test.afterEach(() => {
  globalThis.fetch = fetch;
  backgroundNavigator.onLine = true;
});

/** The network answers so; what it was asked is given back. */
function network(answer: (init: RequestInit) => Promise<Response>): [url: string, init: RequestInit][] {
  const asked: [string, RequestInit][] = [];
  globalThis.fetch = async (input, init = {}) => {
    asked.push([String(input), init]);
    return answer(init);
  };
  return asked;
}
const failure = async () =>
  failureOf(
    await ownerFetch(address).then(
      () => undefined,
      (error: unknown) => error,
    ),
  );

test('asked without cookies, redirects, cache and referrer, with a deadline', async () => {
  const asked = network(async () => new Response('{}'));
  await ownerFetch(address, { method: 'POST', headers: { Authorization: 'key' }, body: '{}' });
  expect(asked).toEqual([
    [
      address,
      {
        method: 'POST',
        headers: { Authorization: 'key' },
        body: '{}',
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: expect.any(AbortSignal),
      },
    ],
  ]);
});

test('nobody but Wix is asked, whatever the SDK would', async () => {
  const asked = network(async () => new Response('{}'));
  const elsewhere = [
    'https://edge.wixapis.com/x',
    'http://www.wixapis.com/x',
    'https://www.wixapis.com.evil.test/x',
  ];
  for (const url of elsewhere) await expect(ownerFetch(url)).rejects.toThrow('not an address');
  expect(asked).toEqual([]);
});

test('status, body and the headers that are of use come back', async () => {
  const headers = {
    'x-wix-request-id': '1.a',
    'retry-after': '7',
    'content-type': 'application/json',
    server: 'x',
  };
  network(async () => new Response('{"a":1}', { status: 429, headers }));
  const answer = await ownerFetch(address);
  expect([answer.status, await answer.json()]).toEqual([429, { a: 1 }]);
  expect(Object.fromEntries(answer.headers)).toEqual({
    'x-wix-request-id': '1.a',
    'retry-after': '7',
    'content-type': 'application/json',
  });
});

test('an answer without a body is one', async () => {
  network(async () => new Response(null, { status: 204 }));
  expect((await ownerFetch(address)).status).toBe(204);
});

test('more than four megabytes are cut off', async () => {
  let sent = 0;
  const part = new Uint8Array(64 * 1024).fill(32);
  network(
    async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            sent += part.byteLength;
            controller.enqueue(part);
          },
        }),
      ),
  );
  expect(await failure()).toEqual({ kind: 'unexpected-answer', status: 200 });
  expect(sent).toBeLessThan(5 * 1024 * 1024);
});

test('no connection, no network and no time are told apart', async () => {
  network(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await failure()).toEqual({ kind: 'no-connection' });
  backgroundNavigator.onLine = false;
  expect(await failure()).toEqual({ kind: 'offline' });

  const { timeout } = AbortSignal;
  AbortSignal.timeout = () => AbortSignal.abort(new DOMException('', 'TimeoutError'));
  network(({ signal }) => Promise.reject(signal?.reason));
  try {
    expect(await failure()).toEqual({ kind: 'too-slow' });
  } finally {
    AbortSignal.timeout = timeout;
  }
});
