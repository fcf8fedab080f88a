import { jarOf } from '../shared/stored.ts';
import type { MembersApi } from '../wix/members-api.ts';
import type { MemberState, OtherProfile } from '../wix/tab-state.ts';
import { unlessDismissed } from './changed-elsewhere.ts';
import { readSiteRule } from './membership.ts';
import { otherProfileIn, readOtherProfile } from './other-profile.ts';
import type { TabWork } from './tabs.ts';

/**
 * Shows a member, then with the site's rule, then with what the member sees of somebody else's profile, where the page
 * shows one. `known`: what was known of it. Gives back what was shown last; undefined as soon as `isOld`. Throws only where
 * the document is gone.
 */
export async function showMember(
  work: TabWork,
  state: MemberState,
  api: MembersApi,
  known: OtherProfile | undefined,
  isOld: () => boolean,
): Promise<MemberState | undefined> {
  const jar = jarOf(work.tab);
  const asked = await otherProfileIn(work.tab, state, known);
  if (isOld()) return undefined;
  await work.show(withProfile(state, asked));
  const rule = await readSiteRule(api);
  const ruled = await unlessDismissed(jar, { ...state, ...rule });
  if (isOld()) return undefined;
  const shown = await work.show(withProfile(ruled, asked));
  if (!asked) return shown;
  const otherProfile = await readOtherProfile(api, state, asked);
  const last = withProfile(await unlessDismissed(jar, ruled), otherProfile);
  return isOld() ? undefined : work.show(last);
}

function withProfile(state: MemberState, otherProfile: OtherProfile | undefined): MemberState {
  return otherProfile ? { ...state, otherProfile } : state;
}
