import { expect, test } from '@playwright/test';
import { failureOf } from '../../../src/wix/failure.ts';
import { parseSession, readSession } from '../../../src/wix/session.ts';
import { usualSite } from './usual-site.ts';

const metasite = '22bef345-3c5b-4c18-b782-74d4085112ff';
const membersArea = '14cc59bc-f0b7-15b8-e1c7-89ce41d0e0c9';
const velo = '675bbcef-18d8-41f5-800e-131ec9e08762';
const other = '00000000-0000-4000-8000-000000000001';

const app = (instance: unknown) => ({ instance, intId: 1 });
const named = { smToken: 'sm', siteMemberId: 'member-1' };
const member = (instance: string) => ({ kind: 'member', instance });

const many = Object.fromEntries(
  Array.from({ length: 300 }, (_, index) => [`app-${index}`, app(`sig.other${index}`)]),
);
const sessions: [name: string, answer: unknown, expected: unknown][] = [
  ['a visitor', { apps: { [metasite]: app('sig.visitor') } }, { kind: 'visitor' }],
  ['a visitor, smToken empty', { apps: { [metasite]: app('a.b') }, smToken: '' }, { kind: 'visitor' }],
  ['a visitor, smToken null', { apps: { [metasite]: app('a.b') }, smToken: null }, { kind: 'visitor' }],
  [
    'a visitor, siteMemberId without smToken',
    { apps: { [metasite]: app('a.b') }, siteMemberId: 'member-1' },
    { kind: 'visitor' },
  ],
  ['a member', { ...named, apps: { [metasite]: app('sig.me') } }, member('sig.me')],
  ['a member, smToken only', { smToken: 'sm', apps: { [metasite]: app('sig.me') } }, member('sig.me')],
  [
    'a member, with the token of "metasite" before all others',
    { ...named, apps: { [velo]: app('a.b.c'), [membersArea]: app('c.d'), [metasite]: app('sig.me') } },
    member('sig.me'),
  ],
  [
    'a member, with the token of the Members Area before that of Velo',
    { ...named, apps: { [velo]: app('a.b.c'), [membersArea]: app('sig.area') } },
    member('sig.area'),
  ],
  [
    'a member, with the token of Velo',
    { ...named, apps: { ...many, [velo]: app('a.b.c') } },
    member('a.b.c'),
  ],
  ['a member, among 300 apps', { ...named, apps: { ...many, [metasite]: app('sig.me') } }, member('sig.me')],
  ['a member, next to news', { ...named, news: [], apps: { [metasite]: app('a.b'), x: 1 } }, member('a.b')],
];
for (const [name, answer, expected] of sessions) {
  test(`C4, C6: access tokens name ${name}`, () => {
    expect(parseSession(answer)).toEqual(expected);
  });
}

const notTokens: [name: string, answer: unknown][] = [
  ...[null, undefined, 0, true, 'x', [], {}].map((it): [string, unknown] => [`${JSON.stringify(it)}`, it]),
  ['no apps', named],
  ['apps null', { ...named, apps: null }],
  ['apps an array', { ...named, apps: [app('sig.me')] }],
  ['apps a string', { ...named, apps: metasite }],
  ['no apps at all in it', { ...named, apps: {} }],
  ['only another app', { ...named, apps: { [other]: app('sig.other') } }],
  ['300 other apps', { ...named, apps: many }],
  ['a toString app', { ...named, apps: { toString: app('sig.other'), constructor: app('sig.other') } }],
  ['an inherited app', { ...named, apps: Object.create({ [metasite]: app('sig.me') }) }],
  ['a __proto__ app', JSON.parse(`{"smToken":"sm","apps":{"__proto__":{"${metasite}":{"instance":"a.b"}}}}`)],
  ['metasite null', { ...named, apps: { [metasite]: null } }],
  ['metasite a string', { ...named, apps: { [metasite]: 'sig.me' } }],
];
for (const [name, answer] of notTokens) {
  test(`C4: a token is never guessed from ${name}`, () => {
    expect(parseSession(answer)).toBeUndefined();
  });
}

const badTokens: [name: string, token: unknown][] = [
  ['empty', ''],
  ['a number', 5],
  ['null', null],
  ['with a line break', 'sig.me\r\nX-Evil: 1'],
  ['ending in a line feed', 'sig.me\n'],
  ['with NUL', 'sig\u0000.me'],
  ['with a space', 'sig me'],
  ['not Latin', 'sig.מי'],
  ['with a direction override', 'sig.\u202eme'],
  ['1 MB', 'x'.repeat(1_000_000)],
];
for (const [name, token] of badTokens) {
  test(`C5: a token that is ${name} is refused before use`, () => {
    const apps = Object.fromEntries([metasite, membersArea, velo].map((id) => [id, app(token)]));
    expect(parseSession({ ...named, apps })).toBeUndefined();
  });
}

const site = {
  key: 'dana.wixsite.test/yoga',
  base: 'https://dana.wixsite.test/yoga',
  accessTokensUrl: 'https://dana.wixsite.test/yoga/_api/v1/access-tokens?v=2',
  ...usualSite,
};

/** Reads a session with a fetch that gives one answer, and tells what was asked. */
async function read(answer: () => Response) {
  const asked: { url: string; method: string; body: unknown; headers: string[] }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const headers = [...new Headers(init?.headers).keys()];
    asked.push({ url: String(input), method: init?.method ?? 'GET', body: init?.body, headers });
    return answer();
  };
  const [outcome] = await Promise.allSettled([readSession(site, fetch)]);
  return { asked, outcome };
}

test('the site is asked once, at its access-tokens address, with nothing that names anybody', async () => {
  const { asked, outcome } = await read(() => Response.json({ ...named, apps: { [metasite]: app('a.b') } }));
  expect(outcome).toEqual({ status: 'fulfilled', value: member('a.b') });
  expect(asked).toEqual([{ url: site.accessTokensUrl, method: 'GET', body: undefined, headers: ['accept'] }]);
});

const html = '<!doctype html><title>Log in</title>';
const failures: [name: string, answer: () => Response, kind: string, status: number][] = [
  [
    'an HTML page',
    () => new Response(html, { headers: { 'content-type': 'text/html' } }),
    'unexpected-answer',
    200,
  ],
  [
    'HTML said to be JSON',
    () => new Response(html, { headers: { 'content-type': 'application/json' } }),
    'unexpected-answer',
    200,
  ],
  ['an empty body', () => new Response(''), 'unexpected-answer', 200],
  ['204', () => new Response(null, { status: 204 }), 'unexpected-answer', 204],
  ['truncated JSON', () => new Response('{"apps":{'), 'unexpected-answer', 200],
  ["a )]}' prefix", () => new Response(")]}'\n{}"), 'unexpected-answer', 200],
  ...['null', '[]', '"x"', '0'].map((body): [string, () => Response, string, number] => [
    `the JSON ${body}`,
    () => new Response(body),
    'unexpected-answer',
    200,
  ]),
  ['401', () => new Response('{}', { status: 401 }), 'session-ended', 401],
  ['403', () => new Response(html, { status: 403 }), 'refused', 403],
  ['404', () => new Response(html, { status: 404 }), 'refused', 404],
  ['429', () => new Response('', { status: 429 }), 'rate-limited', 429],
  ['500', () => new Response('{}', { status: 500 }), 'wix-problem', 500],
  ['503', () => new Response(html, { status: 503 }), 'wix-problem', 503],
];
for (const [name, answer, kind, status] of failures) {
  test(`C2: access tokens that answer ${name} are the failure ${kind}`, async () => {
    const { asked, outcome } = await read(answer);
    expect(outcome.status === 'rejected' && failureOf(outcome.reason)).toEqual({ kind, status });
    expect(asked).toHaveLength(1);
  });
}

test('the request id of a refused request for tokens is kept', async () => {
  const headers = { 'x-wix-request-id': 'req-1' };
  const { outcome } = await read(() => new Response('', { status: 500, headers }));
  expect(outcome.status === 'rejected' && failureOf(outcome.reason)).toMatchObject({ requestId: 'req-1' });
});
