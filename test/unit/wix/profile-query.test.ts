import { expect, test } from '@playwright/test';
import { FailureError, failureOf } from '../../../src/wix/failure.ts';
import { findProfile, type Named, namedIn } from '../../../src/wix/profile-query.ts';
import { recordingFetch } from './recording-fetch.ts';
import { usualSite } from './usual-site.ts';

const token = 'c2ln.eyJhaWQiOiIxIn0';
const guid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const siteAt = (base: string) => ({
  key: base.slice('https://'.length),
  base,
  accessTokensUrl: `${base}/_api/v1/access-tokens`,
  ...usualSite,
});
const acme = siteAt('https://www.acme-club.test');
const omer = { id: guid, profile: { slug: 'omer', nickname: 'Omer' } };
const noa = { id: '9c858901-8a57-4791-81fe-4c455b099bc9', profile: { slug: 'noa', nickname: 'Noa' } };

const json = (body: unknown) => () => Response.json(body);
const ways: [name: string, named: Named, filter: object][] = [
  ['slug', { slug: 'omer' }, { 'profile.slug': 'omer' }],
  ['id', { id: guid }, { id: guid }],
];

/** What findProfile comes to where the site answers so, and what was sent to it. */
async function find(named: Named, answer: () => Response, site = acme) {
  const { fetch, sent } = recordingFetch(answer);
  const [outcome] = await Promise.allSettled([findProfile(site, token, fetch, named)]);
  return {
    sent,
    found: outcome.status === 'fulfilled' ? outcome.value : 'nothing: it threw',
    failure: outcome.status === 'rejected' ? failureOf(outcome.reason) : undefined,
  };
}

const bases = ['https://www.acme-club.test', 'https://dana.wixsite.test/yoga', 'https://localhost:8443/a/b'];
for (const [name, named, filter] of ways) {
  for (const base of bases) {
    test(`asked by ${name}, ${base} gets one query for one member, the token raw`, async () => {
      const { sent, found } = await find(named, json({ members: [omer] }), siteAt(base));
      expect(found).toMatchObject({ id: guid, slug: 'omer', nickname: 'Omer' });
      expect(sent).toHaveLength(1);
      expect(sent[0]).toMatchObject({ url: `${base}/_api/members/v1/members/query`, method: 'POST' });
      expect(sent[0]?.headers.get('authorization')).toBe(token);
      const { query } = JSON.parse(String(sent[0]?.body));
      expect(query).toMatchObject({ filter, paging: { limit: 1 } });
      expect(query.filter).toEqual(filter);
    });
  }

  test(`asked by ${name}, a member whom the site leaves out is not found, and asked for once`, async () => {
    const { sent, found } = await find(named, json({ members: [], metadata: { count: 0 } }));
    expect(found).toBeUndefined();
    expect(sent).toHaveLength(1);
  });
}

const odd: [name: string, answer: () => Response][] = [
  ['nothing of members', json({})],
  ['null', json(null)],
  ['a list alone', json([])],
  ['a list of the member alone', json([omer])],
  ['the member alone', json({ member: omer })],
  ['members of null', json({ members: null })],
  ['members that are a text', json({ members: 'omer' })],
  ['members that are an object', json({ members: { 0: omer } })],
  ['somebody else', json({ members: [noa] })],
  ['somebody else first', json({ members: [noa, omer] })],
  ['somebody else as well', json({ members: [omer, noa] })],
  ['somebody without id', json({ members: [{ profile: omer.profile }] })],
  ['members that are none', json({ members: [{}] })],
  ['a member and one that is none', json({ members: [omer, {}] })],
  ['members that are null', json({ members: [null] })],
  ['members that are texts', json({ members: [guid] })],
  ['a member whose id is the slug', json({ members: [{ id: 'omer', profile: { slug: guid } }] })],
  ['HTML', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
  ['an empty body', () => new Response('')],
  ['204', () => new Response(null, { status: 204 })],
  ['half of its JSON', () => new Response('{"members":[')],
];
for (const [by, named] of ways) {
  for (const [name, answer] of odd) {
    test(`asked by ${by}, ${name} is an unexpected answer, and asked for once`, async () => {
      const { sent, failure } = await find(named, answer);
      expect(failure).toMatchObject({ kind: 'unexpected-answer' });
      expect(sent).toHaveLength(1);
    });
  }
}

test('a member without a slug is not the one whose slug was asked for', async () => {
  const { failure } = await find({ slug: 'omer' }, json({ members: [{ id: guid }] }));
  expect(failure).toMatchObject({ kind: 'unexpected-answer' });
});

test('a member without a slug is the one whose id was asked for', async () => {
  const { found } = await find({ id: guid }, json({ members: [{ id: guid }] }));
  expect(found).toMatchObject({ id: guid });
});

const refusals: [status: number, kind: string][] = [
  [401, 'session-ended'],
  [403, 'refused'],
  [404, 'refused'],
  [429, 'rate-limited'],
  [500, 'wix-problem'],
];
for (const [by, named] of ways) {
  for (const [status, kind] of refusals) {
    test(`asked by ${by}, ${status} is ${kind}, also with a list in it`, async () => {
      const headers = { 'x-wix-request-id': 'req-1' };
      for (const body of [{ message: '', details: {} }, { members: [omer] }, { members: [] }]) {
        const { sent, failure } = await find(named, () => Response.json(body, { status, headers }));
        expect(failure).toEqual({ kind, status, requestId: 'req-1' });
        expect(sent).toHaveLength(1);
      }
    });
  }
}

test("a refusal keeps Wix's own word for it", async () => {
  const details = { applicationError: { code: 'NOT_FOUND' } };
  const { failure } = await find({ slug: 'omer' }, () => Response.json({ details }, { status: 404 }));
  expect(failure).toMatchObject({ kind: 'refused', code: 'NOT_FOUND' });
});

for (const kind of ['too-slow', 'no-connection', 'document-gone', 'answer-lost'] as const) {
  test(`what our fetch throws, ${kind}, comes out as it is`, async () => {
    const fetch = () => Promise.reject(new FailureError({ kind }));
    const [outcome] = await Promise.allSettled([findProfile(acme, token, fetch, { slug: 'omer' })]);
    expect(outcome.status === 'rejected' && failureOf(outcome.reason)).toEqual({ kind });
  });
}

const ids = [guid, guid.toUpperCase(), '3F2504e0-4f89-41D3-9a0c-0305E82c3301'];
for (const whose of ids) {
  test(`an address that says ${whose} names an id, in small letters`, () => {
    expect(namedIn(whose)).toEqual({ id: guid });
  });
}

const slugs = [
  'omer',
  'Omer',
  'omer83571',
  'עומר',
  'id',
  '',
  '123',
  guid.replaceAll('-', ''),
  guid.slice(1),
  `${guid}0`,
  `${guid}-2`,
  `x${guid}`,
  `{${guid}}`,
  ` ${guid}`,
  `${guid}\n`,
  guid.replace('3f', '3g'),
  guid.replace('-', '_'),
  guid.replace('-4f89', '4-f89'),
];
for (const whose of slugs) {
  test(`an address that says ${JSON.stringify(whose)} names a slug, as it is`, () => {
    expect(namedIn(whose)).toEqual({ slug: whose });
  });
}

test('a member whom an address names by an id in capitals is found', async () => {
  const { sent, found } = await find(namedIn(guid.toUpperCase()), json({ members: [omer] }));
  expect(found).toMatchObject({ id: guid });
  expect(JSON.parse(String(sent[0]?.body)).query.filter).toEqual({ id: guid });
});
