import { expect, test } from '@playwright/test';
import { failureOf } from '../../../src/wix/failure.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { usualSite } from '../wix/usual-site.ts';
import { backgroundNavigator, fakeDocuments } from './fake-document.ts';

const { patienceOf } = await import('../../../src/background/patience.ts');
const { tabFetch, wasStarted } = await import('../../../src/background/tab-fetch.ts');

const base = 'https://www.acme-club.test';
const site = {
  key: 'www.acme-club.test',
  base,
  accessTokensUrl: `${base}/_api/v1/access-tokens`,
  ...usualSite,
};
const document = { tabId: 7, documentId: 'D' };
const me = `${base}/_api/members/v1/members/my?fieldsets=EXTENDED`;
const leave = `${base}/_api/members/v1/members/leave-community`;

const failure = async (call: Promise<unknown>) => {
  const [outcome] = await Promise.allSettled([call]);
  return outcome.status === 'rejected' ? failureOf(outcome.reason) : outcome.value;
};
/** Only Firefox obeys the page's policy in the extension's own world. */
test.beforeEach(() => void Object.assign(fakeBrowser.runtime, { getBrowserInfo: () => {} }));
const inChromium = () => Reflect.deleteProperty(fakeBrowser.runtime, 'getBrowserInfo');

const read = () => failure(tabFetch(document, site, patienceOf(2000))(me));
const write = () =>
  failure(tabFetch(document, site, patienceOf(2000), 'w')(leave, { method: 'POST', body: '{}' }));

for (const [name, ask] of [
  ['read', read],
  ['write', write],
] as const) {
  test(`F1: offline, a ${name} is not sent`, async () => {
    const { requests, navigator } = fakeDocuments(async () => Response.json({}));
    navigator.onLine = false;
    expect(await ask()).toEqual({ kind: 'offline' });
    expect(requests).toEqual([]);
    expect(await wasStarted(document, 'w')).toBe(false);
  });

  test(`C22: a ${name} that the page's policy forbids was not sent`, async () => {
    const { policy } = fakeDocuments((url) => policy.refuse(url));
    expect(await ask()).toEqual({ kind: 'blocked-by-page' });
    expect(await wasStarted(document, 'w')).toBe(false);
  });

  test(`a ${name} leaves no listener in the document, whatever comes of it`, async () => {
    const { policy } = fakeDocuments((url) => policy.refuse(url));
    await ask();
    expect(policy.listeners).toBe(0);
    const answering = fakeDocuments(async () => Response.json({}));
    await ask();
    expect(answering.policy.listeners).toBe(0);
  });
}

const goingOffline = () => {
  const page = fakeDocuments(() => {
    page.navigator.onLine = false;
    return Promise.reject(new TypeError('Failed to fetch'));
  });
};

test('F1: a read during which the browser goes offline', async () => {
  goingOffline();
  expect(await read()).toEqual({ kind: 'offline' });
});

test('F1: a write during which the browser goes offline may have arrived', async () => {
  goingOffline();
  expect(await write()).toEqual({ kind: 'no-connection' });
  expect(await wasStarted(document, 'w')).toBe(true);
});

test('the background knows that the browser is offline, and the document not yet', async () => {
  backgroundNavigator.onLine = false;
  fakeDocuments(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await read()).toEqual({ kind: 'offline' });
  expect(await write(), 'it may have arrived').toEqual({ kind: 'no-connection' });
  fakeDocuments(async () => Response.json({ ok: true }));
  expect(await read(), 'what is answered is answered').toBeInstanceOf(Response);
  backgroundNavigator.onLine = true;
});

const otherViolations: [name: string, violation: object][] = [
  ['made by the page', { isTrusted: false }],
  ['that is only reported', { disposition: 'report' }],
  ['of another request', { blockedURI: `${base}/_api/other` }],
  ['of an inline script', { blockedURI: 'inline' }],
];
for (const [name, violation] of otherViolations) {
  test(`C22: a violation ${name} does not explain a broken connection`, async () => {
    const { policy } = fakeDocuments((url) => policy.refuse(url, violation));
    expect(await write()).toEqual({ kind: 'no-connection' });
    expect(await wasStarted(document, 'w')).toBe(true);
  });
}

test("C22: where the policy binds only the page's own scripts, a violation is of their request", async () => {
  inChromium();
  const { policy } = fakeDocuments((url) => policy.refuse(url));
  expect(await write()).toEqual({ kind: 'no-connection' });
  expect(await wasStarted(document, 'w')).toBe(true);
});

test('C22: a violation that was told before our request failed is not of ours: it may have arrived', async () => {
  const { policy } = fakeDocuments(async (url) => {
    policy.tell(url);
    await new Promise((resolve) => setImmediate(resolve));
    throw new TypeError('NetworkError when attempting to fetch resource.');
  });
  expect(await write()).toEqual({ kind: 'no-connection' });
  expect(await wasStarted(document, 'w')).toBe(true);
});

test('what other writes left in the document stays there', async () => {
  const { policy } = fakeDocuments((url) =>
    url === leave ? policy.refuse(url) : Promise.resolve(Response.json({})),
  );
  const fetch = tabFetch(document, site, patienceOf(2000), 'before');
  await fetch(`${base}/_api/members/v1/members/join-community`, { method: 'POST', body: '{}' });
  await write();
  expect(await wasStarted(document, 'before')).toBe(true);
  expect(await wasStarted(document, 'w')).toBe(false);
});

test('the date of an answer comes with it: Retry-After may be counted from it', async () => {
  const date = 'Wed, 21 Oct 2015 07:28:00 GMT';
  fakeDocuments(async () => Response.json({}, { headers: { date } }));
  const response = await tabFetch(document, site, patienceOf(2000))(me);
  expect(response.headers.get('date')).toBe(date);
});
