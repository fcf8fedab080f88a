import assert from 'node:assert/strict';
import fc from 'fast-check';
import { memberPageAt } from '../../../src/wix/member-pages.ts';
import { parseUrl } from '../../../src/wix/url.ts';
import { anyName } from './anything.ts';
import { holds } from './holds.ts';
import { neighbour, restOfAddress, siteKey, spelling } from './sites.ts';

/** What can be one part of a path: not empty, no dots that mean another part, no half a character. */
const part = anyName(['profile', 'account', 'דנה', 'a/b', '100 %', '%20', '...']).filter(
  (it) => it !== '' && it !== '.' && it !== '..' && !/\p{Cs}/u.test(it),
);
/** Percent signs in a prefix stand for something else: those are the same page. */
const prefix = part.filter((it) => !it.includes('%'));
const prefixes = fc.uniqueArray(prefix, { minLength: 1, maxLength: 4 });

const profile = fc.record({
  key: siteKey,
  spelt: spelling,
  prefixes,
  isEncoded: fc.boolean(),
  whose: part,
  rest: restOfAddress,
});
holds("a member's page is found again, whatever they and the pages are called", 5_000, profile, (it) => {
  const [first = '', ...others] = it.prefixes;
  const address = `/${encodeURIComponent(first)}/${encodeURIComponent(it.whose)}${it.rest}`;
  const url = new URL(it.spelt(it.key, address));
  const named = it.isEncoded ? encodeURIComponent(first) : first;
  const asProfile = memberPageAt(url, it.key, { profiles: [...others, named], account: others });
  assert.deepEqual(asProfile, { kind: 'profile', whose: it.whose });
  const asAccount = memberPageAt(url, it.key, { profiles: it.prefixes, account: [named] });
  assert.deepEqual(asAccount, { kind: 'account' });
  assert.equal(memberPageAt(url, it.key, { profiles: others, account: others }), undefined);
});

const names = fc.array(anyName(['neighbour', 'x', 'profile', '%', '..']), { maxLength: 4 });
const pages = fc.record({ profiles: names, account: names });
holds(
  'an address beside a site is no member page of it, whatever its pages are called',
  5_000,
  fc.tuple(neighbour, pages),
  ([{ key, address }, given]) => {
    assert.equal(memberPageAt(new URL(address), key, given), undefined);
  },
);

const anyUrl = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom('about:blank', 'file:///profile/x', 'data:,profile/x'),
  fc
    .tuple(siteKey, fc.array(anyName(['profile', '%', '%E0%A4'])))
    .map(([key, more]) => `https://${key}/${more.join('/')}`),
);
holds(
  'whose profile an address shows is written in its path, whatever the address, the site and its pages are',
  5_000,
  fc.tuple(
    anyUrl.filter((text) => parseUrl(text) !== undefined),
    fc.oneof(siteKey, anyName()),
    pages,
  ),
  ([address, key, given]) => {
    const url = new URL(address);
    for (const site of [key, url.host]) {
      const page = memberPageAt(url, site, given);
      if (page) assert(`${url.host}${url.pathname}`.startsWith(`${site}/`));
      if (page?.kind !== 'profile') continue;
      const parts = url.pathname.split('/');
      assert(
        parts.some(
          (it) => it === page.whose || encodeURIComponent(page.whose) === encodeURIComponent(decoded(it)),
        ),
      );
    }
  },
);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
