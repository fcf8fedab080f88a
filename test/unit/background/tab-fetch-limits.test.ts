import { expect, test } from '@playwright/test';
import { failureOf } from '../../../src/wix/failure.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { usualSite } from '../wix/usual-site.ts';
import { bodyOf, fakeDocuments } from './fake-document.ts';

const { patienceOf } = await import('../../../src/background/patience.ts');
const { tabFetch } = await import('../../../src/background/tab-fetch.ts');

const base = 'https://www.acme-club.test';
const site = {
  key: 'www.acme-club.test',
  base,
  accessTokensUrl: `${base}/_api/v1/access-tokens?v=2`,
  ...usualSite,
};
const document = { tabId: 7, documentId: 'D' };
const me = `${base}/_api/members/v1/members/my`;

const failure = async (call: Promise<unknown>) => {
  const [outcome] = await Promise.allSettled([call]);
  return outcome.status === 'rejected' ? failureOf(outcome.reason) : outcome.value;
};

const tokensCap = 1024 * 1024;
const answerCap = 256 * 1024;
const caps: [name: string, url: string, cap: number][] = [
  ['access tokens', site.accessTokensUrl, tokensCap],
  ['any other answer', me, answerCap],
];
for (const [name, url, cap] of caps) {
  test(`C3: ${name} of exactly ${cap} bytes is read`, async () => {
    fakeDocuments(async () => new Response('x'.repeat(cap)));
    expect((await (await tabFetch(document, site, patienceOf(2000))(url)).text()).length).toBe(cap);
  });

  test(`C3: ${name} one byte longer is refused`, async () => {
    fakeDocuments(async () => new Response('x'.repeat(cap + 1)));
    expect(await failure(tabFetch(document, site, patienceOf(2000))(url))).toEqual({
      kind: 'unexpected-answer',
    });
  });

  test(`C3: ${name}: a cap counts bytes, not letters`, async () => {
    fakeDocuments(async () => new Response('€'.repeat(cap / 2)));
    expect(await failure(tabFetch(document, site, patienceOf(2000))(url))).toEqual({
      kind: 'unexpected-answer',
    });
  });
}

test('C3: 100 MB are cut off after a few parts, and the rest is never read', async () => {
  const part = new Uint8Array(64 * 1024);
  const bodies: ReturnType<typeof bodyOf>['body'][] = [];
  fakeDocuments(async (_url, init) => {
    const { body, stream } = bodyOf(Array<Uint8Array>(1600).fill(part), init.signal);
    bodies.push(body);
    return new Response(stream);
  });
  expect(await failure(tabFetch(document, site, patienceOf(2000))(me))).toEqual({
    kind: 'unexpected-answer',
  });
  expect(bodies[0]?.cancelled).toBe(true);
  expect(bodies[0]?.sent).toBeLessThan(10);
});

const aborted = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

test('C3: headers that never end are given up at the deadline', async () => {
  fakeDocuments((_url, init) => aborted(init.signal));
  const start = performance.now();
  expect(await failure(tabFetch(document, site, patienceOf(200))(me))).toEqual({ kind: 'too-slow' });
  expect(performance.now() - start).toBeLessThan(900);
});

test('C3: a body that never ends is given up at the deadline', async () => {
  const parts = [new TextEncoder().encode('{"member":')];
  fakeDocuments(async (_url, init) => new Response(bodyOf(parts, init.signal, false).stream));
  const start = performance.now();
  expect(await failure(tabFetch(document, site, patienceOf(200))(me))).toEqual({ kind: 'too-slow' });
  expect(performance.now() - start).toBeLessThan(900);
});

const stopped: [method: string, kind: string][] = [
  ['GET', 'too-slow'],
  ['POST', 'answer-lost'],
];
for (const [method, kind] of stopped) {
  test(`C3: a ${method} in a page that stopped its scripts is given up soon after the deadline: ${kind}`, async () => {
    fakeBrowser.scripting.executeScript = () => new Promise(() => {});
    const start = performance.now();
    expect(await failure(tabFetch(document, site, patienceOf(100))(me, { method }))).toEqual({ kind });
    expect(performance.now() - start).toBeLessThan(2500);
  });
}

test('nothing is sent when no time is left', async () => {
  const { injections } = fakeDocuments(async () => Response.json({}));
  const patience = patienceOf(0);
  expect(await failure(tabFetch(document, site, patience)(me, { method: 'POST' }))).toEqual({
    kind: 'too-slow',
  });
  expect(injections).toEqual([]);
});

test('C3: one deadline holds for all requests of an operation, until it is renewed', async () => {
  const { injections } = fakeDocuments((_url, init) => aborted(init.signal));
  const patience = patienceOf(150);
  const fetch = tabFetch(document, site, patience);
  expect(await failure(fetch(me))).toEqual({ kind: 'too-slow' });
  expect(await failure(fetch(me))).toEqual({ kind: 'too-slow' });
  expect(injections).toHaveLength(1);
  patience.renew(150);
  expect(await failure(fetch(me))).toEqual({ kind: 'too-slow' });
  expect(injections).toHaveLength(2);
});

const bytes: [name: string, body: Uint8Array<ArrayBuffer>, text: string][] = [
  ['a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]), '{}'],
  ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), '"\ufffd"'],
];
for (const [name, body, text] of bytes) {
  test(`C2: ${name} does no harm`, async () => {
    fakeDocuments(async () => new Response(body));
    expect(await (await tabFetch(document, site, patienceOf(2000))(me)).text()).toBe(text);
  });
}

test('a letter that is cut by the network is put together again', async () => {
  const [first, second] = [new Uint8Array([0xe2, 0x82]), new Uint8Array([0xac])];
  fakeDocuments(async (_url, init) => new Response(bodyOf([first, second], init.signal).stream));
  expect(await (await tabFetch(document, site, patienceOf(2000))(me)).text()).toBe('€');
});

test('a status that is none is an unexpected answer', async () => {
  fakeDocuments(async () => Object.defineProperty(new Response('x'), 'status', { value: 999 }));
  expect(await failure(tabFetch(document, site, patienceOf(2000))(me))).toMatchObject({
    kind: 'unexpected-answer',
  });
});
