import { FailureError } from '../wix/failure.ts';
import { memberPageAt } from '../wix/member-pages.ts';
import type { MembersApi } from '../wix/members-api.ts';
import { namedIn } from '../wix/profile-query.ts';
import type { MemberState, OtherProfile } from '../wix/tab-state.ts';
import { parseUrl } from '../wix/url.ts';
import { type FoundTab, findTab } from './find-tab.ts';
import { isStillThere } from './still-there.ts';

/** No slug that Wix gives is nearly as long. */
const longestSlug = 200;

/**
 * Whose profile page a tab shows, where it is somebody else's than the member's: what was known of it a moment ago, or that
 * it is still to be asked for.
 */
export async function otherProfileIn(
  tab: FoundTab,
  { site, member }: MemberState,
  known: OtherProfile | undefined,
): Promise<OtherProfile | undefined> {
  // By now it may have another address: sites change it without loading a new page.
  const url = parseUrl((await findTab(tab.id))?.url);
  const page = url && memberPageAt(url, site.key, site.memberPages);
  if (page?.kind !== 'profile' || page.whose === member.id || page.whose === member.slug) return undefined;
  const { whose } = page;
  if (whose.length > longestSlug) return undefined;
  return known?.whose === whose ? known : { whose, seen: 'asking' };
}

/**
 * Whether the member sees that profile. Undefined where it turned out to be their own, under a name that it had before.
 * Throws only where the document itself is gone: it must not be in the way of what is known of the member.
 */
export async function readOtherProfile(
  api: MembersApi,
  { document, member }: MemberState,
  { whose }: OtherProfile,
): Promise<OtherProfile | undefined> {
  try {
    const found = await api.findProfile(namedIn(whose));
    if (!found) return { whose, seen: 'not-seen' };
    if (found.id === member.id) return undefined;
    return { whose, seen: 'seen', ...(found.nickname ? { name: found.nickname } : {}) };
  } catch {
    if (!(await isStillThere(document))) throw new FailureError({ kind: 'document-gone' });
    return { whose, seen: 'unknown' }; // Said as such.
  }
}
