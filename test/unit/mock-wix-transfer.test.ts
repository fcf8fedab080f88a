import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { createGunzip } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { type Fault, type MockWix, startMockWix } from '../mock-wix/index.ts';

let mock: MockWix;

test.beforeAll(async () => {
  mock = await startMockWix();
});
test.beforeEach(() => mock.reset());
test.afterAll(() => mock.stop());

const MB = 1024 * 1024;
const last = () => mock.requests.at(-1);

/** Asks for the tokens of acme and gives back the answer as soon as its headers are there. */
const ask = async (fault: Partial<Fault>, signal?: AbortSignal): Promise<IncomingMessage> => {
  mock.fault({ ...fault, site: 'acme', step: 'tokens' });
  const { host } = mock.sites.acme;
  const outgoing = request({
    host: '127.0.0.1',
    port: mock.httpsPort,
    ca: mock.certificate,
    servername: host,
    path: '/_api/v1/access-tokens',
    headers: { host },
    agent: false,
    maxHeaderSize: MB,
    ...(signal ? { signal } : {}),
  });
  outgoing.end();
  const [incoming] = await once(outgoing, 'response');
  return incoming;
};
const textOf = async (incoming: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  return Buffer.concat(parts).toString();
};

test('a body is as long as it is wanted, and still the same JSON', async () => {
  const incoming = await ask({ transfer: { padTo: 3 * MB } });
  const text = await textOf(incoming);
  expect(text.length).toBe(3 * MB);
  expect(incoming.headers['content-length']).toBe(`${3 * MB}`);
  expect(JSON.parse(text)).toHaveProperty('apps');
  await expect.poll(() => last()?.sentBytes).toBeGreaterThan(3 * MB);
});

test('a large body is small on the wire where it is packed', async () => {
  const incoming = await ask({ transfer: { padTo: 30 * MB, gzip: true } });
  const text = await textOf(incoming.pipe(createGunzip()));
  expect(text.length).toBe(30 * MB);
  expect(JSON.parse(text)).toHaveProperty('apps');
  await expect.poll(() => last()?.isOver).toBe(true);
  expect(last()?.sentBytes).toBeLessThan(MB);
});

for (const [name, transfer] of [
  ['a body of 1 GB', { padTo: 1024 * MB }],
  ['a body that never stops', { middleOf: 'body', next: 'endless' }],
] as const) {
  test(`${name} is made only as fast as it is taken, and no longer`, async () => {
    const incoming = await ask({ transfer });
    let taken = 0;
    for await (const part of incoming) {
      taken += part.length;
      if (taken > 5 * MB) break; // This ends the connection.
    }
    await expect.poll(() => last()?.isOver).toBe(true);
    expect(last()?.sentBytes).toBeGreaterThan(5 * MB);
    expect(last()?.sentBytes).toBeLessThan(50 * MB);
  });
}

test('headers never stop, until somebody has enough of them', async () => {
  await expect(ask({ transfer: { middleOf: 'headers', next: 'endless' } })).rejects.toThrow(
    'Header overflow',
  );
  await expect.poll(() => last()?.isOver).toBe(true);
  expect(last()?.sentBytes).toBeGreaterThan(MB);
});

test('an answer stops in its headers or its body, and the connection stays', async () => {
  const gone = new AbortController();
  let isAnswered = false;
  const unanswered = ask({ transfer: { middleOf: 'headers', next: 'silence' } }, gone.signal).finally(() => {
    isAnswered = true;
  });
  await expect.poll(() => last()?.step).toBe('tokens');
  const silent = last();
  const incoming = await ask({ transfer: { middleOf: 'body', next: 'silence' } });
  const [part] = await once(incoming, 'data');
  expect(String(part)).toMatch(/^\{"hs":/);
  expect(await textOf(await ask({}))).toContain('"apps":');
  expect([isAnswered, silent?.isOver, incoming.complete]).toEqual([false, false, false]);
  incoming.destroy();
  gone.abort();
  await expect(unanswered).rejects.toThrow('aborted');
  await expect.poll(() => silent?.isOver).toBe(true);
  expect(silent?.sentBytes).toBeGreaterThan(0);
});

test('an answer breaks off: in its headers, before all that was promised, or as if that were all', async () => {
  await expect(ask({ transfer: { middleOf: 'headers', next: 'break' } })).rejects.toThrow('socket hang up');
  const promised = await ask({ transfer: { middleOf: 'body', next: 'break' } });
  await expect(textOf(promised)).rejects.toThrow('aborted');
  const incoming = await ask({ transfer: { middleOf: 'body', next: 'end' } });
  const text = await textOf(incoming);
  expect(incoming.complete).toBe(true);
  expect(text).toMatch(/^\{"hs":/);
  expect(() => JSON.parse(text)).toThrow();
});

for (const middleOf of ['headers', 'body'] as const) {
  test(`the rest of an answer comes byte by byte from the middle of its ${middleOf} on`, async () => {
    const body = '{"apps":null,"smToken":""}';
    const incoming = await ask({ body, transfer: { middleOf, next: { byteEveryMs: 1 } } });
    let parts = 0;
    let text = '';
    for await (const part of incoming) {
      parts += 1;
      text += String(part);
    }
    expect(text).toBe(body);
    expect(parts).toBeGreaterThan(body.length / 4);
  });
}
