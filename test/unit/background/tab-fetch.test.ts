import { expect, test } from '@playwright/test';
import { failureOf } from '../../../src/wix/failure.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { usualSite } from '../wix/usual-site.ts';
import { fakeDocuments } from './fake-document.ts';

const { patienceOf } = await import('../../../src/background/patience.ts');
const { tabFetch, wasStarted } = await import('../../../src/background/tab-fetch.ts');

const base = 'https://dana.wixsite.test/yoga';
const site = {
  key: 'dana.wixsite.test/yoga',
  base,
  accessTokensUrl: `${base}/_api/v1/access-tokens`,
  ...usualSite,
};
const document = { tabId: 7, documentId: 'D' };
const me = `${base}/_api/members/v1/members/my?fieldsets=EXTENDED`;
const join = `${base}/_api/members/v1/members/join-community`;

const failure = async (call: Promise<unknown>) => {
  const [outcome] = await Promise.allSettled([call]);
  return outcome.status === 'rejected' ? failureOf(outcome.reason) : outcome.value;
};
const tab = (receipt?: string) => tabFetch(document, site, patienceOf(2000), receipt);

test('C1: a read runs in exactly this document, with its cookies, no redirect and no cache', async () => {
  const { requests, injections } = fakeDocuments(async () => Response.json({ ok: true }));
  const response = await tab()(me, { headers: { authorization: 'sig.me' } });
  expect(await response.json()).toEqual({ ok: true });
  expect(injections).toHaveLength(1);
  expect(injections[0]?.target).toEqual({ tabId: 7, documentIds: ['D'] });
  expect(injections[0]?.world ?? 'ISOLATED').toBe('ISOLATED');
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    url: me,
    init: { method: 'GET', credentials: 'include', redirect: 'error', cache: 'no-store' },
  });
  expect(new Headers(requests[0]?.init.headers).get('authorization')).toBe('sig.me');
  expect(requests[0]?.init.body ?? null).toBeNull();
  expect(requests[0]?.init.signal).toBeTruthy();
});

test('a write is sent once, with its body', async () => {
  const { requests } = fakeDocuments(async () => Response.json({}));
  await tab()(join, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({ url: join, init: { method: 'POST', body: '{}' } });
});

const outside = [
  'https://evil.test/yoga/_api/x',
  'https://dana.wixsite.test.evil.test/yoga/_api/x',
  'https://dana.wixsite.test@evil.test/yoga/_api/x',
  'https://dana.wixsite.test/dance/_api/x',
  'https://dana.wixsite.test/yogamats/_api/x',
  'https://dana.wixsite.test/_api/x',
  'https://dana.wixsite.test:8443/yoga/_api/x',
  'http://dana.wixsite.test/yoga/_api/x',
  `${base}/../dance/_api/x`,
  `${base}/%2e%2e/dance/_api/x`,
  `${base}/..\\dance/_api/x`,
  'https://www.wixapis.com/members/v1/members/my',
  'javascript:alert(1)',
  'data:application/json,{}',
  '/yoga/_api/x',
];
for (const url of outside) {
  test(`${url} is not asked: it is outside the site`, async () => {
    const { requests, injections } = fakeDocuments(async () => Response.json({}));
    await expect(tab()(url)).rejects.toThrow();
    await expect(tab()(url, { method: 'POST', body: '{}' })).rejects.toThrow();
    expect([...requests, ...injections]).toEqual([]);
  });
}

test('a Request and a URL object are held to the site as well', async () => {
  const { injections } = fakeDocuments(async () => Response.json({}));
  await expect(tab()(new URL('https://evil.test/yoga/'))).rejects.toThrow();
  await expect(tab()(new Request('https://evil.test/yoga/'))).rejects.toThrow();
  expect(injections).toEqual([]);
});

for (const status of [200, 400, 401, 403, 404, 428, 429, 500, 503]) {
  test(`an answer ${status} comes back with status, text and the headers we know`, async () => {
    fakeDocuments(async () => {
      const headers = {
        'content-type': 'application/json',
        'retry-after': '5',
        'x-wix-consistent': 'c',
        'x-wix-request-id': 'r',
        'x-secret': 's',
      };
      return new Response('{"ü":"€"}', { status, headers });
    });
    const response = await tab()(me);
    expect({ status: response.status, text: await response.text() }).toEqual({ status, text: '{"ü":"€"}' });
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'application/json',
      'retry-after': '5',
      'x-wix-consistent': 'c',
      'x-wix-request-id': 'r',
    });
  });
}

for (const status of [204, 205, 304]) {
  test(`an answer ${status} has no body and does no harm`, async () => {
    fakeDocuments(async () => new Response(null, { status }));
    const response = await tab()(me);
    expect({ status: response.status, text: await response.text() }).toEqual({ status, text: '' });
  });
}

test('C1, C18: a broken connection, or a redirect that is not followed, is no connection', async () => {
  fakeDocuments(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await failure(tab()(me))).toEqual({ kind: 'no-connection' });
});

const lost: [name: string, executeScript: () => Promise<unknown[]>][] = [
  ['no result (Chromium)', async () => [{ documentId: 'D', frameId: 0 }]],
  ['a null result', async () => [{ documentId: 'D', frameId: 0, result: null }]],
  ['no injection at all', async () => []],
  [
    '"An unexpected error occurred" (Firefox)',
    () => Promise.reject(new Error('An unexpected error occurred')),
  ],
  ['"Frame with ID 0 was removed."', () => Promise.reject(new Error('Frame with ID 0 was removed.'))],
  ['"The tab was closed."', () => Promise.reject(new Error('The tab was closed.'))],
  ['an error without words', () => Promise.reject(new Error())],
  ['something that is no Error', () => Promise.reject('gone')],
];
for (const [name, executeScript] of lost) {
  test(`${name}: the request may have been sent, its answer is lost`, async () => {
    fakeBrowser.scripting.executeScript = executeScript;
    expect(await failure(tab()(join, { method: 'POST', body: '{}' }))).toEqual({ kind: 'answer-lost' });
  });
}

for (const [name, executeScript] of lost) {
  test(`E9: ${name}, and so again while the document goes: a read is told that it is gone`, async () => {
    let asked = 0;
    fakeBrowser.scripting.executeScript = () => {
      asked += 1;
      if (asked < 4) return executeScript();
      return Promise.reject(new Error('No document with id D in tab with id 7'));
    };
    expect(await failure(tab()(me))).toEqual({ kind: 'document-gone' });
  });
}

const gone = [
  'No document with id D in tab with id 7',
  'No tab with id: 7',
  'No tab with id: 7.',
  'Cannot access contents of url "https://dana.wixsite.test/yoga".',
  'Cannot access contents of the page. Extension manifest must request permission to access the respective host.',
  'Missing host permission for the tab',
  'Frame with ID 0 is showing error page',
  'Frame with ID 0 is not ready',
];
for (const message of gone) {
  test(`"${message}": the document is gone, the request was not sent`, async () => {
    fakeBrowser.scripting.executeScript = () => Promise.reject(new Error(message));
    expect(await failure(tab()(join, { method: 'POST', body: '{}' }))).toEqual({ kind: 'document-gone' });
  });
}

test('a write leaves its receipt in the document it ran in, a read leaves none', async () => {
  fakeDocuments(async () => Response.json({}));
  await tab('read-1')(me);
  expect(await wasStarted(document, 'read-1')).toBe(false);
  await tab('write-1')(join, { method: 'POST', body: '{}' });
  await tab('write-2')(join, { method: 'POST', body: '{}' });
  expect(await wasStarted(document, 'write-1')).toBe(true);
  expect(await wasStarted(document, 'write-2')).toBe(true);
  expect(await wasStarted(document, 'write-3')).toBe(false);
  expect(await wasStarted({ ...document, documentId: 'E' }, 'write-1')).toBe(false);
});

test('the receipt is there before the request goes out, and stays when its answer is lost', async () => {
  fakeDocuments(() => Promise.reject(new TypeError('Failed to fetch')));
  await failure(tab('write-1')(join, { method: 'POST', body: '{}' }));
  expect(await wasStarted(document, 'write-1')).toBe(true);
});

test('a document that is gone knows of no receipt', async () => {
  fakeBrowser.scripting.executeScript = () =>
    Promise.reject(new Error('No document with id D in tab with id 7'));
  expect(await failure(wasStarted(document, 'write-1'))).toEqual({ kind: 'document-gone' });
});

test('E9: a document that Chromium keeps for going back: what is meant for it is sent by no other, and it is gone', async () => {
  const { requests, goTo } = fakeDocuments(async () => Response.json({ ok: true }));
  const ask = tab('write-1');
  await ask(me);
  goTo('E');
  expect(await failure(ask(join, { method: 'POST', body: '{}' }))).toEqual({ kind: 'document-gone' });
  expect(await failure(ask(me))).toEqual({ kind: 'document-gone' });
  expect(requests.map(({ url }) => url)).toEqual([me]);
  expect(await wasStarted({ ...document, documentId: 'E' }, 'write-1')).toBe(false);
  goTo('D');
  expect(await (await ask(join, { method: 'POST', body: '{}' })).json()).toEqual({ ok: true });
});

for (const [method, kind] of [
  ['GET', 'document-gone'],
  ['POST', 'answer-lost'],
] as const) {
  test(`E9: ${method}: a document that is left for good leaves its script unanswered: that is not waited for`, async () => {
    fakeBrowser.scripting.executeScript = async ({ args }) => {
      if (args?.length) return new Promise(() => {});
      throw new Error('No document with id D in tab with id 7');
    };
    const patience = patienceOf(30_000);
    const call = tabFetch(document, site, patience, 'w')(method === 'GET' ? me : join, { method });
    expect(await failure(call)).toEqual({ kind });
    expect(patience.left()).toBeGreaterThan(15_000);
  });
}

test("E9: a document that declines what was meant for another one, under that one's id: it was not sent", async () => {
  const result = { kind: 'other-document' };
  fakeBrowser.scripting.executeScript = async () => [{ documentId: 'D', frameId: 0, result }];
  expect(await failure(tab()(join, { method: 'POST', body: '{}' }))).toEqual({ kind: 'document-gone' });
});
