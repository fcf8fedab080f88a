import type { Member, PrivacyStatus } from './member.ts';
import type { SiteRule } from './site-rule.ts';

/** Who sees a profile, or why that is not the question. */
export type Visibility =
  | 'public'
  | 'public-to-members'
  /** The member chose public, the site shows no profile at all. */
  | 'saved-public'
  | 'private'
  | 'private-for-good'
  | 'unknown'
  /** The site owner has not let the member in yet, or keeps them out. */
  | 'pending'
  | 'blocked'
  /** Somebody the owner writes for: no member of the community at all. */
  | 'guest-author';

/**
 * What a member's privacyStatus means under the site's rule and with their account as it is. A rule or an account
 * status that is not known changes nothing.
 */
export function visibilityOf(
  privacyStatus: PrivacyStatus,
  rule: SiteRule,
  status: Member['status'],
): Visibility {
  switch (status) {
    case 'PENDING':
      return 'pending';
    case 'BLOCKED':
      return 'blocked';
    case 'OFFLINE':
      return 'guest-author';
    case 'APPROVED':
    case 'UNKNOWN':
      return chosenVisibility(privacyStatus, rule);
  }
}

function chosenVisibility(privacyStatus: PrivacyStatus, rule: SiteRule): Visibility {
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

/** Whether visitors should see a profile that is seen so under this rule; undefined where nothing follows from it. */
export function isForVisitors(visibility: Visibility, rule: SiteRule): boolean | undefined {
  switch (visibility) {
    case 'public':
      return rule === 'everyone' ? true : undefined;
    case 'public-to-members':
    case 'saved-public':
    case 'private':
    case 'private-for-good':
      return false;
    case 'unknown':
    case 'pending':
    case 'blocked':
    case 'guest-author':
      return undefined;
  }
}

/** Whether a member who is seen so can become public or private. Nobody is changed of whom too little is known. */
export function changeTo(
  want: Exclude<PrivacyStatus, 'UNKNOWN'>,
  visibility: Visibility,
): 'possible' | 'already-so' | 'not-possible' {
  switch (visibility) {
    case 'public':
    case 'public-to-members':
    case 'saved-public':
      return want === 'PUBLIC' ? 'already-so' : 'possible';
    case 'private':
      return want === 'PRIVATE' ? 'already-so' : 'possible';
    case 'private-for-good':
      return want === 'PRIVATE' ? 'already-so' : 'not-possible';
    case 'unknown':
    case 'pending':
    case 'blocked':
    case 'guest-author':
      return 'not-possible';
  }
}
