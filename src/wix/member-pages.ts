/** The first parts of the paths of a site's member pages, after the site's base. */
export interface MemberPages {
  /** Pages that show a member: `/profile/{slug or id}/…`. */
  profiles: string[];
  /** The visitor's own pages: `/account/my-account`. */
  account: string[];
}

/** The most prefixes of either kind that are kept of a site, and the greatest length of one. */
export const mostPrefixes = 10;
export const longestPrefix = 100;

/** What most sites have. Facts: docs/wix.md, "Member pages". */
export const usualMemberPages: MemberPages = { profiles: ['profile'], account: ['account', 'members-area'] };

/** A member page: the visitor's own account, or somebody's profile, named by slug or member id. */
export type MemberPage = { kind: 'account' } | { kind: 'profile'; whose: string };

/** Which member page of the site `siteKey` (`host` or `host/path`) an address is, or undefined. Never throws. */
export function memberPageAt(url: URL, siteKey: string, pages: MemberPages): MemberPage | undefined {
  const address = url.host + url.pathname;
  if (!address.startsWith(`${siteKey}/`)) return undefined;
  // A base that ends in a slash makes addresses with two; names may be spelled with percent signs on either side.
  const parts = address.slice(siteKey.length).split('/').filter(Boolean).map(decoded);
  const [prefix, whose] = parts;
  if (prefix === undefined) return undefined;
  if (pages.account.map(decoded).includes(prefix)) return { kind: 'account' };
  if (whose === undefined || !pages.profiles.map(decoded).includes(prefix)) return undefined;
  return { kind: 'profile', whose };
}

/**
 * The address of a member's profile page on the site with this base, or undefined where it has none. `whose`: slug or id.
 * Never throws.
 */
export function profileAddress(base: string, { profiles }: MemberPages, whose: string): string | undefined {
  const [prefix] = profiles;
  return prefix && `${base}/${prefix}/${encodeURIComponent(whose.replace(/\p{Cs}/gu, ''))}/profile`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A lone percent sign: nobody's slug, and no member page is named so.
  }
}
