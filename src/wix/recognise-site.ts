import { isGuid } from './guid.ts';
import { type Find, hasMembersAreaIn, memberPagesIn, type PageModel, readPageModel } from './page-model.ts';
import type { Recognition } from './site.ts';
import { siteKey } from './site-key.ts';
import { parseUrl } from './url.ts';

/**
 * Says whether the document at `location` is a page of a Wix site. Every marker can be copied, so the one that decides
 * is the site's own base URL: a page outside it is a copy. The page may only name addresses under its own base. Of
 * `cookie`, the document's own, only one name is looked for.
 */
export function recogniseSite(location: URL, find: Find, cookie = ''): Recognition {
  if (location.protocol === 'http:') return { kind: 'not-secure' };
  if (location.protocol !== 'https:') return { kind: 'not-wix' };

  const full = readPageModel(find, 'wix-viewer-model');
  const model = readPageModel(find, 'wix-essential-viewer-model') ?? full;
  if (!model) return { kind: isTooOld(find) ? 'too-old' : isHeadless(cookie) ? 'headless' : 'not-wix' };

  const base = parseBase(model.externalBaseUrl);
  if (!base) return { kind: 'not-wix' };
  if (!isUnder(base, location)) return { kind: 'copy', of: siteKey(base) };
  if (full?.siteType === 'Template') return { kind: 'template' };

  const metaSiteId = full?.metaSiteId;
  const address = base.origin + base.pathname.replace(/\/$/, '');
  return {
    kind: 'wix',
    site: {
      key: siteKey(base),
      base: address,
      accessTokensUrl: accessTokensUrl(model, address),
      memberPages: memberPagesIn(full),
      hasMembersArea: hasMembersAreaIn(full) ?? true,
      ...(metaSiteId && isGuid(metaSiteId) ? { metaSiteId } : {}),
    },
  };
}

/** Pages of 2019 and before carry their data in scripts only; they have Wix's metas but neither model. */
function isTooOld(find: Find): boolean {
  const generator = find('meta[name="generator"]')?.getAttribute('content') ?? '';
  return generator.startsWith('Wix.com') && find('meta[http-equiv="X-Wix-Meta-Site-Id"]') !== null;
}

/** Sites that only use Wix behind a front of their own keep Wix's tokens in a cookie of this name. */
function isHeadless(cookie: string): boolean {
  return /(^|;\s*)wixSession=/.test(cookie);
}

function parseBase(text: string): URL | undefined {
  const url = text.length > 2000 ? undefined : parseUrl(text);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
  return new URL(url.origin + url.pathname.replace(/\/+$/, ''));
}

function isUnder(base: URL, url: URL): boolean {
  const path = base.pathname.replace(/\/$/, '');
  return url.origin === base.origin && (url.pathname === path || url.pathname.startsWith(`${path}/`));
}

/** Pages before 2024 name only `dynamicModelUrl`, sometimes with a doubled slash; both answer in the same shape. */
function accessTokensUrl(model: PageModel, address: string): string {
  for (const named of [model.accessTokensUrl, model.dynamicModelUrl]) {
    const url = parseUrl(named);
    if (!url) continue;
    url.pathname = url.pathname.replace(/\/{2,}/g, '/');
    const tokens = url.origin + url.pathname;
    if (tokens.startsWith(`${address}/`)) return tokens + url.search;
  }
  return `${address}/_api/v1/access-tokens`;
}
