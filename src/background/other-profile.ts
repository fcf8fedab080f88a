import { memberPageAt } from '../wix/member-pages.ts';
import type { MembersApi } from '../wix/members-api.ts';
import { namedIn } from '../wix/profile-query.ts';
import type { MemberState, OtherProfile } from '../wix/tab-state.ts';
import { parseUrl } from '../wix/url.ts';
import { type FoundTab, findTab } from './find-tab.ts';

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
  return known?.whose === page.whose ? known : { whose: page.whose, seen: 'asking' };
}

/**
 * Whether the member sees that profile. Undefined where it turned out to be their own, under a name that it had before.
 * Never throws: it must not be in the way of what is known of the member.
 */
export async function readOtherProfile(
  api: MembersApi,
  { id }: MemberState['member'],
  { whose }: OtherProfile,
): Promise<OtherProfile | undefined> {
  try {
    const found = await api.findProfile(namedIn(whose));
    if (!found) return { whose, seen: 'not-seen' };
    if (found.id === id) return undefined;
    const name = found.nickname ?? found.slug;
    return { whose, seen: 'seen', ...(name ? { name } : {}) };
  } catch {
    return { whose, seen: 'unknown' }; // Said as such.
  }
}
