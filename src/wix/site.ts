import * as v from 'valibot';
import { isGuid } from './guid.ts';
import { longestPrefix, mostPrefixes } from './member-pages.ts';
import { isOnSite } from './site-key.ts';

const Prefixes = v.pipe(
  v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(longestPrefix))),
  v.maxLength(mostPrefixes),
);

/** One Wix site: what its page says of itself, checked. Facts: docs/wix.md, "Is this a Wix site?". */
export const WixSite = v.pipe(
  v.object({
    /** `host` or `host/path`: names the site everywhere it is remembered, locked or shown. */
    key: v.string(),
    /** The site's external base URL without a trailing slash; may carry a path. */
    base: v.string(),
    accessTokensUrl: v.string(),
    memberPages: v.object({ profiles: Prefixes, account: Prefixes }),
    /** False only where the page says so: it chooses what is said to whom Wix doesn't name, and turns no member away whom it names. */
    hasMembersArea: v.boolean(),
    /** Wix's own id of the site, where its page names it. */
    metaSiteId: v.exactOptional(v.pipe(v.string(), v.check(isGuid))),
  }),
  // Whatever runs in a page could hand over a site that asks another one's addresses.
  v.check(({ key, base, accessTokensUrl }) => base === `https://${key}` && isOnSite(accessTokensUrl, key)),
);
export type WixSite = v.InferOutput<typeof WixSite>;

export const Recognition = v.variant('kind', [
  v.object({ kind: v.literal('wix'), site: WixSite }),
  v.object({ kind: v.literal('copy'), of: v.string() }),
  v.object({ kind: v.literal('template') }),
  v.object({ kind: v.literal('too-old') }),
  v.object({ kind: v.literal('headless') }),
  v.object({ kind: v.literal('not-wix') }),
  v.object({ kind: v.literal('not-secure') }),
]);
export type Recognition = v.InferOutput<typeof Recognition>;
