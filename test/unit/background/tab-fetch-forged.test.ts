import { expect, test } from '@playwright/test';
import { failureOf } from '../../../src/wix/failure.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { usualSite } from '../wix/usual-site.ts';

const { patienceOf } = await import('../../../src/background/patience.ts');
const { tabFetch } = await import('../../../src/background/tab-fetch.ts');

const base = 'https://www.acme-club.test';
const site = {
  key: 'www.acme-club.test',
  base,
  accessTokensUrl: `${base}/_api/v1/access-tokens`,
  ...usualSite,
};
const answered = {
  kind: 'answered',
  began: 1,
  status: 200,
  headers: [['content-type', 'application/json']],
  body: '{}',
};

/** What comes back from a page that has taken over the extension's world in it. */
async function failureOfForged(result: unknown, method: string) {
  fakeBrowser.scripting.executeScript = async () => [{ documentId: 'D', frameId: 0, result }];
  const fetch = tabFetch({ tabId: 7, documentId: 'D' }, site, patienceOf(2000), 'receipt');
  const [outcome] = await Promise.allSettled([fetch(`${base}/_api/x`, { method })]);
  return outcome.status === 'rejected' ? failureOf(outcome.reason) : outcome.value;
}

const forged: [name: string, result: unknown][] = [
  ['a text', 'answered'],
  ['a number', 1],
  ['an empty object', {}],
  ['a kind that there is not', { kind: 'done' }],
  ["a failure that is not the page's to tell", { kind: 'session-ended', status: 401 }],
  ['an answer without a body', { ...answered, body: undefined }],
  ['a body that is no text', { ...answered, body: { member: {} } }],
  ['a status that is none', { ...answered, status: 99 }],
  ['a status in words', { ...answered, status: '200' }],
  ['headers that are none', { ...answered, headers: { 'content-type': 'application/json' } }],
  ['a header with a line break', { ...answered, headers: [['x-wix-consistent', 'a\r\nb: c']] }],
];
for (const [name, result] of forged) {
  for (const method of ['GET', 'POST']) {
    test(`${method}: ${name} is no answer`, async () => {
      expect(await failureOfForged(result, method)).toEqual({ kind: 'unexpected-answer' });
    });
  }
}

test('what such a page may say is what any page may: an answer, or that there was none', async () => {
  expect(await failureOfForged(answered, 'GET')).toBeInstanceOf(Response);
  expect(await failureOfForged({ kind: 'no-connection' }, 'POST')).toEqual({ kind: 'no-connection' });
});
