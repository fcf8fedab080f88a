import * as v from 'valibot';
import type { PrivacyStatus } from './member.ts';

/** Who may see public profiles on a site, in our words for Wix's memberPrivacySettings; `unknown` where it can't be read. */
export const SiteRule = v.picklist(['everyone', 'members-only', 'no-one', 'unknown']);
export type SiteRule = v.InferOutput<typeof SiteRule>;

const Settings = v.object({
  memberPrivacySettings: v.object({
    publicMemberCandidates: v.picklist(['ANYONE', 'NO_ONE']),
    publicMemberVisibility: v.fallback(v.optional(v.string()), undefined),
  }),
});

/** The site rule in a privacy-settings answer. NO_ONE keeps every profile private, whatever the members chose. */
export function parseSiteRule(answer: unknown): SiteRule {
  const parsed = v.safeParse(Settings, answer);
  if (!parsed.success) return 'unknown';
  const { publicMemberCandidates, publicMemberVisibility } = parsed.output.memberPrivacySettings;
  if (publicMemberCandidates === 'NO_ONE') return 'no-one';
  if (publicMemberVisibility === 'VISIBLE_TO_ALL') return 'everyone';
  return publicMemberVisibility === 'VISIBLE_TO_MEMBERS_ONLY' ? 'members-only' : 'unknown';
}

/** Who sees a profile. `saved-public`: the member chose public, the site shows no profile at all. */
export type Visibility =
  | 'public'
  | 'public-to-members'
  | 'saved-public'
  | 'private'
  | 'private-for-good'
  | 'unknown';

/** What a member's privacyStatus means under the site's rule. A rule that is not known changes nothing. */
export function visibilityOf(privacyStatus: PrivacyStatus, rule: SiteRule): Visibility {
  switch (privacyStatus) {
    case 'PUBLIC':
      if (rule === 'no-one') return 'saved-public';
      return rule === 'members-only' ? 'public-to-members' : 'public';
    case 'PRIVATE':
      return rule === 'no-one' ? 'private-for-good' : 'private';
    case 'UNKNOWN':
      return 'unknown';
  }
}
