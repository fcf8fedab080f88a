import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { recogniseSite } from '../../../src/wix/recognise-site.ts';
import { Recognition } from '../../../src/wix/site.ts';
import { parseUrl } from '../../../src/wix/url.ts';
import { essential, type FakeElement, findIn, full } from '../wix/fake-document.ts';
import { anyJson } from './anything.ts';
import { holds } from './holds.ts';
import { faults } from './nearly.ts';
import { own } from './own.ts';
import { elementsOf, modelOf, pageContent, siteSaidBy, words } from './pages.ts';
import { neighbour, restOfAddress, siteKey, spelling } from './sites.ts';

const page = fc.record({ key: siteKey, rest: restOfAddress, spelt: spelling, content: pageContent });

/** What may be said of any page, whatever stands in it. */
function assertTrue(recognition: Recognition, location: URL, texts: string[]): void {
  assert(v.is(Recognition, recognition));
  if (recognition.kind !== 'wix') return;
  const { key, base, accessTokensUrl, memberPages } = recognition.site;
  assert.equal(base, `https://${key}`);
  assert.equal(new URL(base).origin, location.origin);
  assert(`${location.origin}${location.pathname}/`.startsWith(`${base}/`));
  assert(
    texts.some((text) => basesIn(text).includes(base)),
    'the page names another base',
  );
  assert(accessTokensUrl.startsWith(`${base}/`));
  assert.equal(new URL(accessTokensUrl).href, accessTokensUrl);
  assert(!accessTokensUrl.includes('#'));
  for (const list of [memberPages.profiles, memberPages.account]) {
    assert(list.length <= 10 && list.every((prefix) => prefix.length > 0 && prefix.length <= 100));
  }
}

/** The base in a model's text, as addresses are written, by what is its own. */
function basesIn(text: string): string[] {
  const named = jsonIn(text)?.site?.externalBaseUrl;
  if (typeof named !== 'string' || !parseUrl(named)) return [];
  const { origin, pathname } = new URL(named);
  return [origin + pathname.replace(/\/+$/, '')];
}

function jsonIn(text: string): { site?: { externalBaseUrl?: unknown } } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const recognise = (address: string, elements: FakeElement[], cookie?: string) => {
  const location = new URL(address);
  const recognition = recogniseSite(location, findIn(elements), cookie);
  assertTrue(
    recognition,
    location,
    elements.map(({ text = '' }) => text),
  );
  return recognition;
};

/** The lists come in an order of their own where a name is a number. */
function sorted(recognition: Recognition): Recognition {
  if (recognition.kind !== 'wix') return recognition;
  const { profiles, account } = recognition.site.memberPages;
  const memberPages = { profiles: [...profiles].sort(), account: [...account].sort() };
  return { ...recognition, site: { ...recognition.site, memberPages } };
}

holds('a page of a site is recognised for what it is, however it is written', 4_000, page, (it) => {
  const { key, rest, spelt, content } = it;
  const seen = recognise(spelt(key, rest), elementsOf(modelOf(key, content), content.models));
  assert.deepEqual(sorted(seen), sorted({ kind: 'wix', site: siteSaidBy(key, content) }));
});

const copies = fc.tuple(neighbour, pageContent);
holds(
  'a page that lies beside the site it names is a copy of that',
  5_000,
  copies,
  ([{ key, address }, it]) => {
    assert.deepEqual(recognise(address, elementsOf(modelOf(key, it), it.models)), { kind: 'copy', of: key });
  },
);

holds(
  'where a page names an address that is not under its base, its tokens are asked at the usual one',
  5_000,
  fc.tuple(neighbour, fc.oneof(fc.constantFrom('', '?x', '#x'), fc.constant(undefined))),
  ([{ key, address }, atBase]) => {
    const isAtBase = atBase !== undefined && key.includes('/');
    const accessTokensUrl = isAtBase ? `https://${key}${atBase}` : address;
    const model = { site: { externalBaseUrl: `https://${key}` }, accessTokensUrl, dynamicModelUrl: address };
    const seen = recognise(`https://${key}`, [essential(model)]);
    const expected = `https://${key}/_api/v1/access-tokens`;
    assert.equal(seen.kind === 'wix' && seen.site.accessTokensUrl, expected);
  },
);

holds(
  'a page with a few faults in its models is of the site it names, or of none',
  4_000,
  fc.tuple(page, faults(words)),
  ([{ key, rest, spelt, content }, spoil]) => {
    recognise(spelt(key, rest), elementsOf(spoil(modelOf(key, content)), content.models));
  },
);

const noise = fc.oneof(
  anyJson(words).map((model) => JSON.stringify(model) ?? ''),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const addresses = fc.oneof(
  { weight: 3, arbitrary: fc.constant('https://www.acme-club.test/') },
  fc.webUrl({ validSchemes: ['https', 'http', 'ftp'] }),
  fc.constantFrom('about:blank', 'file:///x', 'data:text/html,x', 'blob:https://www.acme-club.test/1'),
);
holds(
  'B6: whatever stands where a model belongs, a page that names no base is none of Wix',
  5_000,
  fc.tuple(addresses, noise, noise),
  ([address, first, second]) => {
    const { kind } = recognise(address, [essential(first), full(second)]);
    const named = [first, second].flatMap(basesIn);
    if (named.length === 0) assert(kind === 'not-wix' || kind === 'not-secure', kind);
  },
);

const meta = fc.record({
  tag: fc.constantFrom('meta', 'script', 'div'),
  attributes: fc.dictionary(
    fc.constantFrom('id', 'type', 'name', 'content', 'http-equiv'),
    fc.constantFrom(
      'wix-viewer-model',
      'wix-essential-viewer-model',
      'application/json',
      'text/javascript',
      'generator',
      'Wix.com Website Builder',
      'X-Wix-Meta-Site-Id',
      '__proto__',
    ),
  ),
  text: fc.constantFrom('', '{}', '{"site":{}}', '{"site":{"externalBaseUrl":7}}'),
});
const cookie = fc.oneof(
  fc.constantFrom('', 'wixSession=x', 'a=1; wixSession=x', 'a=wixSession=x', 'xwixSession=; wixSessionId=1'),
  fc.string({ unit: 'binary' }),
);
holds(
  'B6: no metas, no cookies and no elements of other names make a page one of Wix',
  5_000,
  fc.tuple(fc.array(meta, { maxLength: 5 }), cookie),
  ([elements, given]) => {
    const { kind } = recognise('https://www.acme-club.test/', elements, given);
    const isMeta = (...wanted: string[][]) =>
      elements.some(({ tag, attributes }) => {
        return tag === 'meta' && wanted.every(([name = '', value]) => own(attributes, name) === value);
      });
    const isOld = isMeta(['name', 'generator']) && isMeta(['http-equiv', 'X-Wix-Meta-Site-Id']);
    const isHeadless = given.split(';').some((it) => it.trimStart().startsWith('wixSession='));
    if (kind === 'too-old') assert(isOld);
    else assert.equal(kind, isHeadless ? 'headless' : 'not-wix');
  },
);
